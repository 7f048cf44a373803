/**
 * Tries mutated files on every reader, in processes of their own, and prints what became of them.
 *
 *     npm run fuzz                                      # 100,000 inputs and a seed of this moment
 *     npm run fuzz -- --inputs=1000000 --seed=1 --jobs=2
 *     npm run fuzz -- --only=pprof,legacy
 *     npm run fuzz -- --seed=1 --input=pprof:1234       # writes one input into .cache/fuzz/, and tries it alone
 *
 * Every input is made from the seed, its reader and its number alone. What fails is printed with all three, and the run
 * ends with status 1.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleForNode } from "../scripts/bundle-for-node.mjs";
import { runChunk } from "./run/chunk.mjs";
import { describeTotals, Totals } from "./run/totals.mjs";

const CHUNK = 10_000;
const FOLDER = fileURLToPath(new URL("../.cache/fuzz/", import.meta.url));

const { values: options } = parseArgs({
  options: {
    inputs: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    jobs: { type: "string", default: "1" },
    only: { type: "string" },
    input: { type: "string" },
  },
});
const seed = Number(options.seed);
mkdirSync(FOLDER, { recursive: true });
const program = await bundleForNode(new URL("child.ts", import.meta.url), join(FOLDER, "child"));
const weights = await bundleForNode(new URL("weights.ts", import.meta.url), join(FOLDER, "weights"));
const { WEIGHTS, writeInput } = await import(pathToFileURL(weights).href);

if (options.input !== undefined) {
  const [reader = "", number = ""] = options.input.split(":");
  console.log(`written: ${writeInput(reader, seed, Number(number), FOLDER)}`);
  const totals = new Totals();
  await run({ reader, from: Number(number), to: Number(number) + 1 }, totals);
  process.exit(totals.findings.length === 0 ? 0 : 1);
}

const readers = WEIGHTS.filter(([reader]) => options.only?.split(",").includes(reader) ?? true);
const weightSum = readers.reduce((sum, [, weight]) => sum + weight, 0);
console.log(`npm run fuzz -- --inputs=${options.inputs} --seed=${seed}`);

/** @type {{ reader: string, from: number, to: number }[]} */
const waiting = readers.flatMap(([reader, weight]) => {
  const count = Math.ceil((Number(options.inputs) * weight) / weightSum);
  const starts = Array.from({ length: Math.ceil(count / CHUNK) }, (_, index) => index * CHUNK);
  return starts.map(from => ({ reader, from, to: Math.min(count, from + CHUNK) }));
});
// All readers have been tried when it is stopped half way.
waiting.sort((one, other) => one.from - other.from);
const totals = new Totals();
process.on("SIGINT", () => {
  console.log(`stopped; what was finished until then:\n${describeTotals(totals, seed)}`);
  process.exit(1);
});
await Promise.all(Array.from({ length: Number(options.jobs) }, work));
console.log(describeTotals(totals, seed));
process.exitCode = totals.findings.length === 0 ? 0 : 1;

async function work() {
  for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) await run(chunk, totals);
}

/**
 * @param {{ reader: string, from: number, to: number }} chunk
 * @param {Totals} totals
 */
async function run(chunk, totals) {
  const { reports, findings } = await runChunk({ ...chunk, program, seed, folder: FOLDER });
  for (const report of reports) totals.add(chunk.reader, report);
  for (const { number, what } of findings)
    totals.find(`--seed=${seed} --input=${chunk.reader}:${number}`, what);
}
