import type { Page } from "@playwright/test";
import { type CraftedProfile, craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import {
  currentItem,
  expectZoomedTo,
  flameCanvas,
  flameTree,
  hoverBox,
  hoveredTitle,
  readPixels,
} from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { runCommand, typeCommand, palette } from "./support/palette.ts";
import { linkParameter, openExample, waitUntilDrawn } from "./support/workspace.ts";

/** Light callees whose names come first, and a function that calls itself. */
const GRAPH: CraftedProfile = {
  stacks: [
    ["app.main;app.walk;app.walk;app.walk;json.Marshal", 50],
    ["app.main;app.walk;app.walk", 10],
    ["app.main;app.walk;json.Marshal;json.encode", 20],
    ["app.main;app.alloc", 20],
  ],
};

async function openGraph(page: Page): Promise<void> {
  await page.goto("./");
  await dropFiles(page, craftedFile("graph.pb.gz", GRAPH));
  await waitUntilDrawn(page);
}

const checksum = async (page: Page) => (await readPixels(flameCanvas(page))).checksum;
const legend = (page: Page) => page.getByRole("list", { name: "Colours" });

test("order by name puts light callees before heavy ones, in the link and undone by Back", async ({
  page,
}) => {
  await openGraph(page);
  const order = page.getByRole("combobox", { name: "Order" });
  const heavy = await hoverBox(page, "app.walk");
  const light = await hoverBox(page, "app.alloc");
  expect(light.x).toBeGreaterThan(heavy.x);
  await order.selectOption({ label: "By name" });
  await expect.poll(() => linkParameter(page, "order")).toBe("name");
  await expect.poll(async () => (await hoverBox(page, "app.alloc")).x).toBeLessThan(heavy.x + 1);
  await page.goBack();
  await expect(order).toHaveValue("weight");
  await expect.poll(async () => (await hoverBox(page, "app.alloc")).x).toBe(light.x);
  await page.goForward();
  await expect(order).toHaveValue("name");
  // The tree walks in the order that is seen.
  await flameTree(page).focus();
  for (const key of ["Home", "ArrowDown", "ArrowDown", "ArrowLeft"]) await page.keyboard.press(key);
  await expect.poll(() => currentItem(page)).toMatch(/^app\.alloc, cum 20/);
});

test("every kind of colour is another picture, in the link, and says what it means", async ({ page }) => {
  await openExample(page, "go-cpu");
  const colour = page.getByRole("combobox", { name: "Colour by" });
  await expect(colour).toHaveValue("package");
  await expect(legend(page)).toContainText("runtime");
  const pictures = new Set([await checksum(page)]);
  const choose = async (label: string, says: string) => {
    await colour.selectOption({ label });
    if (says !== "") await expect(page.getByRole("tabpanel")).toContainText(says);
    await expect.poll(async () => pictures.has(await checksum(page))).toBe(false);
    pictures.add(await checksum(page));
  };
  await choose("By file", "server.go");
  await expect.poll(() => linkParameter(page, "colour")).toBe("file");
  await choose("By mapping", "orders-service");
  await choose("By self share", "flat of cum");
  await choose("Single hue", "");
  await choose("By tenant (label)", "globex");
  await expect.poll(() => linkParameter(page, "colour")).toBe("label:tenant");
  await expect(legend(page)).toContainText("no tenant");
  const labelled = await checksum(page);
  await page.reload();
  await waitUntilDrawn(page);
  await expect(colour).toHaveValue("label:tenant");
  await expect.poll(() => checksum(page)).toBe(labelled);
  await runCommand(page, "colour by package");
  await expect.poll(() => linkParameter(page, "colour")).toBeUndefined();
  await expect.poll(async () => pictures.has(await checksum(page))).toBe(true);
});

test("a change of colour or zoom keeps what a label says", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { colour: "label:tenant", tagroot: "tenant" });
  await expect(legend(page)).toContainText("acme");
  await hoverBox(page, "acme");
  await page.mouse.dblclick(...(await placeOf(page, "acme")));
  await expectZoomedTo(page, "acme");
  // All that is below the value has it.
  await expect(legend(page).getByRole("listitem")).toHaveText(["acme"]);
});

async function placeOf(page: Page, name: string): Promise<[x: number, y: number]> {
  const { x, y } = await hoverBox(page, name);
  return [x, y];
}

test("a key of the link that the profile has not got colours nothing", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { colour: "label:no such key" });
  await expect(page.getByRole("combobox", { name: "Colour by" })).toHaveValue("label:no such key");
  await expect(legend(page).getByRole("listitem")).toHaveText(["no no such key"]);
});

test("in a comparison colours go by the change", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { colour: "file", base: "example:go-cpu" });
  await expect(page.getByRole("combobox", { name: "Width" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Colour by" })).toHaveCount(0);
  await expect(page.getByText("change of cum")).toBeVisible();
});

test("collapsed recursion is one box of the same weight, with a chip that takes it back", async ({
  page,
}) => {
  await openGraph(page);
  const cumOf = async (name: string) => {
    await hoverBox(page, name);
    return page.getByRole("tooltip").getByRole("row", { name: "cum" }).innerText();
  };
  const before = await cumOf("app.walk");
  await hoverBox(page, "json.encode");
  await page.getByRole("button", { name: "Collapse recursion" }).click();
  await expect.poll(() => linkParameter(page, "recursion")).toBe("collapsed");
  await expect(page.getByRole("button", { name: "Collapse recursion" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  expect(await cumOf("app.walk")).toBe(before);
  // 50 of one way and 20 of another, now side by side as one.
  await expect.poll(() => cumOf("json.Marshal")).toMatch(/70\.00%/);
  await page.getByRole("button", { name: "Show recursion" }).click();
  await expect.poll(() => linkParameter(page, "recursion")).toBeUndefined();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Show recursion" })).toBeVisible();
});

test("the menu of a box has everything, with the keys that do the same", async ({ page }) => {
  await openGraph(page);
  const [x, y] = await placeOf(page, "json.Marshal");
  await page.mouse.click(x, y, { button: "right" });
  const menu = page.getByRole("menu", { name: "json.Marshal" });
  for (const name of [
    "Zoom here",
    "Reset zoom",
    "Collapse recursion",
    "Focus",
    "Ignore",
    "Hide",
    "Show from here",
    "Collapse callees",
    "Hide package",
    "Show only package",
    "Highlight same function",
    "Copy name",
    "Copy stack",
  ])
    await expect(menu.getByRole("menuitem", { name, exact: true })).toBeVisible();
  await expect(menu.getByRole("menuitem", { name: "Zoom here" })).toContainText("Enter");
  await expect(menu.getByRole("menuitem", { name: "Copy name" })).toHaveAttribute(
    "aria-keyshortcuts",
    /\+C$/,
  );
  await menu.getByRole("menuitem", { name: "Zoom here" }).click();
  await expectZoomedTo(page, "json.Marshal");
});

test("the Menu key opens the menu of the box at the keyboard, and the root has one, too", async ({
  page,
}) => {
  await openGraph(page);
  await flameTree(page).focus();
  for (const key of ["Home", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await page.keyboard.press("ContextMenu");
  await expect(page.getByRole("menu", { name: "app.walk" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(flameTree(page)).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+F10");
  const menu = page.getByRole("menu", { name: "all" });
  await expect(menu.getByRole("menuitem", { name: "Reset zoom" })).toBeVisible();
  await expect(menu.getByRole("menuitem", { name: "Focus" })).toHaveCount(0);
});

test("a package is hidden from the menu", async ({ page }) => {
  await openGraph(page);
  const [x, y] = await placeOf(page, "json.Marshal");
  await page.mouse.click(x, y, { button: "right" });
  await page.getByRole("menuitem", { name: "Hide package" }).click();
  await expect.poll(() => linkParameter(page, "h")).toBe("^json(\\.|::)[^/\\[]*(\\[|$)");
  await expect(page.getByRole("toolbar", { name: "Filters" })).toContainText("hide");
  await expect
    .poll(() => hoverBox(page, "json.encode").catch(() => undefined), { timeout: 20_000 })
    .toBeUndefined();
  await hoverBox(page, "app.walk");
});

test("all boxes of a function stand out: outlined under the pointer, as hits on request", async ({
  page,
}) => {
  await openGraph(page);
  const overlay = page.getByRole("tabpanel", { name: "Flame graph" }).locator("canvas").nth(1);
  const [x, y] = await placeOf(page, "json.Marshal");
  const outlined = await overlay.evaluate(canvas => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("This is no canvas.");
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const columns = new Set<number>();
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) columns.add(((at - 3) / 4) % canvas.width);
    return columns.size / canvas.width;
  });
  // It is half of the graph in one place and a fifth in another.
  expect(outlined).toBeGreaterThan(0.65);
  await page.mouse.click(x, y, { button: "right" });
  await page.getByRole("menuitem", { name: "Highlight same function" }).click();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("/^json\\.Marshal$/");
  await expect(page.getByText("1 function, 70.00% of total")).toBeVisible();
});

test("undo and redo are in the palette and say what they undo", async ({ page }) => {
  await openGraph(page);
  await page.getByRole("combobox", { name: "Order" }).selectOption("name");
  await typeCommand(page, "undo");
  await expect(palette(page).getByRole("option").first()).toContainText("Undo: order by name");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Order" })).toHaveValue("weight");
  await typeCommand(page, "redo");
  await expect(palette(page).getByRole("option").first()).toContainText("Redo: order by name");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Order" })).toHaveValue("name");
});

test("the frozen tooltip can be entered, marked and copied, and Escape lets go", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openGraph(page);
  await hoverBox(page, "json.encode");
  const tooltip = page.getByRole("tooltip");
  await page.keyboard.down("Shift");
  await expect(tooltip).toContainText("Frozen");
  const title = await tooltip.getByText("json.encode", { exact: true }).boundingBox();
  if (title === null) throw new Error("The tooltip has no place.");
  await page.mouse.move(title.x + 2, title.y + title.height / 2, { steps: 4 });
  await page.keyboard.up("Shift");
  await page.mouse.dblclick(title.x + 10, title.y + title.height / 2);
  expect(await page.evaluate(() => String(document.getSelection()))).toContain("json");
  await expect(tooltip).toBeVisible();
  await tooltip.getByRole("button", { name: "Copy all" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^json\.encode\ncum: 20 20\.00%\nflat: 20 20\.00%/);
  await page.keyboard.press("Escape");
  await expect(tooltip).toHaveCount(0);
});

test("copying without marked text copies the name under the pointer", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openGraph(page);
  await hoverBox(page, "json.encode");
  await page.keyboard.press("Control+c");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("json.encode");
});

test("a drag on the minimap zooms to what it covers, and its window is moved and resized", async ({
  page,
}) => {
  await openGraph(page);
  const box = await page.getByRole("img", { name: "Minimap" }).boundingBox();
  if (box === null) throw new Error("The minimap has no place.");
  const drag = async (from: number, to: number) => {
    await page.mouse.move(box.x + from * box.width, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + to * box.width, box.y + 13, { steps: 6 });
    await page.mouse.up();
  };
  const canvas = await flameCanvas(page).boundingBox();
  if (canvas === null) throw new Error("The graph has no place.");
  const leftmost = { x: canvas.x + 20, y: canvas.y + 53 };
  const rightmost = { x: canvas.x + canvas.width - 20, y: canvas.y + 53 };
  expect(await hoveredTitle(page, leftmost)).toBe("app.walk");
  await drag(0.82, 0.98);
  await expect.poll(() => hoveredTitle(page, leftmost)).toBe("app.alloc");
  // The window's left edge, drawn out to the left.
  await drag(0.82, 0.3);
  await expect.poll(() => hoveredTitle(page, leftmost)).toBe("app.walk");
  expect(await hoveredTitle(page, rightmost)).toBe("app.alloc");
  await drag(0.6, 0.4);
  await expect.poll(() => hoveredTitle(page, rightmost)).toBe("app.walk");
});

test("w, a, s, d pan, + and - zoom at the pointer, n walks the hits", async ({ page }) => {
  await openGraph(page);
  const { x, y } = await hoverBox(page, "app.alloc");
  for (let press = 0; press < 3; press++) await page.keyboard.press("+");
  await expect.poll(() => hoveredTitle(page, { x: x - 150, y })).toBe("app.alloc");
  for (let press = 0; press < 12; press++) await page.keyboard.press("a");
  await expect.poll(() => hoveredTitle(page, { x, y })).toBe("app.walk");
  for (let press = 0; press < 12; press++) await page.keyboard.press("d");
  await expect.poll(() => hoveredTitle(page, { x, y })).toBe("app.alloc");
  await page.keyboard.press("0");
  await page.getByRole("searchbox", { name: "Search" }).fill("json");
  await expect(page.getByText(/^2 functions/)).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).blur();
  await page.keyboard.press("n");
  await expect.poll(() => linkParameter(page, "sel")).toBe("json.Marshal");
  await page.keyboard.press("F3");
  await expect.poll(() => linkParameter(page, "sel")).toBe("json.encode");
  await page.keyboard.press("Shift+N");
  await expect.poll(() => linkParameter(page, "sel")).toBe("json.Marshal");
});
