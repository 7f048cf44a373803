import { readFile } from "node:fs/promises";
import { measureChanges } from "./changes.mjs";
import { measureCompare } from "./compare.mjs";
import { measureFloor } from "./floor.mjs";
import { measureMemory } from "./memory.mjs";
import { openProfile } from "./open.mjs";
import { measureQuestions } from "./questions.mjs";
import { measureSession } from "./session.mjs";

/**
 * What was measured in one turn; what was not asked for is absent.
 * @typedef {object} PageRun
 * @property {import("./floor.mjs").FloorResult} floor
 * @property {import("./open.mjs").OpenResult} [open]
 * @property {{ startPageBytes: number, peakBytes: number }} [memory]
 * @property {import("./changes.mjs").ChangesResult} [changes]
 * @property {import("./questions.mjs").QuestionsResult} [questions]
 * @property {import("./compare.mjs").CompareResult} [compare]
 * @property {import("./session.mjs").SessionResult} [session]
 */

/**
 * What is measured of a profile in the page: name of the part → how.
 * @type {Record<string, (site: Site) => Promise<unknown>>}
 */
const PARTS = {
  open: ({ app, profilePath }) => openProfile(app.browser, app.url, profilePath),
  memory: ({ app, profilePath }) => measureMemory(app.browser, app.url, profilePath),
  changes: ({ app, profilePath }) => measureChanges(app, profilePath),
  questions: ({ app, profilePath }) => measureQuestions(app, profilePath),
  compare: ({ app, profilePath, basePath }) => measureCompare(app, profilePath, basePath),
  session: ({ app, profilePath }) => measureSession(app, profilePath),
};

export const PAGE_PARTS = Object.keys(PARTS);

/**
 * @typedef {object} Site
 * @property {import("./opened.mjs").App} app
 * @property {string} floorUrl
 * @property {string} profilePath
 * @property {string} basePath another profile of the same size
 */

/**
 * Measures one profile: floor, open, memory …, floor, open, memory …, so that a machine growing slower or faster
 * meets all of them.
 * @param {Site} site
 * @param {readonly string[]} parts names out of `PAGE_PARTS`
 * @param {number} runs
 * @returns {Promise<PageRun[]>}
 */
export async function measureSize(site, parts, runs) {
  // Read once, so that no run waits for the disk.
  await Promise.all([readFile(site.profilePath), readFile(site.basePath)]);
  /** @type {PageRun[]} */
  const done = [];
  for (let turn = 0; turn < runs; turn++) {
    const run = { floor: await measureFloor(site.app.browser, site.floorUrl, site.profilePath) };
    for (const part of parts) {
      try {
        run[part] = await PARTS[part](site);
      } catch (error) {
        // What was measured so far is worth having; the figure is missing where every run failed.
        console.error(`  ${part} failed: ${error instanceof Error ? error.stack : String(error)}`);
        process.exitCode = 1;
      }
    }
    done.push(run);
    console.log(`  run ${turn + 1} of ${runs}: ${describeRun(run)}`);
  }
  return done;
}

/** @param {PageRun} run */
function describeRun({ floor, open }) {
  const opened = open === undefined ? "" : `, drawn after ${open.fileToDrawnMs.toFixed(0)} ms`;
  return `floor ${floor.floorMs.toFixed(0)} ms${opened}`;
}
