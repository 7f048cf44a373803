/** From the file to the first picture. */

import { withOpenProfile } from "./opened.mjs";

/** The main thread is watched for so long after the first picture. */
const WATCHED_AFTER_DRAWN_MS = 1000;

/**
 * @typedef {object} OpenResult
 * @property {number} fileToBytesMs from the File in the page's hands to its last byte read
 * @property {number} fileToProfileMs … to the profile decoded
 * @property {number} fileToDrawnMs … to the first view's pixels
 * @property {number | undefined} longestTaskMs absent when no main-thread task took 50 ms, the least a browser tells
 */

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} appUrl
 * @param {string} profilePath
 * @param {import("./opened.mjs").OpenHooks} [hooks]
 * @returns {Promise<OpenResult>}
 */
export function openProfile(browser, appUrl, profilePath, hooks) {
  const watch = async (/** @type {import("@playwright/test").Page} */ page) => {
    await page.waitForTimeout(WATCHED_AFTER_DRAWN_MS);
    return summarise(
      await page.evaluate(() => {
        const { entries, longTasks } = globalThis.proflensBench;
        return { entries, longTasks };
      }),
    );
  };
  return withOpenProfile({ browser, url: appUrl }, profilePath, watch, hooks);
}

/**
 * @param {Pick<import("./observe.mjs").Observed, "entries" | "longTasks">} observed
 * @returns {OpenResult}
 */
function summarise({ entries, longTasks }) {
  /** @type {(name: string, fromMs: number) => number} */
  const first = (name, fromMs) => {
    const mark = entries.find(candidate => candidate.name === name && candidate.startTime >= fromMs);
    if (!mark) throw new Error(`the app set no mark ${name}`);
    return mark.startTime;
  };
  const fileMs = first("proflens:file", 0);
  const drawnMs = first("proflens:drawn", fileMs);
  const durationsMs = longTasks
    .filter(task => task.startTime + task.duration > fileMs)
    .filter(task => task.startTime < drawnMs + WATCHED_AFTER_DRAWN_MS)
    .map(task => task.duration);
  return {
    fileToBytesMs: first("proflens:bytes", fileMs) - fileMs,
    fileToProfileMs: first("proflens:profile", fileMs) - fileMs,
    fileToDrawnMs: drawnMs - fileMs,
    longestTaskMs: durationsMs.length === 0 ? undefined : Math.max(...durationsMs),
  };
}
