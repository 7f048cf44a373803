import { createServer } from "node:net";
import { once } from "node:events";
import { exampleBytes, exampleMessage } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { expectOpen, expectStartPage, linkParameter, openExample } from "./support/workspace.ts";

const bytes = exampleBytes("go-cpu");
const message = exampleMessage("go-cpu");

/** A copy with some bytes in the middle turned round. */
function damaged(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  const middle = copy.length >> 1;
  for (let at = middle; at < middle + 40; at++) copy[at] = ~(copy[at] ?? 0) & 255;
  return copy;
}

/** File, and what the alert must say: what is wrong, where, what to do. */
const BAD_FILES: readonly { what: string; bytes: Uint8Array; says: readonly RegExp[] }[] = [
  {
    what: "a web page",
    bytes: Buffer.from("<!doctype html>\n<html><body>Log in</body></html>"),
    says: [/web page/i, /address/],
  },
  { what: "JSON", bytes: Buffer.from('{"profiles": []}'), says: [/JSON/, /pprof/] },
  { what: "an empty file", bytes: Buffer.alloc(0), says: [/empty/i, /again/] },
  {
    what: "a broken profile in a legacy format",
    bytes: Buffer.from("heap profile: 1: 2 [3: 4] @ heap/1048576\n1: two [3: 4] @ 0x1 0x2\n"),
    says: [/legacy/, /line 2/, /again/],
  },
  {
    what: "a truncated gzip file",
    bytes: bytes.subarray(0, bytes.length >> 1),
    says: [/ends|cut|truncated/i, /at byte [\d,]+/, /again/],
  },
  { what: "a damaged gzip file", bytes: damaged(bytes), says: [/compressed data is broken/, /again/] },
  {
    what: "a truncated protobuf message",
    bytes: message.subarray(0, message.length - 1000),
    says: [/ends|cut|truncated/i, /at byte [\d,]+/, /again/],
  },
  {
    what: "a zip archive",
    bytes: Buffer.from("PK\x03\x04 and so on", "latin1"),
    says: [/zip/, /no directory at its end/],
  },
];

for (const { what, bytes, says } of BAD_FILES) {
  test(`${what} is named as what it is, and what was open stays open`, async ({ page }) => {
    await openExample(page, "go-heap", "top");
    await dropFiles(page, { name: "upload.pb.gz", bytes });
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("upload.pb.gz could not be opened");
    for (const words of says) await expect(alert).toContainText(words);
    await expectOpen(page, "go-heap.pb.gz");
    await expect.poll(() => linkParameter(page, "example")).toBe("go-heap");
    await expect(page.getByRole("grid", { name: "Functions" })).toBeVisible();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(alert).toHaveCount(0);
  });
}

test("a bad file on the start page leaves the start page usable", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, { name: "bad", bytes: Buffer.from("no profile at all") });
  await expect(page.getByRole("alert")).toContainText("bad could not be opened");
  await expectStartPage(page);
  await dropFiles(page, { name: "good", bytes });
  await expectOpen(page, "good");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test.describe("addresses", () => {
  test.beforeEach(({ allowErrors }) => {
    allowErrors(text => text.includes("Failed to load resource") || text.includes("CORS policy"));
  });

  test("an address with nothing there is said to have nothing, with its status", async ({
    page,
    elsewhere,
  }) => {
    await page.goto("./");
    await page.getByRole("textbox", { name: "Profile URL" }).fill(`${elsewhere.origin}/missing.pb.gz`);
    await page.keyboard.press("Enter");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(`${new URL(elsewhere.origin).host} answered with 404`);
    await expect(alert).toContainText("check it");
    await expectStartPage(page);
  });

  test("a failed address can be tried again", async ({ page, elsewhere }) => {
    await page.goto("./");
    await page.getByRole("textbox", { name: "Profile URL" }).fill(`${elsewhere.origin}/late.pb.gz`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("404");
    elsewhere.serve("/late.pb.gz", { body: bytes });
    await page.getByRole("button", { name: "Try again" }).click();
    await expectOpen(page, "late.pb.gz");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("a server's own trouble is said to be that", async ({ page, elsewhere }) => {
    const url = elsewhere.serve("/cpu", { body: "", status: 503 });
    await page.goto("./");
    await page.getByRole("textbox", { name: "Profile URL" }).fill(url);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("503");
    await expect(page.getByRole("alert")).toContainText("later");
  });

  test("a server that does not let other sites read it is explained", async ({ page, elsewhere }) => {
    const url = elsewhere.serve("/cpu.pb.gz", { body: bytes, readable: false });
    await openExample(page, "go-heap");
    await page.goto(`./#/?url=${encodeURIComponent(url)}`);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Open from/ })
      .click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("CORS");
    await expect(alert).toContainText("open it from disk");
    await expectOpen(page, "go-heap.pb.gz");
    await expect.poll(() => linkParameter(page, "example")).toBe("go-heap");
  });

  test("a server that cannot be reached is explained", async ({ page, allowRequests }) => {
    const port = await unusedPort();
    allowRequests(url => url.port === String(port));
    await page.goto("./");
    await page.getByRole("textbox", { name: "Profile URL" }).fill(`http://localhost:${port}/cpu.pb.gz`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText(`localhost:${port} could not be read`);
    await expect(page.getByRole("alert")).toContainText("cannot be reached");
    await expectStartPage(page);
  });
});

/** A port on which nothing listens. */
async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}

test("a part of the app that cannot be fetched is said; the rest goes on", async ({
  page,
  context,
  allowErrors,
}) => {
  allowErrors(message => /Failed to load resource|dynamically imported module/.test(message));
  // One that draws, and one that the engine answers with.
  await context.route(/\/assets\/(GraphView|labels)-[^/]*\.js$/, route => route.abort());
  await openExample(page, "go-cpu");
  for (const view of ["Graph", "Labels"]) {
    await page.getByRole("tab", { name: view, exact: true }).click();
    await expect(page.getByText("A part of Proflens could not be fetched.")).toBeVisible();
  }
  await page.getByRole("tab", { name: "Top" }).click();
  await expect(page.getByRole("grid", { name: "Functions" })).toContainText("runtime.memmove");
  await expectOpen(page, "go-cpu.pb.gz");
});
