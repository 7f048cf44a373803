/**
 * The benchmark: how long a profile takes to open in the built app, against gunzipping the same file alone.
 *
 *     node bench/run.mjs [--sizes=10k,100k,1m] [--runs=5] [--seed=1] [--dist=dist]
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
import { describeMachine } from "./run/machine.mjs";
import { measureSize } from "./run/size.mjs";
import { summariseSize } from "./run/statistics.mjs";
import { formatTable } from "./run/table.mjs";

const PROJECT_FOLDER = fileURLToPath(new URL("..", import.meta.url));
const FLOOR_FOLDER = fileURLToPath(new URL("floor", import.meta.url));

/** The folder of the built app; builds it when it is absent. */
function ensureBuilt() {
  const dist = join(PROJECT_FOLDER, "dist");
  if (existsSync(join(dist, "index.html"))) return dist;
  const build = spawnSync("npm", ["run", "build"], { cwd: PROJECT_FOLDER, stdio: "inherit" });
  if (build.status !== 0) throw new Error("npm run build failed");
  return dist;
}

const { sizes, seed, runs, dist = ensureBuilt() } = parseArguments(process.argv.slice(2));
const floorSite = await serve({ directory: FLOOR_FOLDER, port: 0 });
const appSite = await serve({ directory: dist, port: 0 });
const { executablePath } = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-background-networking"],
});
try {
  const machine = describeMachine(browser);
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
  for (const [name, value] of Object.entries(machine)) console.log(`${name}: ${value}`);
  await mkdir(CACHE_FOLDER, { recursive: true });
  const resultsPath = join(CACHE_FOLDER, "results.json");
  await writeFile(
    resultsPath,
    `${JSON.stringify({ machine, seed, runsPerSize: runs, results }, undefined, 2)}\n`,
  );
  console.log(`\nEvery run is in ${resultsPath}`);
} finally {
  await browser.close();
  await Promise.all([floorSite.close(), appSite.close()]);
}
