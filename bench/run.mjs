/**
 * The benchmark: how fast the built app and the command are, against gunzipping the same file alone, and beside what
 * they reach for (`reach/targets.mjs`).
 *
 *     node bench/run.mjs [--sizes=10k,100k,1m] [--seed=1,2] [--runs=5] [--dist=dist] [--out=FILE] [--no-pprof]
 *                        [--only=open,memory,changes,questions,compare,session,start,command]
 *     node bench/run.mjs --peers | --peers-only [--peer-runs=1] [--peer-limit=120]
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArguments } from "./arguments.mjs";
import { CACHE_FOLDER, ensureProfileFile } from "./generate.mjs";
import { benchPeers } from "./peers/index.mjs";
import { formatReach, formatStart } from "./reach/table.mjs";
import { builtCommand, builtPage } from "./run/built.mjs";
import { gunzippedBytes, measureCommand } from "./run/command.mjs";
import { figuresOf } from "./run/figures.mjs";
import { describeMachine } from "./run/machine.mjs";
import { findPprof, isPprofsTurn } from "./run/pprof.mjs";
import { withSite } from "./run/site.mjs";
import { actsOf, formatActs } from "./run/sessionTable.mjs";
import { measureSize, PAGE_PARTS } from "./run/size.mjs";
import { measureStart, summariseStart } from "./run/start.mjs";
import { formatCommandTable, formatOpenTable } from "./run/table.mjs";

const options = parseArguments(process.argv.slice(2));
const { sizes, seeds, runs, parts } = options;
const pageParts = PAGE_PARTS.filter(part => parts.includes(part));

/** The profiles that are measured, and what each is compared with: the next seed's. */
async function profiles() {
  const found = [];
  for (const stackCount of sizes) {
    for (const [at, seed] of seeds.entries()) {
      const { path } = await ensureProfileFile(stackCount, seed);
      const base = await ensureProfileFile(stackCount, seeds.length > 1 ? seeds.at(at - 1) : seed + 1);
      found.push({ stackCount, seed, path, basePath: base.path });
    }
  }
  return found;
}

/**
 * Measures the page in a browser.
 * @param {import("./run/opened.mjs").App} app
 * @param {string} floorUrl
 */
async function benchPage(app, floorUrl) {
  const start = [];
  if (parts.includes("start")) for (let run = 0; run < runs; run++) start.push(await measureStart(app));
  const bySize = [];
  for (const { stackCount, seed, path, basePath } of pageParts.length === 0 ? [] : all) {
    console.log(`${stackCount.toLocaleString("en-US")} stacks, seed ${seed}`);
    bySize.push(await measureSize({ app, floorUrl, profilePath: path, basePath }, pageParts, runs));
  }
  return { browser: `Chromium ${app.browser.version()}`, start, bySize };
}

/** Measures `proflens -top` as a process. */
async function benchCommand() {
  const command = builtCommand();
  const pprof = options.pprof ? await findPprof() : undefined;
  const bySize = [];
  for (const { stackCount, seed, path } of all) {
    const done = [];
    for (let run = 0; run < runs; run++) {
      const turn = seeds.indexOf(seed) * runs + run;
      done.push(await measureCommand(command, path, isPprofsTurn(stackCount, turn) ? pprof : undefined));
    }
    bySize.push(done);
  }
  return bySize;
}

const machine = describeMachine();
const all = await profiles();
const command = parts.includes("command") ? await benchCommand() : [];
const usesPage = pageParts.length > 0 || parts.includes("start");
const page = usesPage ? await withSite(options.dist ?? builtPage(), benchPage) : undefined;
const peers = options.peers ? await benchPeers(options, options.dist ?? builtPage()) : undefined;

const results = [];
const everyRun = [];
for (const [at, { stackCount, seed, path }] of all.entries()) {
  const gzipBytes = (await readFile(path)).length;
  const about = { stackCount, seed, gzipBytes, rawBytes: await gunzippedBytes(path) };
  const measured = { ...about, page: page?.bySize[at] ?? [], command: command[at] ?? [] };
  results.push({ ...about, figures: figuresOf(measured), session: actsOf(measured.page) });
  everyRun.push({ stackCount, seed, page: measured.page, command: measured.command });
}
const start = page === undefined || page.start.length === 0 ? undefined : summariseStart(page.start);

if (parts.length > 0) console.log(`\nMedians of ${runs}, seed ${seeds.join(" and ")}. MB are 10^6 bytes.`);
if (pageParts.includes("open")) console.log(`\n${formatOpenTable(results)}`);
if (command.length > 0) console.log(`\nproflens -top, whole processes:\n\n${formatCommandTable(results)}`);
if (pageParts.length > 0 || command.length > 0) {
  console.log(`\nReach, of the seeds the worse; × is over the floor where it says nothing else:\n`);
  console.log(`${formatReach(results)}\n`);
}
for (const { stackCount, seed, session } of results) {
  if (session.length === 0) continue;
  console.log(`The session with ${stackCount.toLocaleString("en-US")} stacks, seed ${seed}:\n`);
  console.log(`${formatActs(session)}\n`);
}
if (start !== undefined) console.log(`${formatStart(start)}\n`);
const described = { ...machine, browser: page?.browser ?? peers?.browser };
for (const [name, value] of Object.entries(described)) console.log(`${name}: ${value}`);

await mkdir(CACHE_FOLDER, { recursive: true });
const resultsPath = join(CACHE_FOLDER, "results.json");
const medians = { machine: described, seeds, runsPerSize: runs, start, sizes: results, peers };
const runsToo = { ...medians, runs: everyRun, startRuns: page?.start };
await writeFile(resultsPath, `${JSON.stringify(runsToo, undefined, 2)}\n`);
console.log(`\nEvery run is in ${resultsPath}`);
if (options.out !== undefined) {
  await writeFile(options.out, `${JSON.stringify(medians, toHundredths, 2)}\n`);
  console.log(`The medians are in ${options.out}`);
}

/** @type {(name: string, value: unknown) => unknown} */
function toHundredths(_name, value) {
  return typeof value === "number" ? Math.round(value * 100) / 100 : value;
}
