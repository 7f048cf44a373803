import { once } from "node:events";
import { createInterface } from "node:readline";
import { runnerImport } from "vite";
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
      async showStart() {},
      async giveFile({ page, profilePath, signal, helper }) {
        const server = pprof.serve(profilePath);
        signal.addEventListener("abort", () => server.kill("SIGKILL"));
        helper(server.pid);
        const url = await addressServed(server);
        await page.goto(`${url}/ui/flamegraph`, { waitUntil: "commit", timeout: 0 });
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
  /** @type {Promise<string>} */
  const address = new Promise(resolve => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface(stream).on("line", line => {
        const url = /Serving web UI on (http:\S+)/.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
  });
  const ended = once(server, "close").then(([status, killedBy]) => {
    throw new Error(`its server ended with ${status ?? killedBy}`);
  });
  // At the end of every open the server is killed, which then is nobody's news.
  ended.catch(() => {});
  const url = await Promise.race([address, ended]);
  // It says so just before it listens.
  for (;;) {
    const listens = await fetch(url, { method: "HEAD", redirect: "manual" }).then(
      () => true,
      () => false,
    );
    if (listens) return url;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
