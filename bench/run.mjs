/**
 * The benchmark: how long a profile takes to open in the built app, and how long `proflens -top` takes, against
 * gunzipping the same file alone.
 *
 *     node bench/run.mjs [--sizes=10k,100k,1m] [--runs=5] [--seed=1] [--dist=dist] [--command-only] [--pprof[=pprof]]
 *     node bench/run.mjs --peers | --peers-only [--peer-runs=1] [--peer-limit=120]
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/find-browser.mjs";
import { serve } from "../scripts/serve.mjs";
import { parseArguments } from "./arguments.mjs";
import { CACHE_FOLDER, ensureProfileFile } from "./generate.mjs";
import { benchPeers } from "./peers/index.mjs";
import { gunzippedBytes, measureCommand } from "./run/command.mjs";
import { describeMachine } from "./run/machine.mjs";
import { measureSize } from "./run/size.mjs";
import { summariseCommand, summariseSize } from "./run/statistics.mjs";
import { formatCommandTable, formatTable } from "./run/table.mjs";

const PROJECT_FOLDER = fileURLToPath(new URL("..", import.meta.url));
const FLOOR_FOLDER = fileURLToPath(new URL("floor", import.meta.url));

/** The folder of the built app; builds it when it is absent. */
function ensureBuilt() {
  return built("dist", "index.html", "build");
}

/**
 * @param {string} folder
 * @param {string} file what is in it once it is built
 * @param {string} script npm's that builds it
 * @returns {string} the folder's path
 */
function built(folder, file, script) {
  const path = join(PROJECT_FOLDER, folder);
  if (existsSync(join(path, file))) return path;
  const build = spawnSync("npm", ["run", script], { cwd: PROJECT_FOLDER, stdio: "inherit" });
  if (build.status !== 0) throw new Error(`npm run ${script} failed`);
  return path;
}

/** Measures the page in a browser, and prints its table. */
async function benchPage() {
  const floorSite = await serve({ directory: FLOOR_FOLDER, port: 0 });
  const appSite = await serve({ directory: dist ?? ensureBuilt(), port: 0 });
  const { executablePath } = await findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    const results = [];
    for (const stackCount of sizes) {
      const { path: profilePath } = await ensureProfileFile(stackCount, seed);
      console.log(`${stackCount.toLocaleString("en-US")} stacks`);
      const measured = await measureSize({
        browser,
        floorUrl: floorSite.url,
        appUrl: appSite.url,
        profilePath,
        stackCount,
        runs,
      });
      results.push({ runs: measured, summary: summariseSize(measured) });
    }
    console.log(`\nMedians of ${runs}, seed ${seed}. MB are 10^6 bytes.\n\n${formatTable(results)}\n`);
    return { browser: `Chromium ${browser.version()}`, results };
  } finally {
    await browser.close();
    await Promise.all([floorSite.close(), appSite.close()]);
  }
}

/** Measures `proflens -top` as a process, and prints its table. */
async function benchCommand() {
  const command = join(built("dist-cli", "proflens.js", "build:cli"), "proflens.js");
  const results = [];
  for (const stackCount of sizes) {
    const { path } = await ensureProfileFile(stackCount, seed);
    const rawBytes = await gunzippedBytes(path);
    const measured = [];
    for (let run = 0; run < runs; run++) measured.push(await measureCommand(command, path, pprof));
    results.push({ stackCount, rawBytes, runs: measured });
  }
  const table = formatCommandTable(results.map(summariseCommand));
  console.log(`\nproflens -top, whole processes. Medians of ${runs}, seed ${seed}.\n\n${table}\n`);
  return results;
}

const options = parseArguments(process.argv.slice(2));
const { sizes, seed, runs, dist, commandOnly, pprof } = options;
const machine = describeMachine();
const command = options.peersOnly ? undefined : await benchCommand();
const page = commandOnly || options.peersOnly ? undefined : await benchPage();
const peers = options.peers ? await benchPeers(options, dist ?? ensureBuilt()) : undefined;
const described = { ...machine, browser: page?.browser ?? peers?.browser };
for (const [name, value] of Object.entries(described)) console.log(`${name}: ${value}`);
if (page !== undefined || peers !== undefined) {
  await mkdir(CACHE_FOLDER, { recursive: true });
  const resultsPath = join(CACHE_FOLDER, "results.json");
  const all = { machine: described, seed, runsPerSize: runs, results: page?.results, command, peers };
  await writeFile(resultsPath, `${JSON.stringify(all, undefined, 2)}\n`);
  console.log(`\nEvery run is in ${resultsPath}`);
}
