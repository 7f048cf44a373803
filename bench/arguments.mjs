/** The command lines of the benchmark's programs. */

/**
 * @typedef {object} BenchArguments
 * @property {number[]} sizes numbers of distinct stacks
 * @property {number} seed
 * @property {number} runs
 * @property {boolean} describe
 * @property {string | undefined} dist folder of a built app
 * @property {boolean} commandOnly measure the command and not the page
 * @property {string | undefined} pprof google/pprof's program, to be measured as well
 * @property {boolean} peers measure other viewers as well
 * @property {boolean} peersOnly measure other viewers, and the page only beside them
 * @property {number | undefined} peerRuns
 * @property {number} peerLimitSeconds
 */

/**
 * @param {string} text such as `10k`, `1m` or `2500`
 * @returns {number}
 */
function parseSize(text) {
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
 * @param {string[]} words the command line without the program
 * @returns {BenchArguments}
 */
export function parseArguments(words) {
  /** @type {BenchArguments} */
  const result = {
    sizes: [10_000, 100_000, 1_000_000],
    seed: 1,
    runs: 5,
    describe: false,
    dist: undefined,
    commandOnly: false,
    pprof: undefined,
    peers: false,
    peersOnly: false,
    peerRuns: undefined,
    peerLimitSeconds: 120,
  };
  for (const word of words) {
    const [name, value = ""] = word.split("=", 2);
    if (name === "--sizes") result.sizes = value.split(",").map(parseSize);
    else if (name === "--seed") result.seed = parsePositive(value);
    else if (name === "--runs") result.runs = parsePositive(value);
    else if (name === "--dist") result.dist = value;
    else if (name === "--pprof") result.pprof = value === "" ? "pprof" : value;
    else if (word === "--describe") result.describe = true;
    else if (word === "--command-only") result.commandOnly = true;
    else if (word === "--peers") result.peers = true;
    else if (word === "--peers-only") result.peers = result.peersOnly = true;
    else if (name === "--peer-runs") result.peerRuns = parsePositive(value);
    else if (name === "--peer-limit") result.peerLimitSeconds = parsePositive(value);
    else {
      const known = "--sizes --seed --runs --dist --describe --command-only --pprof";
      const ofPeers = "--peers --peers-only --peer-runs --peer-limit";
      throw new Error(`unknown option ${word}; there are ${known} ${ofPeers}`);
    }
  }
  return result;
}
