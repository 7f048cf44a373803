import type { Page } from "@playwright/test";
import { VIEWS } from "../src/state/views/catalogue.ts";
import { expect, test } from "./support/fixtures.ts";
import { shownRows } from "./support/topGrid.ts";
import { expectOpen, expectStartPage, linkParameter, openExample } from "./support/workspace.ts";

test.use({ viewport: { width: 360, height: 740 } });

/** Expects that the page itself does not scroll sideways. */
async function expectFits(page: Page, where: string): Promise<void> {
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(widths.scrollWidth, where).toBeLessThanOrEqual(widths.clientWidth);
}

test("360 px are enough: nothing scrolls sideways", async ({ page }) => {
  await page.goto("./");
  await expectStartPage(page);
  await expectFits(page, "start page");
  for (const { id, title } of VIEWS) {
    await openExample(page, "cpp-cpu", id);
    await expectFits(page, id);
    // There are more tabs than fit: the one of the view that is shown has come into view.
    await expect(page.getByRole("tab", { name: title, exact: true })).toBeInViewport({ ratio: 0.9 });
  }
  await openExample(page, "cpp-cpu", "peek", { p: "planJourneys" });
  await expectFits(page, "callers and callees");
});

test("what left the header is in the More menu", async ({ page }) => {
  await openExample(page, "go-cpu");
  await expect(page.getByRole("button", { name: "Open profile" })).toHaveCount(0);
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("menuitem", { name: /^Theme/ })).toBeVisible();
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: "Open profile" }).click();
  expect((await chosen).isMultiple()).toBe(true);
});

test("details are a sheet over the view, there when something is selected", async ({ page }) => {
  await openExample(page, "go-cpu", "top");
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details).toHaveCount(0);
  await shownRows(page).nth(1).click();
  await expect(details).toBeInViewport();
  await expectFits(page, "with details");
  await details.getByRole("button", { name: "Close details" }).click();
  await expect(details).toHaveCount(0);
  await expect.poll(() => linkParameter(page, "sel")).toBeUndefined();
  await expectOpen(page, "go-cpu.pb.gz");
});
