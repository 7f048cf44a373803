import type { Page } from "@playwright/test";
import { exampleBytes } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import type { ProfileServer } from "./support/profileServer.ts";
import { expectOpen, expectStartPage, linkParameter, openExample } from "./support/workspace.ts";

const bytes = exampleBytes("go-cpu");

/** Opens an address that sends its first 20,000 bytes and keeps the rest for later. */
async function openSlowly(page: Page, elsewhere: ProfileServer): Promise<void> {
  const url = elsewhere.serve("/slow.pb.gz", { body: bytes, heldAfter: 20_000 });
  await page.evaluate(url => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", url);
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, url);
}

test("an open that takes its time shows bytes and a way to cancel", async ({ page, elsewhere }) => {
  await page.goto("./");
  await openSlowly(page, elsewhere);
  const progress = page.getByRole("progressbar", { name: "Loading profile" });
  await expect(progress).toHaveAttribute("aria-valuetext", /20\.0 kB of 72\.8 kB/);
  await expect(progress).toHaveAttribute("aria-valuenow", "27");
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  elsewhere.release();
  await expectOpen(page, "slow.pb.gz");
  await expect(progress).toHaveCount(0);
});

test("Cancel brings back the start page", async ({ page, elsewhere }) => {
  await page.goto("./");
  await openSlowly(page, elsewhere);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expectStartPage(page);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("Cancel brings back what was open, as it was", async ({ page, elsewhere }) => {
  await openExample(page, "go-heap", "top", { sel: "main.main" });
  await openSlowly(page, elsewhere);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expectOpen(page, "go-heap.pb.gz");
  await expect.poll(() => linkParameter(page, "example")).toBe("go-heap");
  await expect.poll(() => linkParameter(page, "sel")).toBe("main.main");
  await expect(page.getByRole("grid", { name: "Functions" })).toBeVisible();
});

test("Escape cancels, too", async ({ page, elsewhere }) => {
  await openExample(page, "go-heap");
  await openSlowly(page, elsewhere);
  await expect(page.getByRole("progressbar", { name: "Loading profile" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expectOpen(page, "go-heap.pb.gz");
});

test("Back while a link's profile is on its way brings back the one before", async ({ page, elsewhere }) => {
  await openExample(page, "go-heap");
  const url = elsewhere.serve("/slow.pb.gz", { body: bytes, heldAfter: 20_000 });
  await page.goto(`./#/?url=${encodeURIComponent(url)}`);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Open from/ })
    .click();
  await expect(page.getByRole("progressbar", { name: "Loading profile" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expectOpen(page, "go-heap.pb.gz");
  await expect.poll(() => linkParameter(page, "example")).toBe("go-heap");
});
