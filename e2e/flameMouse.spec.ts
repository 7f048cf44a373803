import type { Page } from "@playwright/test";
import { type CraftedProfile, craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import {
  expectZoomedTo,
  flameCanvas,
  hoverBox,
  hoveredTitle,
  readPixels,
  zoomPath,
} from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { drawnAfter, linkParameter, openExample, waitUntilDrawn } from "./support/workspace.ts";

/** A few boxes that are easy to hit, a crowd of boxes far under a pixel, and one deep stack. */
const GRAPH: CraftedProfile = {
  stacks: [
    ["main;parse;scan", 24_000],
    ["main;parse", 12_000],
    ["main;render;paint", 15_000],
    [["main", "deep", ...Array.from({ length: 120 }, (_, depth) => `level${depth}`)], 6000],
    ...Array.from({ length: 600 }, (_, index) => [`main;crowd;tiny${index}`, 10] as const),
  ],
};

async function openGraph(page: Page): Promise<void> {
  await page.goto("./");
  await dropFiles(page, craftedFile("graph.pb.gz", GRAPH));
  await waitUntilDrawn(page);
}

test("boxes are drawn, in the minimap too", async ({ page }) => {
  await openExample(page, "go-cpu");
  expect((await readPixels(flameCanvas(page))).colours).toBeGreaterThan(20);
  const minimap = page.getByRole("img", { name: "Minimap" });
  await expect.poll(async () => (await readPixels(minimap)).colours).toBeGreaterThan(10);
});

test("hovering shows what a box is", async ({ page }) => {
  await openGraph(page);
  await hoverBox(page, "scan");
  const tooltip = page.getByRole("tooltip");
  await expect(tooltip.getByRole("row", { name: "cum" })).toContainText("38.10%");
  await expect(tooltip.getByRole("row", { name: "flat" })).toContainText("38.10%");
  await expect(tooltip.getByRole("row", { name: "of parent" })).toContainText("66.67%");
  await page.mouse.move(0, 0);
  await expect(tooltip).toHaveCount(0);
});

test("Shift freezes the tooltip, and lets go of it", async ({ page }) => {
  await openGraph(page);
  await hoverBox(page, "scan");
  await page.keyboard.press("Shift");
  await hoveredTitle(page, { x: 5, y: 5 });
  await expect(page.getByRole("tooltip")).toContainText("scan");
  await page.keyboard.press("Shift");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
});

test("a click selects and fills the details", async ({ page }) => {
  await openGraph(page);
  const { x, y } = await hoverBox(page, "parse");
  await page.mouse.click(x, y);
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByRole("heading", { name: "parse" })).toBeVisible();
  await expect(details.getByRole("list", { name: "Callers" })).toContainText("main");
  await expect(details.getByRole("list", { name: "Callees" })).toContainText("scan");
  await expect(details.getByRole("button", { name: "Copy stack" })).toBeVisible();
  await expect.poll(() => linkParameter(page, "sel")).toBe("parse");
});

test("a double click zooms, Back undoes it, and the breadcrumb leads out again", async ({ page }) => {
  await openGraph(page);
  const before = await readPixels(flameCanvas(page));
  const { x, y } = await hoverBox(page, "parse");
  await page.mouse.dblclick(x, y);
  await expectZoomedTo(page, "parse");
  await expect.poll(() => linkParameter(page, "zoom")).toBe("main;parse");
  await expect.poll(async () => (await readPixels(flameCanvas(page))).checksum).not.toBe(before.checksum);
  await page.goBack();
  await expectZoomedTo(page, "all");
  await page.goForward();
  await expectZoomedTo(page, "parse");
  await zoomPath(page).getByRole("button", { name: "all" }).click();
  await expectZoomedTo(page, "all");
  await expect.poll(() => linkParameter(page, "zoom")).toBeUndefined();
});

test("a link with a zoom shows that frame, and names what is not there", async ({ page }) => {
  await openExample(page, "go-cpu", "flamegraph", { zoom: "no.such;frame" });
  await expect(zoomPath(page)).toContainText("not in this profile: no.such");
});

test("Ctrl and the wheel zoom around the pointer", async ({ page }) => {
  await openGraph(page);
  const { x, y } = await hoverBox(page, "paint");
  expect(await hoveredTitle(page, { x: x - 200, y })).not.toBe("paint");
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await expect.poll(() => hoveredTitle(page, { x: x - 200, y })).toBe("paint");
  expect(await hoveredTitle(page, { x, y })).toBe("paint");
});

test("the wheel and dragging pan", async ({ page }) => {
  await openGraph(page);
  const { x, y } = await hoverBox(page, "level3");
  await page.mouse.wheel(0, 200);
  await expect.poll(() => hoveredTitle(page, { x, y })).toMatch(/^level(1\d|[4-9])$/);
  const before = (await hoveredTitle(page, { x, y })) ?? "";
  await page.mouse.down();
  await page.mouse.move(x, y + 50, { steps: 5 });
  await page.mouse.move(x, y + 100, { steps: 5 });
  await page.mouse.up();
  expect(await hoveredTitle(page, { x, y: y + 100 })).toBe(before);
});

test("a box of merged ones says so and opens when zoomed", async ({ page }) => {
  await openGraph(page);
  await expect(page.getByRole("status")).toContainText("in boxes under 1 px");
  const { x, y } = await hoverBox(page, /^[\d,]+ more$/);
  await expect(page.getByRole("tooltip")).toContainText("narrower than a pixel");
  await page.mouse.dblclick(x, y);
  await expect.poll(() => hoveredTitle(page, { x, y })).not.toBe("600 more");
  await hoverBox(page, /^(tiny\d+|\d+ more)$/);
});

test("the toolbar's buttons zoom in, out and back", async ({ page }) => {
  await openGraph(page);
  const whole = await readPixels(flameCanvas(page));
  const checksum = async () => (await readPixels(flameCanvas(page))).checksum;
  await drawnAfter(page, () => page.getByRole("button", { name: "Zoom in" }).click());
  await expect.poll(checksum).not.toBe(whole.checksum);
  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(checksum).toBe(whole.checksum);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(checksum).not.toBe(whole.checksum);
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await expect.poll(checksum).toBe(whole.checksum);
});

test("the flame orientation puts the root at the bottom, and is in the link", async ({ page }) => {
  await openGraph(page);
  const icicle = await hoverBox(page, "main");
  await page.getByRole("combobox", { name: "Orientation" }).selectOption({ label: "Flame" });
  await expect.poll(() => linkParameter(page, "orientation")).toBe("flame");
  await expect.poll(() => hoveredTitle(page, icicle)).not.toBe("main");
  const flame = await hoverBox(page, "main");
  expect(flame.y).toBeGreaterThan(icicle.y + 200);
  await page.goBack();
  await expect(page.getByRole("combobox", { name: "Orientation" })).toHaveValue("icicle");
});
