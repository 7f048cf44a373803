import { once } from "node:events";
import { createInterface } from "node:readline";
import { runnerImport } from "vite";
import { showEmptyPage } from "./emptyPage.mjs";
import { drawnAsElements } from "./page/drawnAsElements.mjs";

/**
 * google/pprof's web interface, the version that the tests ask. Its server starts, and as soon as it says that it
 * serves, the browser goes to the flame graph; what `pprof -http` itself waits before that, 0.5 s, is not counted.
 *
 * The boxes of its flame graph are elements in `#stack-chart`, all of them put there in one task.
 * @type {import("./openPeer.mjs").Peer}
 */
export const googlePprof = {
  name: "pprof -http",
  counted: "from the start of its server, to its flame graph page; the second memory is the server's",

  async prepare() {
    // The tests' own way to the program is TypeScript.
    const { module } = await runnerImport("./src/format/fixtures/googlePprof.ts");
    /** @type {import("../../src/format/fixtures/googlePprof.ts").GooglePprof | undefined} */
    const pprof = module.installedPprof();
    if (pprof === undefined) return { missing: "Go is not installed, or could not install it" };
    return {
      probe: drawnAsElements,
      probeOptions: { boxes: "#stack-chart .boxbg" },
      showStart: showEmptyPage,
      async giveFile({ page, profilePath, signal, helper }) {
        const server = pprof.serve(profilePath);
        signal.addEventListener("abort", () => server.kill("SIGKILL"));
        helper(server.pid);
        const ended = once(server, "close").then(([status, killedBy]) => {
          throw new Error(`its server ended with ${status ?? killedBy}`);
        });
        const shown = addressServed(server).then(url =>
          page.goto(`${url}/ui/flamegraph`, { waitUntil: "commit", timeout: 0 }),
        );
        // Whichever fails second is nobody's news.
        ended.catch(() => {});
        shown.catch(() => {});
        // The server may also end later, while the page is still being sent.
        await Promise.race([ended, shown.then(() => ended)]);
      },
      async close() {},
    };
  },
};

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} server
 * @returns {Promise<string>}
 */
async function addressServed(server) {
  /** @type {string} */
  const url = await new Promise(resolve => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface(stream).on("line", line => {
        const served = /Serving web UI on (http:\S+)/.exec(line)?.[1];
        if (served !== undefined) resolve(served);
      });
    }
  });
  // It says so just before it listens.
  while (server.exitCode === null && server.signalCode === null) {
    const listens = await fetch(url, { method: "HEAD", redirect: "manual" }).then(
      () => true,
      () => false,
    );
    if (listens) return url;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  throw new Error("its server ended before it listened");
}
