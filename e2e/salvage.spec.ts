import { gzipSync } from "node:zlib";
import { exampleBytes, exampleMessage } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { expectOpen, expectStartPage } from "./support/workspace.ts";

test("of a cut-off file, what could be read is opened when that is asked for, and says everywhere that it is a part", async ({
  page,
}) => {
  const whole = exampleBytes("go-cpu");
  await page.goto("./");
  await dropFiles(page, { name: "cpu.pb.gz", bytes: whole.subarray(0, whole.length >> 1) });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(
    /What could be read: the file up to where it breaks off, [\d,]+ samples\./,
  );
  await expectStartPage(page);
  const words =
    /up to where it breaks off, ([\d,]+) samples/.exec((await alert.textContent()) ?? "")?.[0] ?? "";
  await alert.getByRole("button", { name: "Open what could be read" }).click();

  await expectOpen(page, "cpu.pb.gz (partial)");
  await expect(alert).toHaveCount(0);
  await expect(page).toHaveTitle(/^cpu\.pb\.gz \(partial\) · Proflens$/);
  const status = page.getByRole("status");
  await expect(status).toContainText(`partial: the file ${words}`);
  await status.getByRole("button", { name: "1 warning" }).click();
  await expect(page.getByRole("dialog")).toContainText(`This is what could be read: the file ${words}.`);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Info" }).click();
  await expect(page.getByRole("region", { name: "What looks wrong" })).toContainText(words);

  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save the whole profile (.pb.gz)" }).click();
  expect((await download).suggestedFilename()).toBe("cpu.partial.pb.gz");

  // A reload opens the file anew: it is broken still.
  await page.reload();
  await expect(alert).toContainText("cpu.pb.gz could not be opened");
  await expect(alert.getByRole("button", { name: "Open what could be read" })).toBeVisible();
});

test("profiles that were written one after the other are merged, with a warning", async ({ page }) => {
  const message = exampleMessage("go-cpu");
  await page.goto("./");
  await dropFiles(page, { name: "both.pb.gz", bytes: Buffer.concat([gzipSync(message), gzipSync(message)]) });
  await expectOpen(page, "both.pb.gz");
  const status = page.getByRole("status");
  // Twice the 24.61s of one.
  await expect(status).toContainText("49.22s in");
  await expect(status).toContainText("2 profiles merged");
  await status.getByRole("button", { name: "1 warning" }).click();
  await expect(page.getByRole("dialog")).toContainText("2 profiles one after the other");
});
