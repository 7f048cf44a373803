import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/find-browser.mjs";

/**
 * Runs something in a browser of its own: what one viewer leaves behind, or a crash of it, is not the next one's.
 * @template T
 * @param {(browser: import("@playwright/test").Browser) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inFreshBrowser(work) {
  const { executablePath } = await findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
