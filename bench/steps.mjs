/**
 * Asks the engine one of everything in Node, and prints what each answer takes: CPU time in all, and the longest time
 * without a pause, which is how long a question goes on that nobody wants any more.
 *
 *     npm run bench:steps                                  # 1m stacks, 3 rounds
 *     npm run bench:steps -- --size=100k --rounds=5 --only=flame,graph
 *     npm run bench:steps -- --rehearsed --rounds=1 --only=graph   # what the page rehearses has been rehearsed
 *     npm run bench:steps -- --keep=before                 # and keeps the built engine
 *     npm run bench:steps -- --beside=before               # asks that one as well, by turns
 */

import { parseArgs } from "node:util";
import { parseSize } from "./arguments.mjs";
import { bundledForNode, loadKept } from "./engine/bundle.mjs";
import { ensureProfileFile } from "./generate.mjs";
import { median } from "./run/statistics.mjs";

const { values: options } = parseArgs({
  options: {
    size: { type: "string", default: "1m" },
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    keep: { type: "string" },
    beside: { type: "string" },
    rehearsed: { type: "boolean", default: false },
  },
});
const stackCount = parseSize(options.size);
const { path } = await ensureProfileFile(stackCount, 1);
const { path: basePath } = await ensureProfileFile(stackCount, 2);

const programs = [await bundledForNode("steps", options.keep)];
if (options.beside !== undefined) programs.unshift(await loadKept(options.beside));
const profiles = [];
for (const { AskedProfile } of programs) profiles.push(await AskedProfile.open(path, basePath));

if (options.rehearsed) for (const { AskedProfile } of programs) await AskedProfile.rehearse();

const asked = options.only?.split(",");
const names = profiles[0].questionNames.filter(name => asked?.includes(name) ?? true);
const unit = "CPU ms, and the longest time without a pause (at which of how many steps)";
console.log(`${stackCount} stacks, first round → median of ${options.rounds}: ${unit}`);
for (const name of names) {
  /** @type {{ totalMs: number, stepCount: number, longestMs: number, longestStep: number }[][]} */
  const taken = profiles.map(() => []);
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [index, profile] of profiles.entries()) {
      globalThis.gc?.();
      taken[index].push(await profile.ask(name));
    }
  }
  console.log(`${name.padEnd(28)} ${taken.map(described).join("  |  ")}`);
}

// The rehearsal's message channel would keep the process alive.
process.exit();

/** @param {readonly { totalMs: number, stepCount: number, longestMs: number, longestStep: number }[]} rounds */
function described(rounds) {
  const [first] = rounds;
  const total = median(rounds.map(({ totalMs }) => totalMs));
  const longest = median(rounds.map(({ longestMs }) => longestMs));
  const where = rounds.find(({ longestMs }) => longestMs === longest) ?? first;
  const figure = ms => ms.toFixed(0).padStart(6);
  return [
    `${figure(first.totalMs)} → ${figure(total)}`,
    `${figure(first.longestMs)} → ${figure(longest)} (${where.longestStep} of ${where.stepCount})`,
  ].join("   ");
}
