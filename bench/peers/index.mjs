/** Proflens beside other viewers of the same files: `npm run bench -- --peers`. */

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { CACHE_FOLDER, ensureProfileFile } from "../generate.mjs";
import { whereAPeerIsBetter } from "./better.mjs";
import { inFreshBrowser } from "../run/browser.mjs";
import { googlePprof } from "./googlePprof.mjs";
import { openPeer } from "./openPeer.mjs";
import { openProflens } from "./proflens.mjs";
import { reactPprof } from "./reactPprof.mjs";
import { speedscope } from "./speedscope.mjs";
import { summariseViewer } from "./summary.mjs";
import { formatPeerTable, seconds, sizeName } from "./table.mjs";

/** @type {import("./openPeer.mjs").Peer[]} */
const PEERS = [speedscope, reactPprof, googlePprof];

const SCREENSHOT_FOLDER = join(CACHE_FOLDER, "peers", "screenshots");
/** From this size on, a peer opens a profile once: some take minutes. */
const ONCE_FROM_STACKS = 100_000;
const RUNS_OF_SMALL = 3;

/**
 * @typedef {object} Viewer
 * @property {string} name
 * @property {string} counted
 * @property {string | undefined} missing
 * @property {((profilePath: string, size: string) => Promise<import("./openPeer.mjs").ViewerRun>) | undefined} open
 * @property {() => Promise<void>} close
 */

/**
 * Measures Proflens and every peer that can be had on every size, in turn, and prints the table.
 * @param {Pick<import("../arguments.mjs").BenchArguments, "sizes" | "seeds" | "peerRuns" | "peerLimitSeconds">} options
 * @param {string} dist the folder of the built app
 */
export async function benchPeers({ sizes, seeds, peerRuns, peerLimitSeconds }, dist) {
  const [seed] = seeds;
  await mkdir(SCREENSHOT_FOLDER, { recursive: true });
  const viewers = [
    await proflensViewer(dist),
    ...(await Promise.all(PEERS.map(peerViewer(peerLimitSeconds * 1000)))),
  ];
  try {
    const measured = viewers.map(viewer => ({ viewer, sizes: [] }));
    for (const stackCount of sizes) {
      const runCount = peerRuns ?? (stackCount >= ONCE_FROM_STACKS ? 1 : RUNS_OF_SMALL);
      const runs = await measureInTurn(viewers, stackCount, seed, runCount);
      measured.forEach((one, at) => one.sizes.push({ stackCount, runs: runs[at] }));
    }
    const rows = measured.map(({ viewer: { name, counted, missing }, sizes }) => ({
      name,
      counted,
      missing,
      sizes: sizes.map(({ runs }) => (runs.length === 0 ? undefined : summariseViewer(runs))),
    }));
    const better = whereAPeerIsBetter(sizes, rows);
    console.log(`\n${describeRuns(sizes, peerRuns)}, seed ${seed}. MB are 10^6 bytes.\n`);
    console.log(`${formatPeerTable(sizes, rows)}\n`);
    console.log(
      `What is counted:\n\n${rows.map(({ name, counted }) => `- ${name}: ${counted}`).join("\n")}\n`,
    );
    console.log(`${better.join("\n")}\n`);
    return {
      browser: await inFreshBrowser(async browser => `Chromium ${browser.version()}`),
      limitSeconds: peerLimitSeconds,
      better,
      viewers: measured.map(({ sizes: ofSizes }, at) => ({
        ...rows[at],
        sizes: ofSizes.map(({ stackCount, runs }, size) => ({
          stackCount,
          runs,
          summary: rows[at]?.sizes[size],
        })),
      })),
    };
  } finally {
    await Promise.all(viewers.map(viewer => viewer.close()));
  }
}

/**
 * Every viewer once, then every viewer again. One that did not draw is not asked again at this size.
 * @param {Viewer[]} viewers
 * @param {number} stackCount
 * @param {number} seed
 * @param {number} runCount
 */
async function measureInTurn(viewers, stackCount, seed, runCount) {
  const { path } = await ensureProfileFile(stackCount, seed);
  // Read once, so that no viewer waits for the disk.
  await readFile(path);
  /** @type {import("./openPeer.mjs").ViewerRun[][]} */
  const runs = viewers.map(() => []);
  for (let run = 0; run < runCount; run++) {
    for (const [at, viewer] of viewers.entries()) {
      if (viewer.open === undefined || runs[at]?.some(earlier => earlier.outcome !== "drawn")) continue;
      const result = await viewer.open(path, sizeName(stackCount));
      runs[at]?.push(result);
      console.log(`  ${sizeName(stackCount)}, ${viewer.name}: ${result.outcome} after ${seconds(result.ms)}`);
    }
  }
  return runs;
}

/**
 * @param {string} dist
 * @returns {Promise<Viewer>}
 */
async function proflensViewer(dist) {
  const site = await serve({ directory: dist, port: 0 });
  return {
    name: "Proflens",
    counted: "from the file chosen in its start page, to its first view, the flame graph",
    missing: undefined,
    open: profilePath => openProflens(site.url, profilePath),
    close: () => site.close(),
  };
}

/**
 * @param {number} limitMs
 * @returns {(peer: import("./openPeer.mjs").Peer) => Promise<Viewer>}
 */
function peerViewer(limitMs) {
  return async ({ name, counted, prepare }) => {
    const ready = await prepare();
    if ("missing" in ready) {
      console.log(`${name} is not measured: ${ready.missing}`);
      return { name, counted, missing: ready.missing, open: undefined, close: async () => {} };
    }
    return {
      name,
      counted,
      missing: undefined,
      open: (profilePath, size) =>
        openPeer(ready, profilePath, {
          limitMs,
          screenshotPath: join(SCREENSHOT_FOLDER, `${name} ${size}.png`),
        }),
      close: () => ready.close(),
    };
  };
}

/**
 * @param {number[]} sizes
 * @param {number | undefined} peerRuns
 */
function describeRuns(sizes, peerRuns) {
  if (peerRuns !== undefined) return `Viewers beside each other, medians of ${peerRuns}`;
  const small = sizes.some(size => size < ONCE_FROM_STACKS) ? `medians of ${RUNS_OF_SMALL}, ` : "";
  return `Viewers beside each other, ${small}one run from ${sizeName(ONCE_FROM_STACKS)} stacks on`;
}
