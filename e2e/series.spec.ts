import { expectAccessible } from "./support/accessible.ts";
import { exampleFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { LOOKS } from "./support/looks.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { readAllRows } from "./support/topGrid.ts";
import { expectOpen, linkParameter, waitUntilDrawn } from "./support/workspace.ts";

// In order of the times that they say.
const SERIES = ["cpp-cpu", "go-cpu", "rust-cpu"] as const;
const files = () => SERIES.map(exampleFile);
const sorted = (rows: readonly { name: string; flat: string; cum: string }[]) =>
  rows.map(({ name, flat, cum }) => `${name} | ${flat} | ${cum}`).toSorted();

test("several profiles are looked at one by one, compared, and as a table of what grew", async ({ page }) => {
  await page.goto("./#/top");
  await dropFiles(page, ...files().toReversed());
  await waitUntilDrawn(page);
  await page.getByRole("tab", { name: "Top" }).click();
  const slider = page.getByRole("slider", { name: "Profile of the series" });
  await expect(slider).toHaveAttribute("aria-valuetext", "all 3 profiles, merged");

  // By keyboard to the second one: its figures are pprof's of that file alone.
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expectOpen(page, "go-cpu.pb.gz");
  await expect.poll(() => linkParameter(page, "step")).toBe("2");
  const report = pprofReports("go-cpu").find(({ sampleType }) => sampleType === "cpu");
  await expect.poll(async () => sorted(await readAllRows(page))).toEqual(sorted(report?.rows ?? []));

  // The one before is its base, also as the slider moves on.
  const comparing = page.getByRole("checkbox", { name: "Compare with the one before" });
  // It is checked once the base is there.
  await comparing.click();
  await expect(comparing).toBeChecked();
  await expect(page.getByRole("status")).toContainText("vs base 7.95s: +16.66s");
  await page.getByRole("button", { name: "Next profile" }).click();
  await expectOpen(page, "rust-cpu.pb.gz vs base go-cpu.pb.gz");
  await expect(page.getByRole("status")).toContainText("vs base 24.61s: -12.77s");
  await expect.poll(() => linkParameter(page, "diff_base")).toBe("step:2");

  // What is looked at is in the link.
  await page.reload();
  await expectOpen(page, "rust-cpu.pb.gz vs base go-cpu.pb.gz");
  await expect(page.getByRole("status")).toContainText("vs base 24.61s: -12.77s");
  await expect(slider).toHaveValue("3");

  await page.getByRole("button", { name: "Show as series" }).click();
  const table = page.getByRole("table");
  await page.getByRole("searchbox", { name: "Filter functions" }).fill("conn).serve");
  await expect(table.getByRole("row")).toHaveCount(2);
  // pprof's cum of each.
  await expect(table.getByRole("img", { name: "0, 21.28s, 0" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Only what grew in every step" }).check();
  await expect(page.getByText("No function grew from every profile to the next.")).toBeVisible();
  await expect.poll(() => linkParameter(page, "series")).toBe("growing");
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Top" })).toHaveAttribute("aria-selected", "true");
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    test("axe finds nothing grave in a series", async ({ page }) => {
      await page.goto("./");
      await dropFiles(page, ...files());
      await page.getByRole("button", { name: "Show as series" }).click();
      await page.getByRole("button", { name: "Next profile" }).click();
      await expect(page.getByRole("table").getByRole("row").nth(5)).toBeVisible();
      await expectAccessible(page, "series");
    });
  });
}
