import { craftedFile } from "./support/craftedProfile.ts";
import { expect, test } from "./support/fixtures.ts";
import { currentItem, expectZoomedTo, flameTree } from "./support/flameGraph.ts";
import { dropFiles } from "./support/giveFiles.ts";
import { linkParameter, linkView, waitUntilDrawn } from "./support/workspace.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  const stacks = [
    ["main;parse;scan", 40],
    ["main;parse", 20],
    ["main;render;paint", 30],
    ["main;2fast", 10],
  ] as const;
  await dropFiles(page, craftedFile("graph.pb.gz", { stacks }));
  await waitUntilDrawn(page);
  await flameTree(page).focus();
  await expect.poll(() => currentItem(page)).toMatch(/^all, /);
});

test("the tree names frames with their cum and flat", async ({ page }) => {
  const tree = flameTree(page);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => currentItem(page)).toBe("main, cum 100%, flat 0%");
  await expect(tree.getByRole("treeitem", { name: "parse, cum 60.00%, flat 20.00%" })).toBeAttached();
  await expect(tree.getByRole("treeitem", { name: "render, cum 30.00%, flat 0%" })).toBeAttached();
  const parse = tree.getByRole("treeitem", { name: /^parse/ });
  await expect(parse).toHaveAttribute("aria-level", "3");
  await expect(parse).toHaveAttribute("aria-setsize", "3");
});

test("arrows go to the widest child, to siblings and to the parent", async ({ page }) => {
  const seen: string[] = [];
  for (const key of [
    "ArrowDown",
    "ArrowDown",
    "ArrowRight",
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowUp",
  ]) {
    await page.keyboard.press(key);
    seen.push((await currentItem(page)).replace(/,.*/, ""));
  }
  expect(seen).toEqual(["main", "parse", "render", "paint", "render", "parse", "main"]);
});

test("Home goes to the root and End to the deepest of the widest", async ({ page }) => {
  await page.keyboard.press("End");
  await expect.poll(() => currentItem(page)).toMatch(/^scan, /);
  await page.keyboard.press("Home");
  await expect.poll(() => currentItem(page)).toMatch(/^all, /);
});

test("letters go to the next frame of that name, and are no shortcuts meanwhile", async ({ page }) => {
  await page.keyboard.type("pai");
  await expect.poll(() => currentItem(page)).toMatch(/^paint, /);
  await expect.poll(() => linkView(page)).toBe("flamegraph");
});

test("Enter zooms, Escape steps out, 0 resets, and Back undoes", async ({ page }) => {
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expectZoomedTo(page, "scan");
  await expect.poll(() => linkParameter(page, "zoom")).toBe("main;parse;scan");
  await page.keyboard.press("Escape");
  await expectZoomedTo(page, "parse");
  await page.keyboard.press("0");
  await expectZoomedTo(page, "all");
  await page.goBack();
  await expectZoomedTo(page, "parse");
});

test("moving selects, so that the details tell about the frame", async ({ page }) => {
  await page.keyboard.press("End");
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByRole("heading", { name: "scan" })).toBeVisible();
  await expect.poll(() => linkParameter(page, "sel")).toBe("scan");
  await expect(flameTree(page).getByRole("treeitem", { name: /^scan/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});
