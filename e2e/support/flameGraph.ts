import { expect, type Locator, type Page } from "@playwright/test";

/** A place on the page, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The tree **Flame graph**: what keyboards and screen readers use. */
export function flameTree(page: Page): Locator {
  return page.getByRole("tree", { name: "Flame graph" });
}

/** The name of the tree's current item. */
export async function currentItem(page: Page, tree: Locator = flameTree(page)): Promise<string> {
  return tree.evaluate(tree => {
    const id = tree.getAttribute("aria-activedescendant") ?? "";
    return document.getElementById(id)?.textContent ?? "";
  });
}

/** The canvas that boxes are drawn on. It has no role: the tree stands for it. */
export function flameCanvas(page: Page): Locator {
  return page.getByRole("tabpanel", { name: "Flame graph" }).locator("canvas").first();
}

/** Moves the pointer over a graph until the tooltip is about a frame of that name. */
export async function hoverBox(
  page: Page,
  name: string | RegExp,
  graph: Locator = flameCanvas(page),
): Promise<Place> {
  await expect(graph).toBeVisible();
  const wanted = typeof name === "string" ? { exact: name } : { pattern: name.source };
  // Tries places with events of its own: a real pointer takes a frame for each. The real one goes there in the end.
  const place = await graph.evaluate(async (canvas, { exact, pattern }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const titleAt = async (x: number, y: number) => {
      const at = { clientX: x, clientY: y, bubbles: true, pointerType: "mouse" };
      canvas.dispatchEvent(new PointerEvent("pointermove", at));
      await new Promise(resolve => setTimeout(resolve));
      return document.querySelector("[role=tooltip]")?.firstElementChild?.textContent ?? "";
    };
    for (let y = top + 6; y < top + height; y += 8) {
      for (const across of [0.03, 0.12, 0.25, 0.4, 0.5, 0.65, 0.75, 0.88, 0.97]) {
        const x = Math.round(left + width * across);
        const title = await titleAt(x, Math.round(y));
        if (title === exact || (pattern !== undefined && new RegExp(pattern).test(title)))
          return { x, y: Math.round(y) };
      }
    }
    return undefined;
  }, wanted);
  if (place === undefined) throw new Error(`No box of the flame graph is ${String(name)}.`);
  if (typeof name === "string") await expect.poll(() => hoveredTitle(page, place)).toBe(name);
  else await expect.poll(() => hoveredTitle(page, place)).toMatch(name);
  return place;
}

/** What the tooltip is about when the pointer is at a place; undefined where there is no box. */
export async function hoveredTitle(page: Page, { x, y }: Place): Promise<string | undefined> {
  await page.mouse.move(x, y);
  return page.evaluate(
    () => document.querySelector("[role=tooltip]")?.firstElementChild?.textContent ?? undefined,
  );
}

/** The breadcrumb. */
export function zoomPath(page: Page): Locator {
  return page.getByRole("navigation", { name: "Zoom path" });
}

/** Expects that the graph is zoomed to a frame, at rest. */
export async function expectZoomedTo(page: Page, name: string): Promise<void> {
  await expect(zoomPath(page).locator("[aria-current=true]")).toHaveText(name);
}

/** How many colours a canvas has, and a number that changes with any of its pixels. */
export function readPixels(canvas: Locator): Promise<{ colours: number; checksum: number }> {
  return canvas.evaluate(element => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error("This is no canvas.");
    const context = element.getContext("2d");
    if (context === null) throw new Error("The canvas has another kind of context.");
    const { data } = context.getImageData(0, 0, element.width, element.height);
    const pixels = new Uint32Array(data.buffer);
    let checksum = 0;
    for (const pixel of pixels) checksum = (Math.imul(checksum, 31) + pixel) | 0;
    return { colours: new Set(pixels).size, checksum };
  });
}
