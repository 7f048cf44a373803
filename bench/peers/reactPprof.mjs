import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { showEmptyPage } from "./emptyPage.mjs";
import { installedPackage } from "./npmPackage.mjs";
import { drawnWithWebGl } from "./page/drawnWithWebGl.mjs";

const VERSION = "1.5.1";

/**
 * react-pprof is a component; what its documentation has for a user with a profile is its command, which writes a page
 * with the profile in it, to be opened in a browser. Both are counted: the command from its start to its end, then
 * the page from `file://`.
 *
 * The canvas has nothing but the flame graph.
 * @type {import("./openPeer.mjs").Peer}
 */
export const reactPprof = {
  name: `react-pprof ${VERSION}`,
  counted:
    "from the start of its command, which writes a page with the profile in it, to the flame graph in that page",

  async prepare() {
    const folder = await installedPackage("react-pprof", VERSION);
    if (folder === undefined) return { missing: "npm could not install it" };
    return {
      probe: drawnWithWebGl,
      probeOptions: { fromRow: 0 },
      showStart: showEmptyPage,
      async giveFile({ page, profilePath, scratchFolder, signal, helper }) {
        const written = join(scratchFolder, "profile.html");
        const words = [join(folder, "cli.js"), "-o", written, profilePath];
        const child = spawn(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"], signal });
        let complaint = "";
        child.stderr.on("data", piece => (complaint += piece));
        helper(child.pid);
        const [status, killedBy] = await once(child, "close");
        if (status !== 0)
          throw new Error(firstError(complaint) ?? `its command ended with ${status ?? killedBy}`);
        await page.goto(pathToFileURL(written).href, { waitUntil: "commit", timeout: 0 });
      },
      async close() {},
    };
  },
};

/** @param {string} complaint what a command wrote to its standard error */
function firstError(complaint) {
  return complaint
    .split("\n")
    .find(line => /error/i.test(line))
    ?.trim();
}
