/** Changes of an open profile's picture: sample type, zoom, filters. */

import { boxesOf } from "./boxes.mjs";
import { timeToDrawn } from "./changed.mjs";
import { withOpenProfile } from "./opened.mjs";
import { chooseOtherSampleType, doubleClick, typeLine } from "./userActs.mjs";

/** What a picture leaves to do, such as the minimap, is done by then. */
const REST_MS = 500;

/** In 70 of 100 samples of the generated profiles, whatever their seed and size. */
export const EXPRESSION = "Merge";

/**
 * Milliseconds from the user's act to pixels.
 * @typedef {object} ChangesResult
 * @property {number} sampleTypeMs
 * @property {{ wide: number, middle: number, narrow: number }} zoomMs from the whole graph to a box
 * @property {number[]} zoomBackMs from each of them to the whole graph
 * @property {{ focus: number, ignore: number, hide: number }} filterMs
 */

/**
 * In one session: each filter and the other sample type are asked for the first time.
 * @param {import("./opened.mjs").App} app
 * @param {string} profilePath
 * @returns {Promise<ChangesResult>}
 */
export async function measureChanges(app, profilePath) {
  const boxes = await boxesOf(app, profilePath);
  return withOpenProfile(app, profilePath, page => changeAll(page, boxes), { still: true });
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {import("./boxes.mjs").Boxes} boxes
 * @returns {Promise<ChangesResult>}
 */
async function changeAll(page, boxes) {
  const settle = () => page.waitForTimeout(REST_MS);
  await settle();
  const sampleTypeMs = await timeToDrawn(page, "change", () => chooseOtherSampleType(page));
  await settle();
  await timeToDrawn(page, "popstate", () => page.goBack());

  const zoomMs = { wide: 0, middle: 0, narrow: 0 };
  const zoomBackMs = [];
  for (const [name, box] of Object.entries(boxes)) {
    await settle();
    zoomMs[name] = await timeToDrawn(page, "pointerup", () => doubleClick(page, box));
    await settle();
    await checkZoomedTo(page, box.title);
    zoomBackMs.push(await timeToDrawn(page, "keydown", () => page.keyboard.press("0")));
  }
  await page.keyboard.press("Escape");

  const filterMs = { focus: 0, ignore: 0, hide: 0 };
  for (const name of Object.keys(filterMs)) {
    await settle();
    await typeLine(page, `${name}=${EXPRESSION}`);
    filterMs[name] = await timeToDrawn(page, "keydown", () => page.keyboard.press("Enter"));
    await settle();
    await timeToDrawn(page, "popstate", () => page.goBack());
  }
  return { sampleTypeMs, zoomMs, zoomBackMs, filterMs };
}

/**
 * What was timed was a zoom to that box, and not whatever else was under the pointer.
 * @param {import("@playwright/test").Page} page
 * @param {string} title
 */
async function checkZoomedTo(page, title) {
  const zoomed = page.getByRole("navigation", { name: "Zoom path" }).locator("[aria-current=true]");
  const name = await zoomed.textContent();
  if (name !== title) throw new Error(`zoomed to ${name}, not to ${title}`);
}
