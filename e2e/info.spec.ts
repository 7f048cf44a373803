import type { Page } from "@playwright/test";
import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { openExample, waitUntilDrawn } from "./support/workspace.ts";

/** Opens a tiny profile with this documentation address, in Info. */
async function openDocumented(page: Page, docUrl: string): Promise<void> {
  await page.goto("./");
  const stacks = [["main;work", 3]] as const;
  await dropFiles(page, craftedFile("tiny.pb.gz", { stacks, docUrl, comments: ["made by hand", "twice"] }));
  await waitUntilDrawn(page);
  await page.getByRole("tab", { name: "Info" }).click();
}

test("Info says what the file says of itself", async ({ page }) => {
  await openExample(page, "go-cpu", "info");
  const profile = page.getByRole("region", { name: "Profile", exact: true });
  await expect(profile).toContainText("orders-service");
  await expect(profile).toContainText("5b05b474074560b2a0410ec82a28f1f664a4781f");
  await expect(profile).toContainText("2026-11-22 14:58:30 UTC");
  await expect(profile).toContainText("20.01s");
  await expect(page.getByRole("region", { name: "Labels" })).toContainText("endpoint");
});

test("Info lists the sample types with their totals and the default", async ({ page }) => {
  await openExample(page, "go-cpu", "info");
  const rows = page.getByRole("region", { name: "Sample types" }).getByRole("row");
  await expect(rows.filter({ hasText: "nanoseconds" })).toContainText("24,610,000,000");
  await expect(rows.filter({ hasText: "default (" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "default (" })).toContainText("cpu");
});

test("Info lists the mappings in a grid", async ({ page }) => {
  await openExample(page, "cpp-cpu", "info");
  const grid = page.getByRole("grid", { name: "Mappings" });
  const rowCount = Number(await grid.getAttribute("aria-rowcount"));
  expect(rowCount).toBeGreaterThan(2);
  await expect(grid.getByRole("row")).toHaveCount(rowCount);
  await expect(grid.getByRole("row").filter({ hasText: "libc" }).first()).toContainText("0x");
});

test("comments are shown, and a web address for documentation is a link", async ({ page }) => {
  await openDocumented(page, "https://example.com/about?x=1");
  await expect(page.getByText("made by hand")).toBeVisible();
  await expect(page.getByText("twice")).toBeVisible();
  const link = page.getByRole("link", { name: "https://example.com/about?x=1" });
  await expect(link).toHaveAttribute("href", "https://example.com/about?x=1");
  await expect(link).toHaveAttribute("rel", /noopener/);
});

for (const address of ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "not an address"]) {
  test(`${address} as documentation is text, not a link`, async ({ page }) => {
    await openDocumented(page, address);
    await expect(page.getByText(address)).toBeVisible();
    await expect(page.getByRole("tabpanel", { name: "Info" }).getByRole("link")).toHaveCount(0);
  });
}
