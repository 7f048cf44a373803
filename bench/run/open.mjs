/** Opens a profile in the built app as a user does, in a fresh browser context. */

import { SETTLE_MS } from "./settle.mjs";

/**
 * What is observed in the page from its first script on. Times are the page's, in milliseconds.
 * @typedef {object} Observed
 * @property {{ name: string, startTime: number }[]} marks every `proflens:` mark
 * @property {{ startTime: number, duration: number }[]} longTasks main-thread tasks of 50 ms and more
 * @property {Promise<void>} drawn resolves at the first `proflens:drawn` after a `proflens:file`
 */

const OPEN_LIMIT_MS = 180_000;
/** The main thread is watched for so long after the first picture. */
const WATCHED_AFTER_DRAWN_MS = 1000;

/** Runs in the page, before the app's own scripts. */
function observe() {
  /** @type {() => void} */
  let sawDrawn = () => {};
  /** @type {Observed} */
  const observed = { marks: [], longTasks: [], drawn: new Promise(resolve => (sawDrawn = () => resolve())) };
  new PerformanceObserver(list => {
    for (const { name, startTime } of list.getEntries()) {
      if (!name.startsWith("proflens:")) continue;
      observed.marks.push({ name, startTime });
      if (name === "proflens:drawn" && observed.marks.some(mark => mark.name === "proflens:file")) sawDrawn();
    }
  }).observe({ type: "mark", buffered: true });
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      observed.longTasks.push({ startTime, duration });
    }
  }).observe({ type: "longtask", buffered: true });
  Object.assign(globalThis, { proflensBench: observed });
}

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
 * @param {{ onStartPage?: (page: import("@playwright/test").Page) => Promise<void> }} [hooks] `onStartPage` runs
 *   when the start page has settled, just before the file is chosen
 * @returns {Promise<OpenResult>}
 */
export async function openProfile(browser, appUrl, profilePath, { onStartPage } = {}) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const failed = new Promise((_resolve, reject) => {
      page.on("pageerror", error => reject(new Error(`the app threw: ${error.stack ?? error.message}`)));
      page.on("crash", () => reject(new Error("the page crashed")));
    });
    // A failure after the open has ended is nobody's to handle.
    failed.catch(() => {});
    await page.addInitScript(observe);
    await page.goto(appUrl);
    const button = page.getByRole("button", { name: /^Open profile/ }).first();
    await button.waitFor();
    await page.waitForTimeout(SETTLE_MS);
    await onStartPage?.(page);

    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
    await chooser.setFiles(profilePath);
    await Promise.race([failed, limit(), page.evaluate(() => globalThis.proflensBench.drawn)]);
    await page.waitForTimeout(WATCHED_AFTER_DRAWN_MS);
    return summarise(
      await page.evaluate(() => {
        const { marks, longTasks } = globalThis.proflensBench;
        return { marks, longTasks };
      }),
    );
  } finally {
    await context.close();
  }
}

/** @returns {Promise<never>} */
function limit() {
  return new Promise((_resolve, reject) => {
    const message = `nothing was drawn within ${OPEN_LIMIT_MS / 1000} s`;
    setTimeout(() => reject(new Error(message)), OPEN_LIMIT_MS).unref();
  });
}

/**
 * @param {Pick<Observed, "marks" | "longTasks">} observed
 * @returns {OpenResult}
 */
function summarise({ marks, longTasks }) {
  /** @type {(name: string, fromMs: number) => number} */
  const first = (name, fromMs) => {
    const mark = marks.find(candidate => candidate.name === name && candidate.startTime >= fromMs);
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
