import { readFile } from "node:fs/promises";
import { measureFloor } from "./floor.mjs";
import { measureMemory } from "./memory.mjs";
import { openProfile } from "./open.mjs";

/**
 * @typedef {object} SizeRuns
 * @property {number} stackCount
 * @property {number} gzipBytes
 * @property {number} rawBytes
 * @property {import("./floor.mjs").FloorResult[]} floors
 * @property {import("./open.mjs").OpenResult[]} opens
 * @property {{ startPageBytes: number, peakBytes: number }[]} memories
 */

/**
 * Measures one profile: floor, open, memory, floor, open, memory, … so that a machine growing slower or faster
 * meets all of them.
 * @param {object} options
 * @param {import("@playwright/test").Browser} options.browser
 * @param {string} options.floorUrl
 * @param {string} options.appUrl
 * @param {string} options.profilePath
 * @param {number} options.stackCount
 * @param {number} options.runs
 * @returns {Promise<SizeRuns>}
 */
export async function measureSize({ browser, floorUrl, appUrl, profilePath, stackCount, runs }) {
  // Read once, so that no run waits for the disk.
  const gzipBytes = (await readFile(profilePath)).length;
  const floors = [];
  const opens = [];
  const memories = [];
  for (let run = 0; run < runs; run++) {
    floors.push(await measureFloor(browser, floorUrl, profilePath));
    opens.push(await openProfile(browser, appUrl, profilePath));
    memories.push(await measureMemory(browser, appUrl, profilePath));
    console.log(`  run ${run + 1} of ${runs}: ${describeRun(floors.at(-1), opens.at(-1))}`);
  }
  return { stackCount, gzipBytes, rawBytes: floors[0]?.rawBytes ?? 0, floors, opens, memories };
}

/**
 * @param {import("./floor.mjs").FloorResult | undefined} floor
 * @param {import("./open.mjs").OpenResult | undefined} open
 */
function describeRun(floor, open) {
  return `floor ${floor?.floorMs.toFixed(0)} ms, drawn after ${open?.fileToDrawnMs.toFixed(0)} ms`;
}
