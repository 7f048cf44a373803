import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { LOOKS } from "./support/looks.ts";
import { expect, test } from "./support/fixtures.ts";
import { craftedFile } from "./support/craftedProfile.ts";
import { flameTree } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { readAllRows } from "./support/topGrid.ts";
import { drawnAfter, linkParameter, linkView, openExample, waitUntilDrawn } from "./support/workspace.ts";

/** The section of a label key. */
function keySection(page: Page, key: string): Locator {
  return page.getByRole("region", { name: key, exact: true });
}

/** `value share flat samples` of the rows of a key that are on screen; the samples without it are the last. */
async function valuesOf(page: Page, key: string): Promise<string[]> {
  const rows = keySection(page, key)
    .getByRole("grid", { name: "Label values" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  const texts: string[] = [];
  for (const row of await rows.all()) {
    const cells = await row.getByRole("gridcell").allTextContents();
    texts.push([await row.getByRole("rowheader").textContent(), ...cells.slice(0, 3)].join(" | "));
  }
  return texts;
}

function valueRow(page: Page, key: string, text: string): Locator {
  return keySection(page, key)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: text, exact: true }) });
}

// Sample counts, here and below: how often `pprof -symbolize=none -raw` prints the label.
// pprof -symbolize=none -tags public/examples/go-cpu.pb.gz
const ENDPOINTS = [
  "list orders | 44.94% | 11.06s | 1,106",
  "report | 24.62% | 6.06s | 606",
  "search | 11.13% | 2.74s | 274",
  "create order | 3.94% | 970ms | 97",
];
const TENANTS = [
  "acme | 49.21% | 12.11s | 1,211",
  "globex | 25.80% | 6.35s | 635",
  "initech | 9.63% | 2.37s | 237",
];

test("every key has pprof's values, and says what part of the total carries it", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph");
  await page.keyboard.press("6");
  await expect.poll(() => linkView(page)).toBe("labels");
  await expect(keySection(page, "endpoint")).toBeVisible();
  expect(await valuesOf(page, "endpoint")).toEqual([...ENDPOINTS, "without endpoint | 15.36% | 3.78s | 228"]);
  expect(await valuesOf(page, "tenant")).toEqual([...TENANTS, "without tenant | 15.36% | 3.78s | 228"]);
  // endpoint: Total 20.83s of 24.61s (84.64%)
  await expect(keySection(page, "endpoint")).toContainText("20.83s (84.64%) in 2,083 of 2,311 samples");
});

test("Focus leaves what pprof's tagfocus leaves, and Back undoes it", async ({ page }) => {
  await openExample(page, "go-cpu", "labels");
  await valueRow(page, "tenant", "globex").getByRole("button", { name: "Focus" }).click();
  await expect.poll(() => linkParameter(page, "tf")).toBe("tenant=^globex$");
  await expect(keySection(page, "tenant").getByRole("row")).toHaveCount(2);
  // pprof -symbolize=none -tags -tagfocus='tenant=^globex$' public/examples/go-cpu.pb.gz
  await expect.poll(() => valuesOf(page, "tenant")).toEqual(["globex | 25.80% | 6.35s | 635"]);
  expect(await valuesOf(page, "endpoint")).toEqual([
    "list orders | 13.57% | 3.34s | 334",
    "report | 7.40% | 1.82s | 182",
    "search | 3.29% | 810ms | 81",
    "create order | 1.54% | 380ms | 38",
  ]);
  await page.goBack();
  await expect(keySection(page, "tenant").getByRole("row")).toHaveCount(5);
  await expect.poll(() => valuesOf(page, "endpoint")).toContain(ENDPOINTS[0]);
});

test("Ignore adds to what is ignored", async ({ page }) => {
  await openExample(page, "go-cpu", "labels");
  await valueRow(page, "tenant", "globex").getByRole("button", { name: "Ignore" }).click();
  await expect(keySection(page, "tenant").getByRole("row")).toHaveCount(4);
  await valueRow(page, "tenant", "initech").getByRole("button", { name: "Ignore" }).click();
  await expect(keySection(page, "tenant").getByRole("row")).toHaveCount(3);
  await expect.poll(() => linkParameter(page, "ti")).toBe("tenant=^globex$,^initech$");
  // pprof -symbolize=none -tags -tagignore='tenant=^globex$,^initech$' public/examples/go-cpu.pb.gz
  expect((await valuesOf(page, "tenant"))[0]).toBe("acme | 49.21% | 12.11s | 1,211");
  expect((await valuesOf(page, "endpoint"))[1]).toBe("report | 14.10% | 3.47s | 347");
  // Of another key: pprof has one expression for both.
  await valueRow(page, "endpoint", "search").getByRole("button", { name: "Ignore" }).click();
  await expect
    .poll(() => linkParameter(page, "ti"))
    .toBe("^tenant:globex$|^tenant:initech$|^endpoint:search$");
  await expect(valueRow(page, "endpoint", "search")).toHaveCount(0);
  expect((await valuesOf(page, "endpoint"))[1]).toBe("report | 14.10% | 3.47s | 347");
});

test("numbers have a histogram whose bars focus on their range", async ({ page }) => {
  await openExample(page, "go-heap", "labels");
  const bars = page.getByRole("toolbar", { name: "Histogram of bytes" });
  const bar = bars.getByRole("button", { name: /^64B to 127B: 1\.32MB \(20\.74%\), 68 samples$/ });
  await bar.click();
  await expect.poll(() => linkParameter(page, "tf")).toBe("bytes=64bytes:127bytes");
  await expect(page.getByRole("status")).not.toHaveText("");
  // pprof -symbolize=none -tags -tagfocus=bytes=64bytes:127bytes public/examples/go-heap.pb.gz
  await expect(keySection(page, "bytes")).toContainText("1.32MB (20.74%) in 68 of 68 samples");
  expect(await valuesOf(page, "bytes")).toEqual([
    "112B | 12.35% | 802.74kB | 20",
    "64B | 8.39% | 545.06kB | 33",
    "80B | 0% | 0 | 13",
    "96B | 0% | 0 | 2",
  ]);
});

test("the rest of many values is there on request, and a filter finds some", async ({ page }) => {
  await openExample(page, "go-heap", "labels");
  const section = keySection(page, "bytes");
  const grid = section.getByRole("grid", { name: "Label values" });
  // 105 values, a header, and the samples without the key.
  await expect(grid).toHaveAttribute("aria-rowcount", "107");
  await expect(grid.getByRole("row")).toHaveCount(14);
  await section.getByRole("button", { name: "93 more" }).click();
  await expect(section.getByRole("button", { name: /more$/ })).toHaveCount(0);
  await grid.focus();
  await page.keyboard.press("End");
  await expect(grid.locator("[aria-rowindex='107']")).toBeVisible();
  await section.getByRole("searchbox", { name: "Filter values of bytes" }).fill("/^1.*kB$/");
  await expect(section).toContainText(" of 105");
  await expect(valueRow(page, "bytes", "160kB")).toBeVisible();
  await expect(valueRow(page, "bytes", "64kB")).toHaveCount(0);
  await section.getByRole("searchbox").fill("/(/");
  await expect(section.getByRole("searchbox")).toHaveAttribute("aria-invalid", "true");
});

test("all of it works with keys", async ({ page }) => {
  await openExample(page, "go-cpu", "labels");
  const grid = keySection(page, "tenant").getByRole("grid", { name: "Label values" });
  const isAt = (text: string) =>
    grid.evaluate(
      (element, wanted) =>
        document
          .getElementById(element.getAttribute("aria-activedescendant") ?? "")
          ?.closest("[role=row]")
          ?.textContent?.startsWith(wanted) ?? false,
      text,
    );
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await isAt("globex")).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(() => linkParameter(page, "tf")).toBe("tenant=^globex$");
  await page.goBack();
  await expect(grid.getByRole("row")).toHaveCount(5);
  await grid.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => linkParameter(page, "ti")).toBe("tenant=^acme$");
});

test("stacks grouped by a label have pprof's frames for it", async ({ page }) => {
  await openExample(page, "go-cpu", "labels");
  await page.getByRole("button", { name: "Group by tenant (root)" }).click();
  await expect.poll(() => linkView(page)).toBe("flamegraph");
  await expect.poll(() => linkParameter(page, "tagroot")).toBe("tenant");
  const box = page.getByRole("combobox", { name: "Group by label" });
  await expect(box.locator("option:checked")).toHaveText("tenant (root)");
  await expect(flameTree(page).getByRole("treeitem", { name: /^acme, cum 49\.21%/ })).toBeAttached();

  await page.getByRole("tab", { name: "Top" }).click();
  await expect(page.getByRole("grid", { name: "Functions" })).toBeVisible();
  // pprof -symbolize=none -top -unit=ns -nodefraction=0 -tagroot=tenant public/examples/go-cpu.pb.gz
  await expect
    .poll(() => readAllRows(page))
    .toEqual(
      expect.arrayContaining([
        { flat: "0", cum: "12110000000", name: "acme" },
        { flat: "0", cum: "6350000000", name: "globex" },
        { flat: "0", cum: "3780000000", name: "<unknown>" },
      ]),
    );

  await page.getByRole("tab", { name: "Flame graph" }).click();
  await box.selectOption({ label: "endpoint (leaf)" });
  await expect.poll(() => linkParameter(page, "tagroot")).toBeUndefined();
  await expect.poll(() => linkParameter(page, "tagleaf")).toBe("endpoint");
  await page.getByRole("tab", { name: "Top" }).click();
  // pprof -symbolize=none -top -unit=ns -nodefraction=0 -tagleaf=endpoint public/examples/go-cpu.pb.gz
  await expect
    .poll(async () => (await readAllRows(page)).slice(0, 5))
    .toEqual([
      { flat: "11060000000", cum: "11060000000", name: "list orders" },
      { flat: "6060000000", cum: "6060000000", name: "report" },
      { flat: "3780000000", cum: "3780000000", name: "<unknown>" },
      { flat: "2740000000", cum: "2740000000", name: "search" },
      { flat: "970000000", cum: "970000000", name: "create order" },
    ]);
  await page.getByRole("tab", { name: "Flame graph" }).click();
  await box.selectOption({ label: "No grouping" });
  await expect.poll(() => linkParameter(page, "tagleaf")).toBeUndefined();
});

test("where there are no labels, the view says how to make some", async ({ page }) => {
  await page.goto("./");
  await dropFiles(page, craftedFile("plain.pb.gz", { stacks: [["main;work", 3]] }));
  await waitUntilDrawn(page);
  await expect(page.getByRole("combobox", { name: "Group by label" })).toHaveCount(0);
  await drawnAfter(page, () => page.getByRole("tab", { name: "Labels" }).click());
  await expect(page.getByRole("heading", { name: "These samples have no labels" })).toBeVisible();
  await expect(page.getByRole("tabpanel")).toContainText("pprof.Do");
});

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, reducedMotion: "reduce" });

    for (const [example, parameters] of [
      ["go-heap", {}],
      ["go-cpu", { tf: "tenant=^acme$" }],
      ["cpp-cpu", {}],
    ] as const) {
      test(`axe finds nothing grave in ${example}, and nothing scrolls sideways`, async ({ page }) => {
        await openExample(page, example, "labels", parameters);
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ["violations"] })
          .analyze();
        const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(
          grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" … ")}`),
        ).toEqual([]);
        const widths = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll(".labels")].map(
            ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
          ),
        );
        expect(Math.max(...widths)).toBeLessThanOrEqual(0);
      });
    }
  });
}
