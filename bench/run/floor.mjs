import { SETTLE_MS } from "./settle.mjs";

/** @typedef {{ floorMs: number, rawBytes: number }} FloorResult */

/**
 * The time the browser needs just to gunzip the file in a worker: no viewer of the file can be faster.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} pageUrl of `bench/floor/`
 * @param {string} profilePath
 * @returns {Promise<FloorResult>}
 */
export async function measureFloor(browser, pageUrl, profilePath) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(pageUrl);
    await page.evaluate("floorReady.then(() => undefined)");
    await page.waitForTimeout(SETTLE_MS);
    await page.locator("input").setInputFiles(profilePath);
    return await page.evaluate(() => globalThis.floorMeasured);
  } finally {
    await context.close();
  }
}
