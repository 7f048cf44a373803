/** The command lines of the benchmark's programs. */

import { PAGE_PARTS } from "./run/size.mjs";

/**
 * @typedef {object} BenchArguments
 * @property {number[]} sizes numbers of distinct stacks
 * @property {number[]} seeds
 * @property {number} runs
 * @property {readonly string[]} parts what is measured, out of `PARTS`
 * @property {boolean} describe
 * @property {string | undefined} dist folder of a built app
 * @property {string | undefined} out where the medians are written to, besides the results of every run
 * @property {boolean} pprof google/pprof is measured as well, where there is Go
 * @property {boolean} peers measure other viewers as well
 * @property {number | undefined} peerRuns
 * @property {number} peerLimitSeconds
 */

/** What can be measured. */
const PARTS = [...PAGE_PARTS, "start", "command"];

/**
 * @param {string} text such as `10k`, `1m` or `2500`
 * @returns {number}
 */
export function parseSize(text) {
  const match = /^(\d+)([km]?)$/i.exec(text);
  if (!match) throw new Error(`"${text}" is not a size; write 10k, 100k, 1m or a whole number`);
  const unit = { "": 1, k: 1000, m: 1_000_000 }[match[2]?.toLowerCase() ?? ""] ?? 1;
  return parsePositive(match[1] ?? "") * unit;
}

/** @param {string} text */
function parsePositive(text) {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`"${text}" is not a positive whole number`);
  return value;
}

/**
 * @param {string} text parts by name, separated by commas
 * @returns {string[]} in the order in which they are measured
 */
function parseParts(text) {
  const asked = text.split(",");
  const unknown = asked.find(part => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`there is no part "${unknown}"; there are ${PARTS.join(" ")}`);
  return PARTS.filter(part => asked.includes(part));
}

/**
 * @param {string[]} words the command line without the program
 * @returns {BenchArguments}
 */
export function parseArguments(words) {
  /** @type {BenchArguments} */
  const result = {
    sizes: [10_000, 100_000, 1_000_000],
    seeds: [1, 2],
    runs: 5,
    parts: PARTS,
    describe: false,
    dist: undefined,
    out: undefined,
    pprof: true,
    peers: false,
    peerRuns: undefined,
    peerLimitSeconds: 120,
  };
  for (const word of words) {
    const [name, value = ""] = word.split("=", 2);
    if (name === "--sizes") result.sizes = value.split(",").map(parseSize);
    else if (name === "--seed") result.seeds = value.split(",").map(parsePositive);
    else if (name === "--runs") result.runs = parsePositive(value);
    else if (name === "--only") result.parts = parseParts(value);
    else if (name === "--dist") result.dist = value;
    else if (name === "--out") result.out = value;
    else if (word === "--describe") result.describe = true;
    else if (word === "--no-pprof") result.pprof = false;
    else if (word === "--peers") result.peers = true;
    else if (word === "--peers-only") Object.assign(result, { peers: true, parts: [] });
    else if (name === "--peer-runs") result.peerRuns = parsePositive(value);
    else if (name === "--peer-limit") result.peerLimitSeconds = parsePositive(value);
    else {
      const known = "--sizes --seed --runs --only --dist --out --describe --no-pprof";
      const ofPeers = "--peers --peers-only --peer-runs --peer-limit";
      throw new Error(`unknown option ${word}; there are ${known} ${ofPeers}`);
    }
  }
  return result;
}
