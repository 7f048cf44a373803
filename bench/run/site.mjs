import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/find-browser.mjs";
import { serve } from "../../scripts/serve.mjs";

const FLOOR_FOLDER = fileURLToPath(new URL("../floor", import.meta.url));

/**
 * A browser, the built app and the page of the floor, for as long as they are needed.
 * @template Result
 * @param {string} dist folder of the built app
 * @param {(app: import("./opened.mjs").App, floorUrl: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withSite(dist, work) {
  const floorSite = await serve({ directory: FLOOR_FOLDER, port: 0 });
  const appSite = await serve({ directory: dist, port: 0 });
  const { executablePath } = await findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    return await work({ browser, url: appSite.url }, floorSite.url);
  } finally {
    await browser.close();
    await Promise.all([floorSite.close(), appSite.close()]);
  }
}
