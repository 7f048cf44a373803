/** Opens a profile in the built app as a user does, in a fresh browser context. */

import { observe } from "./observe.mjs";
import { SETTLE_MS } from "./settle.mjs";

const OPEN_LIMIT_MS = 180_000;

/**
 * @typedef {object} App
 * @property {import("@playwright/test").Browser} browser
 * @property {string} url of the built app
 */

/**
 * @typedef {object} OpenHooks
 * @property {(page: import("@playwright/test").Page) => Promise<void>} [onStartPage] runs when the start page has
 *   settled, just before the file is chosen
 * @property {boolean} [still] the user's system asks for no motion, so that a zoom is a jump
 */

/**
 * Opens a profile, does something with it, and closes the page.
 * @template Result
 * @param {App} app
 * @param {string} profilePath
 * @param {(page: import("@playwright/test").Page) => Promise<Result>} work begins when the first picture is drawn
 * @param {OpenHooks} [hooks]
 * @returns {Promise<Result>}
 */
export async function withOpenProfile(
  { browser, url },
  profilePath,
  work,
  { onStartPage, still = false } = {},
) {
  const context = await browser.newContext({
    reducedMotion: still ? "reduce" : "no-preference",
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    const failed = new Promise((_resolve, reject) => {
      page.on("pageerror", error => reject(new Error(`the app threw: ${error.stack ?? error.message}`)));
      page.on("crash", () => reject(new Error("the page crashed")));
    });
    // A failure after the work has ended is nobody's to handle.
    failed.catch(() => {});
    await page.addInitScript(observe);
    await page.goto(url);
    const button = page.getByRole("button", { name: /^Open profile/ }).first();
    await button.waitFor();
    await page.waitForTimeout(SETTLE_MS);
    await onStartPage?.(page);

    await chooseFile(page, button, profilePath);
    await Promise.race([failed, limit(), page.evaluate(() => globalThis.proflensBench.drawn)]);
    return await Promise.race([failed, work(page)]);
  } finally {
    await context.close();
  }
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {import("@playwright/test").Locator} button what opens the file picker
 * @param {string} path
 */
export async function chooseFile(page, button, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(path);
}

/** @returns {Promise<never>} */
function limit() {
  return new Promise((_resolve, reject) => {
    const message = `nothing was drawn within ${OPEN_LIMIT_MS / 1000} s`;
    setTimeout(() => reject(new Error(message)), OPEN_LIMIT_MS).unref();
  });
}
