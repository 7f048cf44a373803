import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { installedPackage } from "./npmPackage.mjs";
import { drawnWithWebGl } from "./page/drawnWithWebGl.mjs";

const VERSION = "1.25.0";

/**
 * speedscope's own page, as its npm package has it. The file is given to its file input. Its link option
 * `view=left-heavy` makes the first picture the flame graph; by default that is the samples in their order in the file,
 * which takes it longer.
 *
 * The page and the minimap above the flame graph are one WebGL canvas, empty until a profile is open: drawn is what has
 * colours below the minimap.
 * @type {import("./openPeer.mjs").Peer}
 */
export const speedscope = {
  name: `speedscope ${VERSION}`,
  counted: "from the file chosen in its start page, to its left-heavy view",

  async prepare() {
    const folder = await installedPackage("speedscope", VERSION);
    if (folder === undefined) return { missing: "npm could not install it" };
    const site = await serve({ directory: join(folder, "dist", "release"), port: 0 });
    return {
      probe: drawnWithWebGl,
      probeOptions: { fromRow: 0.25 },
      async showStart(page) {
        await page.goto(`${site.url}#view=left-heavy`);
        await page.locator("input[type=file]").waitFor({ state: "attached" });
      },
      async giveFile({ page, profilePath }) {
        await page.locator("input[type=file]").setInputFiles(profilePath);
      },
      close: () => site.close(),
    };
  },
};
