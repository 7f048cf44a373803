import type { Locator, Page } from "@playwright/test";
import { type PeekBlock, parsePeek } from "../src/analysis/fixtures/pprofPeek.ts";
import { expectAccessible } from "./support/accessible.ts";
import { type CraftedProfile, craftedFile } from "./support/craftedProfile.ts";
import { repositoryFile } from "./support/exampleFiles.ts";
import { expect, test } from "./support/fixtures.ts";
import {
  currentItem,
  expectZoomedTo,
  flameCanvas,
  flameTree,
  hoverBox,
  readPixels,
} from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { functionsGrid, shownRows } from "./support/topGrid.ts";
import { drawnAfter, linkParameter, linkView, openExample, waitUntilDrawn } from "./support/workspace.ts";

type Side = "Callers" | "Callees";

const grid = (page: Page, side: Side) => page.getByRole("grid", { name: side });
const tree = (page: Page, side: Side) => page.getByRole("tree", { name: `${side} flame graph` });
const pivotBox = (page: Page) => page.getByRole("textbox", { name: "Pivot" });
/** What the row between callers and callees says. */
const pivotName = (page: Page) => page.getByRole("tabpanel").getByRole("heading", { level: 2 });
const canvas = (page: Page, side: Side) =>
  tree(page, side).locator("xpath=preceding-sibling::canvas").first();

/** The rows of a grid, as `weight share name`. */
async function rowsOf(table: Locator): Promise<string[]> {
  const rows = table.getByRole("row").filter({ has: table.page().getByRole("gridcell") });
  return rows.evaluateAll(elements =>
    elements.map(row =>
      [...row.querySelectorAll("[role=gridcell]")]
        .map(cell => cell.getAttribute("aria-label") ?? cell.textContent ?? "")
        .join(" "),
    ),
  );
}

const GRAPH: CraftedProfile = {
  stacks: [
    ["main;serve;parse;scan", 40],
    ["main;serve;parse", 20],
    ["main;batch;parse;scan;parse;scan", 10],
    ["main;batch;render;paint", 20],
    ["main;idle", 10],
  ],
};

async function openGraph(page: Page, name = ""): Promise<void> {
  await page.goto("./");
  await dropFiles(page, craftedFile("graph.pb.gz", GRAPH));
  await waitUntilDrawn(page);
  await page.getByRole("tab", { name: "Callers & callees" }).click();
  if (name === "") return;
  await pivotBox(page).fill(`^${name}$`);
  await drawnAfter(page, () => pivotBox(page).press("Enter"));
  await expect(pivotName(page)).toHaveText(name);
}

test.describe("the numbers are pprof's", () => {
  const recorded = repositoryFile("examples/oracle/expected/reports/go-cpu.peek_orders.writeReport_load.txt");
  const block = parsePeek(recorded.toString("utf8")).find(({ name }) => name.endsWith(".writeReport"));

  test("in the tables and between them", async ({ page }) => {
    if (block === undefined) throw new Error("The report has no such function.");
    await openExample(page, "go-cpu", "peek", { sel: block.name });
    await expect(pivotName(page)).toHaveText(block.name);
    // The same figures in another unit: pprof has one for the whole report.
    const inMilliseconds = (text: string) =>
      Math.round(Number.parseFloat(text) * (text.endsWith("ms") ? 1 : 1000));
    const lines = (rows: readonly string[]) =>
      rows.map(row => {
        const [weight = "", share = "", ...name] = row.split(" ");
        return `${inMilliseconds(weight)} ${share} ${name.join(" ")}`;
      });
    const side = (name: Side, of: keyof PeekBlock) =>
      expect
        .poll(async () => lines(await rowsOf(grid(page, name))))
        .toEqual(lines(block[of] as readonly string[]));
    await side("Callers", "callers");
    await side("Callees", "callees");
    const figures = page.getByRole("tabpanel").locator(".pivot-row");
    await expect(figures).toContainText("cum 5.42s 22.02%");
    await expect(figures).toContainText("flat 0 0%");
  });
});

test("the details' button leads here, and the link says what is shown", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { sel: "runtime.mallocgc" });
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByRole("button", { name: "Callers & callees" }).click();
  await expect(pivotName(page)).toHaveText("runtime.mallocgc");
  await expect.poll(() => linkView(page)).toBe("peek");
  await expect.poll(() => linkParameter(page, "p")).toBe("^runtime\\.mallocgc$");
  await page.goBack();
  await expect(functionsGrid(page)).toBeVisible();
});

test("what is selected elsewhere is the pivot when the view is shown", async ({ page }) => {
  await openExample(page, "go-cpu", "top", { sel: "runtime.mallocgc" });
  await page.keyboard.press("3");
  await expect(pivotName(page)).toHaveText("runtime.mallocgc");
  await page.keyboard.press("2");
  await shownRows(page).nth(2).click();
  const chosen = linkParameter(page, "sel") ?? "";
  expect(chosen).not.toBe("runtime.mallocgc");
  await page.keyboard.press("3");
  await expect(pivotName(page)).toHaveText(chosen);
});

test("a click selects, Enter and a double click move the pivot, Back returns", async ({ page }) => {
  await openGraph(page, "parse");
  await grid(page, "Callees").getByRole("gridcell", { name: "scan", exact: true }).click();
  await expect.poll(() => linkParameter(page, "sel")).toBe("scan");
  await expect(pivotName(page)).toHaveText("parse");
  await page.keyboard.press("Enter");
  await expect(pivotName(page)).toHaveText("scan");
  await grid(page, "Callers").getByRole("gridcell", { name: "parse", exact: true }).dblclick();
  await expect(pivotName(page)).toHaveText("parse");
  await page.goBack();
  await page.goBack();
  await expect(pivotName(page)).toHaveText("scan");
  const place = await hoverBox(page, "serve", canvas(page, "Callers"));
  await page.mouse.dblclick(place.x, place.y);
  await expect(pivotName(page)).toHaveText("serve");
});

test("recursion counts once on either side", async ({ page }) => {
  await openGraph(page, "parse");
  await expect
    .poll(() => rowsOf(grid(page, "Callers")))
    .toEqual(["60 85.71% serve", "10 14.29% batch", "10 14.29% scan"]);
  await expect.poll(() => rowsOf(grid(page, "Callees"))).toEqual(["50 71.43% scan"]);
  // In the graphs, a stack is cut at its outermost pivot.
  await expect(tree(page, "Callers").getByRole("treeitem")).toHaveText([
    "parse, cum 70.00%",
    "serve, weight 60.00%",
    "batch, weight 10.00%",
  ]);
  await expect(tree(page, "Callees").getByRole("treeitem")).toHaveText([
    "parse, cum 70.00%, flat 20.00%",
    "scan, cum 50.00%, flat 40.00%",
  ]);
});

test("both graphs are there for the keyboard alone", async ({ page }) => {
  await openGraph(page, "parse");
  const callers = tree(page, "Callers");
  await callers.focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => currentItem(page, callers)).toBe("serve, weight 60.00%");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => currentItem(page, callers)).toBe("batch, weight 10.00%");
  await expect.poll(() => linkParameter(page, "sel")).toBe("batch");
  await page.keyboard.press("Enter");
  await expect(pivotName(page)).toHaveText("batch");
  await grid(page, "Callees").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => linkParameter(page, "sel")).toBe("parse");
  await page.keyboard.press("Enter");
  await expect(pivotName(page)).toHaveText("parse");
  await expect(grid(page, "Callees")).toBeFocused();
});

test("a box has its menu and its tooltip", async ({ page }) => {
  await openGraph(page, "parse");
  const place = await hoverBox(page, "serve", canvas(page, "Callers"));
  const tooltip = page.getByRole("tooltip");
  await expect(tooltip).toContainText("cost of parse when called this way");
  await expect(tooltip.getByRole("row", { name: "weight" })).toContainText("60.00%");
  await page.mouse.click(place.x, place.y, { button: "right" });
  await page
    .getByRole("menu", { name: "serve" })
    .getByRole("menuitem", { name: "Callers & callees" })
    .click();
  await expect(pivotName(page)).toHaveText("serve");
});

test("zooming one graph zooms the other: they have one scale", async ({ page }) => {
  await openExample(page, "go-cpu", "peek", { p: "^runtime\\.mallocgc$" });
  // The graphs get smaller by what comes last.
  await expect(page.getByRole("img", { name: "Minimap" })).toHaveCount(2);
  const before = {
    above: await readPixels(canvas(page, "Callers")),
    below: await readPixels(canvas(page, "Callees")),
  };
  await page.getByRole("button", { name: "Zoom in" }).click();
  for (const [side, pixels] of [
    ["Callers", before.above],
    ["Callees", before.below],
  ] as const) {
    await expect.poll(async () => (await readPixels(canvas(page, side))).checksum).not.toBe(pixels.checksum);
  }
  await tree(page, "Callees").focus();
  await page.keyboard.press("Escape");
  for (const [side, pixels] of [
    ["Callers", before.above],
    ["Callees", before.below],
  ] as const) {
    await expect.poll(async () => (await readPixels(canvas(page, side))).checksum).toBe(pixels.checksum);
  }
});

test("an expression takes several functions as one", async ({ page }) => {
  await openGraph(page);
  await pivotBox(page).fill("scan|paint");
  await expect(pivotBox(page)).toHaveAccessibleDescription("2 functions");
  const offered = page.getByRole("list", { name: "Matching functions" });
  await expect(offered.getByRole("button")).toHaveText([/^scan/, /^paint/]);
  await drawnAfter(page, () => pivotBox(page).press("Enter"));
  await expect(offered).toHaveCount(0);
  await expect(pivotName(page)).toHaveText("2 functions: scan, paint");
  await expect.poll(() => rowsOf(grid(page, "Callers"))).toEqual(["50 71.43% parse", "20 28.57% render"]);
  // The callees' graph begins with which it was.
  await expect(tree(page, "Callees").getByRole("treeitem")).toHaveText([
    /^2 functions, cum 70\.00%/,
    /^scan, cum 50\.00%/,
    /^paint, cum 20\.00%/,
  ]);
});

test("one of the functions that match can be chosen by keys", async ({ page }) => {
  await openGraph(page);
  await pivotBox(page).fill("a");
  await expect(page.getByRole("list", { name: "Matching functions" }).getByRole("button")).not.toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(pivotName(page)).toHaveText("parse");
  await expect.poll(() => linkParameter(page, "p")).toBe("^parse$");
  await pivotBox(page).fill("nonsense");
  await page.keyboard.press("Escape");
  await expect(pivotBox(page)).toHaveValue("^parse$");
});

test("an expression that matches nothing, or is none, says so", async ({ page }) => {
  await openGraph(page, "parse");
  await pivotBox(page).fill("nothing");
  await expect(pivotBox(page)).toHaveAccessibleDescription("0 functions");
  await drawnAfter(page, () => pivotBox(page).press("Enter"));
  await expect(page.getByRole("tabpanel")).toContainText("No function matches: nothing");
  await pivotBox(page).fill("(");
  await expect(page.getByRole("alert")).toContainText("not a valid expression");
  await pivotBox(page).press("Enter");
  await expect.poll(() => linkParameter(page, "p")).toBe("nothing");
  await pivotBox(page).press("Escape");
  await page.goBack();
  await expect(pivotName(page)).toHaveText("parse");
});

test("with nothing selected, the view teaches and offers the heaviest functions", async ({ page }) => {
  await openGraph(page);
  const heaviest = page.getByRole("list", { name: "Heaviest functions" });
  await expect(heaviest.getByRole("button").first()).toHaveText("scan50.00%");
  await heaviest.getByRole("button", { name: /^parse/ }).click();
  await expect(pivotName(page)).toHaveText("parse");
});

test("a pivot without callers or callees says so", async ({ page }) => {
  await openGraph(page, "main");
  await expect(page.getByText("No callers: the stacks begin here.")).toBeVisible();
  await pivotBox(page).fill("^paint$");
  await pivotBox(page).press("Enter");
  await expect(page.getByText("No callees: it calls nothing that was sampled.")).toBeVisible();
});

test("tables sort by their headers, and search marks their rows", async ({ page }) => {
  await openGraph(page, "parse");
  const callers = grid(page, "Callers");
  await callers.getByRole("button", { name: "Name" }).click();
  await expect(callers.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(() => rowsOf(callers)).toEqual(["10 14.29% batch", "10 14.29% scan", "60 85.71% serve"]);
  await callers.getByRole("button", { name: "Weight" }).click();
  await callers.getByRole("button", { name: "Weight" }).click();
  await expect.poll(async () => (await rowsOf(callers)).at(-1)).toBe("60 85.71% serve");
});

test("the end of a pprof link with a pivot leads here", async ({ page }) => {
  await page.goto("./#/?example=go-cpu&p=mallocgc$");
  await waitUntilDrawn(page);
  await expect(pivotName(page)).toHaveText("runtime.mallocgc");
});

test("the pivot's name is text, whatever it is, and what cannot be seen in it is written out", async ({
  page,
}) => {
  const name = "<img src=x onerror=alert(1)>\n\u202Etxt";
  await page.goto("./");
  const stacks = [[["main", name, "leaf"], 3]] as const;
  await dropFiles(page, craftedFile("hostile.pb.gz", { stacks }));
  await waitUntilDrawn(page);
  await flameTree(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => linkParameter(page, "sel")).toBe(name);
  await page.getByRole("tab", { name: "Callers & callees" }).click();
  await expect.poll(() => rowsOf(grid(page, "Callees"))).toEqual(["3 100% leaf"]);
  await expect(pivotName(page)).toHaveText(String.raw`<img src=x onerror=alert(1)>\x0a\u202etxt`);
  expect(await page.locator("img, [onerror]").count()).toBe(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("axe finds nothing grave", async ({ page }) => {
      await openExample(page, "go-cpu", "peek", { p: "^runtime\\.mallocgc$" });
      await expect(grid(page, "Callees").getByRole("gridcell").first()).toBeVisible();
      await expectAccessible(page, "callers and callees");
      await pivotBox(page).fill("json");
      await expect(page.getByRole("list", { name: "Matching functions" })).toBeVisible();
      await expectAccessible(page, "a pivot being written");
      await page.goto("./#/peek?example=go-cpu");
      await expect(page.getByRole("list", { name: "Heaviest functions" })).toBeVisible();
      await expectAccessible(page, "no pivot");
    });
  });
}

test.describe("the flame graph bottom-up", () => {
  const orientation = (page: Page) => page.getByRole("combobox", { name: "Orientation" });

  test("begins with the leaves, as wide as their flat", async ({ page }) => {
    await page.goto("./");
    await dropFiles(page, craftedFile("graph.pb.gz", GRAPH));
    await waitUntilDrawn(page);
    await drawnAfter(page, () => orientation(page).selectOption("Icicle, bottom-up"));
    await expect(flameTree(page).getByRole("treeitem")).toHaveText([
      "all, cum 100%",
      "scan, flat 50.00%",
      "paint, flat 20.00%",
      "parse, flat 20.00%",
      "idle, flat 10.00%",
    ]);
    await expect.poll(() => linkParameter(page, "inverted")).toBe("1");
    await hoverBox(page, "serve");
    await expect(page.getByRole("tooltip")).toContainText(/flat of (scan|parse) when called this way/);
    await page.goBack();
    await expect(flameTree(page).getByRole("treeitem", { name: /^main, cum 100%/ })).toBeAttached();
  });

  test("zooms along callers, also by a link, and turns over", async ({ page }) => {
    await openExample(page, "go-cpu", "flamegraph", {
      inverted: "1",
      orientation: "flame",
      zoom: "runtime.memmove",
    });
    await expectZoomedTo(page, "runtime.memmove");
    await expect(orientation(page)).toHaveValue("flame inverted");
    expect((await readPixels(flameCanvas(page))).colours).toBeGreaterThan(10);
    await flameTree(page).focus();
    await page.keyboard.press("Escape");
    await expectZoomedTo(page, "all");
    await orientation(page).selectOption("Icicle");
    await expect.poll(() => linkParameter(page, "inverted")).toBeUndefined();
  });

  test("selecting a caller marks it", async ({ page }) => {
    await page.goto("./");
    await dropFiles(page, craftedFile("graph.pb.gz", GRAPH));
    await waitUntilDrawn(page);
    await drawnAfter(page, () => orientation(page).selectOption("Icicle, bottom-up"));
    await flameTree(page).focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    await expect.poll(() => currentItem(page)).toBe("serve, weight 40.00%");
    await expect(flameTree(page).getByRole("treeitem", { name: /^serve/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await expect.poll(() => linkParameter(page, "sel")).toBe("serve");
  });
});
