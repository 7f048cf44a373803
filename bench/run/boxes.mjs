/** Boxes of the flame graph to zoom to, found by pointing at the canvas as a user would. */

import { withOpenProfile } from "./opened.mjs";
import { SETTLE_MS } from "./settle.mjs";

/**
 * A place on a box, in CSS pixels of the page.
 * @typedef {{ x: number, y: number, widthCss: number, title: string }} Box
 */

/**
 * @typedef {object} Boxes
 * @property {Box} wide the widest above the middle that does not fill its row
 * @property {Box} middle the widest of the row in the middle of the view
 * @property {Box} narrow one of some pixels, below the middle
 */

/** In step with `src/render/flame/pane.ts`. */
const ROW_CSS = 21;
const STEP_CSS = 2;

/** @type {Map<string, Promise<Boxes>>} */
const known = new Map();

/**
 * The boxes of a profile's first picture, which is the same whenever it is opened. They are found in an open of their
 * own, so that looking for them is no part of what is measured.
 * @param {import("./opened.mjs").App} app
 * @param {string} profilePath
 * @returns {Promise<Boxes>}
 */
export function boxesOf(app, profilePath) {
  let boxes = known.get(profilePath);
  if (boxes === undefined) {
    boxes = withOpenProfile(app, profilePath, async page => {
      await page.waitForTimeout(SETTLE_MS);
      return findBoxes(page);
    });
    known.set(profilePath, boxes);
  }
  return boxes;
}

/**
 * @param {import("@playwright/test").Page} page with the flame graph at rest
 * @returns {Promise<Boxes>}
 */
async function findBoxes(page) {
  const found = await flameCanvas(page).evaluate(findInPage, { rowCss: ROW_CSS, stepCss: STEP_CSS });
  for (const [name, box] of Object.entries(found)) {
    if (box === null) throw new Error(`the flame graph has no ${name} box`);
  }
  return found;
}

/** @param {import("@playwright/test").Page} page */
function flameCanvas(page) {
  return page.getByRole("tabpanel", { name: "Flame graph" }).locator("canvas").first();
}

/** Runs in the page. */
async function findInPage(canvas, { rowCss, stepCss }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  // A turn of the event loop, without the 4 ms that a browser makes of many timeouts in a row.
  const { port1, port2 } = new MessageChannel();
  port1.start();
  const turn = () =>
    new Promise(resolve => {
      port1.addEventListener("message", resolve, { once: true });
      port2.postMessage(undefined);
    });
  const titleAt = async (x, y) => {
    const at = { clientX: x, clientY: y, bubbles: true, pointerType: "mouse" };
    canvas.dispatchEvent(new PointerEvent("pointermove", at));
    await turn();
    return document.querySelector("[role=tooltip]")?.firstElementChild?.textContent ?? "";
  };
  /** The boxes of a row, merged ones ("12 more") left out. */
  const boxesAt = async y => {
    const boxes = [];
    let title = "";
    for (let x = left; x < left + width; x += stepCss) {
      const here = await titleAt(x, y);
      if (here !== title) boxes.push({ title: here, from: x, to: x });
      title = here;
      const box = boxes.at(-1);
      if (box !== undefined) box.to = x + stepCss;
    }
    return boxes
      .filter(box => box.title !== "" && !/^[\d,]+ more/.test(box.title))
      .map(box => ({ ...box, y, x: Math.round((box.from + box.to) / 2), widthCss: box.to - box.from }))
      .toSorted((a, b) => b.widthCss - a.widthCss);
  };
  const rowY = row => top + 4 + (row + 0.5) * rowCss;
  const middleRow = Math.floor(height / rowCss / 2);
  let wide = null;
  for (let row = 1; row < middleRow; row++) {
    const box = (await boxesAt(rowY(row))).find(box => box.widthCss < width * 0.9);
    if (box !== undefined && box.widthCss > (wide?.widthCss ?? 0)) wide = box;
  }
  const middle = (await boxesAt(rowY(middleRow)))[0] ?? null;
  let narrow = null;
  for (let row = middleRow + 1; rowY(row) < top + height && narrow === null; row++) {
    narrow = (await boxesAt(rowY(row))).find(box => box.widthCss >= 4 && box.widthCss <= 12) ?? null;
  }
  canvas.dispatchEvent(new PointerEvent("pointerleave", { bubbles: true }));
  return { wide, middle, narrow };
}
