import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { drawnAfter, linkParameter, linkView, openExample, waitUntilDrawn } from "./support/workspace.ts";

const drawing = (page: Page) => page.locator(".graph-svg");
const functionBoxes = (page: Page) => drawing(page).locator(".graph-box.is-function");
const tree = (page: Page) => page.getByRole("tree", { name: "Graph" });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });

/** The box whose text has this line. */
function boxOf(page: Page, line: string): Locator {
  return functionBoxes(page).filter({ has: page.locator(`text="${line}"`) });
}

/** The middle of an element, on the screen. */
async function middleOf(element: Locator): Promise<[x: number, y: number]> {
  const box = await element.boundingBox();
  if (box === null) throw new Error("not on the page");
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** The shape's place and size on the screen, as text. */
const placeOf = async (page: Page) => JSON.stringify(await drawing(page).boundingBox());

/** The accessible name of where the keyboard is. */
async function activeItem(page: Page): Promise<string> {
  const id = (await tree(page).getAttribute("aria-activedescendant")) ?? "";
  return (await page.locator(`[id="${id}"]`).textContent()) ?? "";
}

async function openStacks(
  page: Page,
  ...stacks: (readonly [stack: string | readonly string[], value: number])[]
) {
  await page.goto("./");
  await dropFiles(page, craftedFile("crafted.pb.gz", { stacks }));
  await waitUntilDrawn(page);
  await drawnAfter(page, () => page.getByRole("tab", { name: "Graph", exact: true }).click());
}

const SMALL = [
  ["main;work;alloc", 50],
  ["main;work;copy", 20],
  ["main;idle", 30],
] as const;

test("the graph has the nodes and edges that pprof's dot report has", async ({ page }) => {
  await openExample(page, "go-cpu");
  await drawnAfter(page, () => page.keyboard.press("4"));
  await expect.poll(() => linkView(page)).toBe("graph");
  const dot = gunzipSync(readFileSync("examples/oracle/expected/reports/go-cpu.dot.txt.gz")).toString();
  await expect(functionBoxes(page)).toHaveCount(dot.match(/^N\d+ \[/gm)?.length ?? 0);
  await expect(drawing(page).locator(".graph-box.is-label")).toHaveCount(
    dot.match(/^N+\d+(_\d+)+ \[/gm)?.length ?? 0,
  );
  await expect(drawing(page).locator(".graph-edge")).toHaveCount(dot.match(/^\w+ -> /gm)?.length ?? 0);
  await expect(drawing(page).locator(".graph-box.is-legend")).toContainText("File: orders-service");
});

test("a click selects, and what another view selected is marked", async ({ page }) => {
  await openStacks(page, ...SMALL);
  await page.mouse.click(...(await middleOf(boxOf(page, "work"))));
  await expect.poll(() => linkParameter(page, "sel")).toBe("work");
  await expect(details(page).getByRole("heading", { level: 2 })).toHaveText("work");
  await expect(boxOf(page, "work")).toHaveClass(/is-selected/);
  // main -> work, work -> alloc, work -> copy
  await expect(drawing(page).locator(".graph-edge.is-linked")).toHaveCount(3);
  await details(page).getByRole("list", { name: "Callers" }).getByRole("button", { name: "main" }).click();
  await expect(boxOf(page, "main")).toHaveClass(/is-selected/);
  await expect(boxOf(page, "work")).not.toHaveClass(/is-selected/);
});

test("boxes and edges say in a tooltip what they are", async ({ page }) => {
  await openStacks(page, ...SMALL);
  const tooltip = page.getByRole("tooltip");
  await page.mouse.move(...(await middleOf(boxOf(page, "alloc"))));
  await expect(tooltip).toContainText("alloc");
  await expect(tooltip).toContainText("cum5050.00%");
  await page.mouse.move(...(await middleOf(drawing(page).locator(".graph-edge").filter({ hasText: "70" }))));
  await expect(tooltip).toContainText("main → work");
  await expect(tooltip).toContainText("of the caller70.00%");
  await page.keyboard.press("Escape");
  await expect(tooltip).toBeHidden();
});

test("keys go along the edges", async ({ page }) => {
  await openStacks(page, ...SMALL);
  await expect(page.getByRole("treeitem")).toHaveText([
    "main, cum 100%, flat 0%",
    "work, cum 70.00%, flat 0%",
    "alloc, cum 50.00%, flat 50.00%",
    "idle, cum 30.00%, flat 30.00%",
    "copy, cum 20.00%, flat 20.00%",
  ]);
  await tree(page).focus();
  for (const [key, name] of [
    ["Home", "main"],
    ["ArrowDown", "work"],
    ["ArrowRight", "idle"],
    ["ArrowLeft", "work"],
    ["ArrowDown", "alloc"],
    ["ArrowUp", "work"],
    ["End", "alloc"],
    ["c", "copy"],
  ] as const) {
    await page.keyboard.press(key);
    expect(await activeItem(page), key).toMatch(new RegExp(`^${name},`));
  }
  await expect.poll(() => linkParameter(page, "sel")).toBe("copy");
  await expect(
    page.getByRole("treeitem", { name: "copy, cum 20.00%, flat 20.00%" }),
  ).toHaveAccessibleDescription("called by work 20");
  await page.keyboard.press("ContextMenu");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu", { name: "copy" })).toBeVisible();
});

test("the menu focuses, and Back undoes", async ({ page }) => {
  await openStacks(page, ...SMALL);
  await page.mouse.click(...(await middleOf(boxOf(page, "work"))), { button: "right" });
  await drawnAfter(page, () => page.getByRole("menuitem", { name: "Focus" }).click());
  await expect.poll(() => linkParameter(page, "f")).toBe("^work$");
  await expect(boxOf(page, "idle")).toHaveCount(0);
  await page.goBack();
  await expect(boxOf(page, "idle")).toHaveCount(1);
});

test("sliders cut the graph under pprof's names, and Back undoes", async ({ page }) => {
  await openExample(page, "go-cpu", "graph");
  const before = await functionBoxes(page).count();
  await page.getByRole("slider", { name: "Node count" }).fill("20");
  await expect.poll(() => linkParameter(page, "n")).toBe("20");
  await expect.poll(() => functionBoxes(page).count()).toBeLessThan(before);
  await page.getByRole("slider", { name: "Node fraction" }).fill("5");
  await expect.poll(() => linkParameter(page, "nf")).toBe("0.05");
  await page.getByRole("slider", { name: "Edge fraction" }).focus();
  await page.keyboard.press("Home");
  await expect.poll(() => linkParameter(page, "ef")).toBe("0");
  await expect(page.getByRole("slider", { name: "Edge fraction" })).toHaveAttribute("aria-valuetext", "0%");
  for (const name of ["ef", "nf", "n"]) {
    await page.goBack();
    await expect.poll(() => linkParameter(page, name)).toBeUndefined();
  }
  await expect(functionBoxes(page)).toHaveCount(before);
});

test("it zooms around the pointer, pans, and shows all of it again", async ({ page }) => {
  await openStacks(page, ...SMALL);
  const whole = await placeOf(page);
  const [x, y] = await middleOf(boxOf(page, "alloc"));
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  const [zoomedX, zoomedY] = await middleOf(boxOf(page, "alloc"));
  expect(Math.hypot(zoomedX - x, zoomedY - y)).toBeLessThan(2);
  expect(await placeOf(page)).not.toBe(whole);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.up();
  const [pannedX, pannedY] = await middleOf(boxOf(page, "alloc"));
  expect([Math.round(pannedX - x), Math.round(pannedY - y)]).toEqual([40, 30]);
  // Dragging is no click.
  await expect.poll(() => linkParameter(page, "sel")).toBeUndefined();
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await expect.poll(() => placeOf(page)).toBe(whole);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(() => placeOf(page)).not.toBe(whole);
  await page.keyboard.press("0");
  await expect.poll(() => placeOf(page)).toBe(whole);
});

test("search hits are marked", async ({ page }) => {
  await openStacks(page, ...SMALL);
  await page.getByRole("searchbox", { name: "Search" }).fill("l");
  await expect(drawing(page).locator(".is-hit")).toHaveCount(2);
  await expect(boxOf(page, "alloc")).toHaveClass(/is-hit/);
});

test("a comparison with itself has no difference", async ({ page }) => {
  await openExample(page, "go-cpu", "graph", { diff_base: "example:go-cpu" });
  await expect(page.getByRole("region", { name: "Call graph" })).toContainText("No difference");
});

test("a layout that takes long is offered to be stopped and trimmed", async ({ page }) => {
  await page.context().route(/layoutWorker/, () => undefined);
  await openExample(page, "go-mutex");
  await page.clock.install();
  await page.keyboard.press("4");
  const view = page.getByRole("region", { name: "Call graph" });
  await expect(view).toContainText("Laying out");
  await page.clock.fastForward(3000);
  await expect(view.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect(view.getByRole("button", { name: "Show fewer nodes" })).toBeHidden();
  await page.clock.fastForward(8000);
  await expect(view).toContainText(/still lays out \d+ nodes and \d+ edges.* · 11 s/);
  await expectAccessible(page, "a long layout");
  await view.getByRole("button", { name: "Stop" }).click();
  await expect(view).toContainText(/was stopped after \d\d s/);
  await page.context().unroute(/layoutWorker/);
  await view.getByRole("button", { name: "Show fewer nodes" }).click();
  await expect.poll(() => Number(linkParameter(page, "n"))).toBeGreaterThan(0);
  await expect(functionBoxes(page).first()).toBeAttached();
});

test("names are text, whatever they are", async ({ page }) => {
  page.on("dialog", dialog => {
    throw new Error(`A script ran: ${dialog.message()}`);
  });
  const names = [
    "<img src=x onerror=alert(1)>",
    'a"];N1 [URL="javascript:alert(2)',
    "C:\\new\\lib::f",
    "\u202Etxt.exe",
  ];
  await openStacks(page, [names, 10], [["main", "pkg.".repeat(75)], 5]);
  const shown = await drawing(page).locator("text").allTextContents();
  for (const text of [
    "<img src=x onerror=alert(1)>",
    'a"];N1 [URL="javascript:alert(2)',
    String.raw`\u202etxt`,
  ]) {
    expect(shown).toContain(text);
  }
  expect(shown).toContain("C:\\new\\lib");
  expect(await page.locator("img, a[href^=javascript], [onerror], foreignObject").count()).toBe(0);
});

test("filters that leave nothing say so", async ({ page }) => {
  await openExample(page, "go-cpu", "graph", { f: "nothing at all" });
  await expect(page.getByRole("region", { name: "Call graph" })).toContainText("The filters leave nothing");
});

test("the graph is copied and saved as pprof's DOT", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExample(page, "go-mutex", "graph");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Copy the graph as DOT" }).click();
  const dot = gunzipSync(readFileSync("examples/oracle/expected/reports/go-mutex.dot.txt.gz")).toString();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(dot);
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save the graph (.svg)" }).click();
  expect((await download).suggestedFilename()).toBe("go-mutex.svg");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme}, narrow and touched`, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true });

    test("axe finds nothing grave; a long press opens the menu", async ({ page }) => {
      await openStacks(page, ...SMALL);
      await expectAccessible(page, "graph");
      const [x, y] = await middleOf(boxOf(page, "work"));
      const touches = await page.context().newCDPSession(page);
      await touches.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
      await expect(page.getByRole("menu", { name: "work" })).toBeVisible();
      await touches.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name: "Zoom in" })).toBeInViewport();
    });
  });
}
