const COUNTS = /** @type {const} */ (["tried", "accepted", "salvaged", "refused", "failed", "withSample"]);
/** A finding of one kind is printed this often. */
const MOST_PRINTED = 3;

/** What became of all inputs, by reader. */
export class Totals {
  /** @type {Map<string, Record<string, number>>} */
  readers = new Map();
  /** @type {string[]} */
  findings = [];
  /** @type {Map<string, number>} */
  kinds = new Map();
  startedAt = Date.now();

  /** @param {string} reader @param {Record<string, number>} report of some inputs */
  add(reader, report) {
    const sums = this.readers.get(reader) ?? { longestMs: 0, longestNumber: 0, peakBytes: 0 };
    this.readers.set(reader, sums);
    for (const count of COUNTS) sums[count] = (sums[count] ?? 0) + report[count];
    if (report.longestMs > sums.longestMs) {
      [sums.longestMs, sums.longestNumber] = [report.longestMs, report.longestNumber];
    }
    sums.peakBytes = Math.max(sums.peakBytes, report.peakBytes);
    const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(0);
    console.log(`${seconds} s: ${reader}, ${sums.tried} tried, ${this.findings.length} findings in all`);
  }

  /** @param {string} where how the input is made again @param {string} what */
  find(where, what) {
    this.findings.push(where);
    const kind = what.split("\n", 2).join(" ").replace(/\d+/g, "0");
    const seen = (this.kinds.get(kind) ?? 0) + 1;
    this.kinds.set(kind, seen);
    if (seen <= MOST_PRINTED) console.log(`FINDING ${where}\n${what}\n`);
  }
}

/** @param {Totals} totals @param {number} seed @returns {string} a table in Markdown */
export function describeTotals({ readers, findings }, seed) {
  const all = [...readers.values()];
  const sum = count => all.reduce((total, sums) => total + (sums[count] ?? 0), 0);
  const megabytes = bytes => `${(bytes / 1e6).toFixed(0)} MB`;
  const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(0)}%`;
  const row = ([name, sums]) =>
    `| ${[
      name,
      ...COUNTS.slice(0, 5).map(count => sums[count].toLocaleString("en-US")),
      share(sums.withSample, sums.tried),
      `${sums.longestMs.toFixed(0)} ms (${sums.longestNumber})`,
      megabytes(sums.peakBytes),
    ].join(" | ")} |`;
  const longest = all.reduce((worst, sums) => Math.max(worst, sums.longestMs), 0);
  return [
    "| reader | tried | accepted | salvaged | refused | failed | past the first sample | longest (input) | peak of the process |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...[...readers].map(row),
    "",
    `seed ${seed}: ${sum("tried").toLocaleString("en-US")} inputs, ${findings.length} findings, ${share(sum("withSample"), sum("tried"))} past the first sample, the longest took ${longest.toFixed(0)} ms.`,
  ].join("\n");
}
