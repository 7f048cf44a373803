import type { Page } from "@playwright/test";
import { viewsOf } from "../src/state/views/catalogue.ts";
import { clippedTexts, obscuredFocus, smallTargets } from "./support/accessible.ts";
import { expect, test } from "./support/fixtures.ts";
import { flameCanvas, readPixels } from "./support/flameGraph.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { readAllRows, shownRows } from "./support/topGrid.ts";
import { openExample } from "./support/workspace.ts";

// What people bring with them: zoom, text spacing, fingers, another language, another direction.
// docs/accessibility.md says which criterion each of these is about.

/** Goes through the views with one function selected, each when it is there. */
async function inEveryView(
  page: Page,
  look: (title: string) => Promise<void>,
  selection: Readonly<Record<string, string>> = { sel: "runtime.mallocgc" },
): Promise<void> {
  for (const { id, title } of viewsOf(false)) {
    await openExample(page, "go-cpu", id, { p: "mallocgc", ...selection });
    const panel = page.getByRole("tabpanel", { name: title, exact: true });
    await expect(
      panel.locator("canvas, svg, [role=row], h2").filter({ visible: true }).first(),
    ).toBeVisible();
    await look(title);
  }
}

test.describe("at 400% of a window of 1280 × 1024", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("every view has room, nothing scrolls sideways, and the focus is always in sight", async ({
    page,
  }) => {
    await inEveryView(
      page,
      async title => {
        const { viewHeight, sideways } = await page.evaluate(() => ({
          viewHeight: document.querySelector("[role=tabpanel]")?.getBoundingClientRect().height ?? 0,
          sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        expect(viewHeight, title).toBeGreaterThanOrEqual(200);
        expect(sideways, title).toBeLessThanOrEqual(0);
        expect(await obscuredFocus(page, 30), title).toEqual([]);
        // Nothing selected: details that arrive would move what has just got the focus.
      },
      {},
    );
  });
});

test("controls are 24 px large or far enough from others, and no text is lost when it is spaced out", async ({
  page,
}) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await inEveryView(page, async title => {
      expect(await smallTargets(page), `${title}, ${viewport.width} px`).toEqual([]);
    });
  }
  // The spacing of WCAG 1.4.12, as a reader's own style sheet has it.
  await page.addInitScript(() => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = [spaced];
  });
  await page.reload();
  await inEveryView(page, async title => {
    expect(await clippedTexts(page), `${title}, spaced out`).toEqual([]);
  });
});

for (const locale of ["de-DE", "zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("figures are pprof's, and a page direction from right to left changes nothing", async ({ page }) => {
      await openExample(page, "go-cpu", "flamegraph");
      const drawn = async () => (await readPixels(flameCanvas(page))).checksum;
      const before = await drawn();
      await page.evaluate(() => {
        document.documentElement.dir = "rtl";
        document.body.dir = "rtl";
      });
      await page.getByRole("tab", { name: "Top", exact: true }).click();
      await expect(shownRows(page).first()).toBeVisible();
      const report = pprofReports("go-cpu").find(({ sampleType }) => sampleType === "cpu");
      const rows = await readAllRows(page);
      const sorted = (all: typeof rows) => all.map(row => Object.values(row).join(" | ")).toSorted();
      expect(sorted(rows)).toEqual(sorted([...(report?.rows ?? [])]));
      await expect(page.getByRole("status")).toContainText("24.61s in 2,311 samples");
      await page.getByRole("tab", { name: "Flame graph", exact: true }).click();
      await expect.poll(drawn).toBe(before);
    });
  });
}
