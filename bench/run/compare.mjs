/** A comparison with a second profile of the same size. */

import { timeToDrawn } from "./changed.mjs";
import { chooseFile, withOpenProfile } from "./opened.mjs";
import { SETTLE_MS } from "./settle.mjs";

/**
 * @typedef {{ baseToDrawnMs: number }} CompareResult from the base's File in the page's hands to the drawn comparison
 */

/**
 * @param {import("./opened.mjs").App} app
 * @param {string} profilePath
 * @param {string} basePath
 * @returns {Promise<CompareResult>}
 */
export function measureCompare(app, profilePath, basePath) {
  return withOpenProfile(app, profilePath, async page => {
    await page.waitForTimeout(SETTLE_MS);
    await page.getByRole("button", { name: "Compare" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare" });
    const choose = dialog.getByRole("button", { name: "Choose base" });
    const baseToDrawnMs = await timeToDrawn(page, "change", () => chooseFile(page, choose, basePath));
    // What was drawn is the comparison, and no picture on the way to it.
    await page.getByRole("heading", { level: 1, name: / vs base / }).waitFor();
    return { baseToDrawnMs };
  });
}
