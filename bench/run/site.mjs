import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { inFreshBrowser } from "./browser.mjs";

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
  try {
    return await inFreshBrowser(browser => work({ browser, url: appSite.url }, floorSite.url));
  } finally {
    await Promise.all([floorSite.close(), appSite.close()]);
  }
}
