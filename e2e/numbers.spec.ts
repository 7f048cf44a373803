import { EXAMPLES } from "../src/state/examples.ts";
import { expect, test } from "./support/fixtures.ts";
import { pprofReports } from "./support/pprofReport.ts";
import { type FunctionRow, readAllRows } from "./support/topGrid.ts";
import { drawnAfter, openExample } from "./support/workspace.ts";

// A tall window: fewer steps through the rows.
test.use({ viewport: { width: 1200, height: 2000 } });

for (const { name } of EXAMPLES) {
  test(`every function of ${name} has pprof's flat and cum, in every sample type`, async ({ page }) => {
    const reports = pprofReports(name);
    await openExample(page, name, "top");
    const sampleTypes = page.getByRole("combobox", { name: "Sample type" });
    await expect(sampleTypes.getByRole("option")).toHaveText(
      reports.map(({ sampleType, unit }) => `${sampleType} (${unit})`),
    );
    for (const { sampleType, unit, rows } of reports) {
      const label = `${sampleType} (${unit})`;
      const isShown = (await sampleTypes.locator("option:checked").textContent()) === label;
      if (!isShown) await drawnAfter(page, () => sampleTypes.selectOption({ label }));
      expect(sorted(await readAllRows(page)), label).toEqual(sorted(rows));
    }
  });
}

function sorted(rows: readonly FunctionRow[]): string[] {
  return rows.map(({ name, flat, cum }) => `${name} | ${flat} | ${cum}`).toSorted();
}
