import { deflateSync, gzipSync } from "node:zlib";
import { exampleBytes, exampleMessage } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { expectOpen } from "./support/workspace.ts";

const message = exampleMessage("go-cpu");
const half = message.length >> 1;

const ENCODINGS: Readonly<Record<string, Uint8Array>> = {
  gzip: exampleBytes("go-cpu"),
  "gzip of several members": Buffer.concat([
    gzipSync(message.subarray(0, half)),
    gzipSync(message.subarray(half)),
  ]),
  "gzip with zeros behind it": Buffer.concat([exampleBytes("go-cpu"), Buffer.alloc(1000)]),
  zlib: deflateSync(message),
  "plain protobuf": message,
};

for (const [encoding, bytes] of Object.entries(ENCODINGS)) {
  test(`${encoding} is read`, async ({ page }) => {
    await page.goto("./");
    await dropFiles(page, { name: "cpu.pb.gz", bytes });
    await expectOpen(page, "cpu.pb.gz");
    await expect(page.getByRole("status")).toContainText("24.61s in");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
}

const ODD_NAMES = [
  "profile",
  "notes.txt",
  "photo.png",
  "index.html",
  "data.json",
  "cpu.pb.gz.1",
  "профиль (1).zip",
];

test("the content decides what a file is, not its name", async ({ page }) => {
  await page.goto("./");
  for (const [index, name] of ODD_NAMES.entries()) {
    await dropFiles(page, {
      name,
      bytes: index % 2 === 0 ? exampleBytes("go-heap") : exampleMessage("go-heap"),
    });
    await expectOpen(page, name);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});
