/** The results as a Markdown table that is also aligned to the eye. MB are 10^6 bytes. */

/** @type {{ heading: string, cell: (runs: import("./size.mjs").SizeRuns, summary: import("./statistics.mjs").SizeSummary) => string }[]} */
const COLUMNS = [
  { heading: "stacks", cell: runs => whole(runs.stackCount) },
  { heading: "gzip MB", cell: runs => megabytes(runs.gzipBytes) },
  { heading: "raw MB", cell: runs => megabytes(runs.rawBytes) },
  { heading: "floor ms", cell: (_, summary) => whole(summary.floorMs) },
  { heading: "file→profile ms", cell: (_, summary) => whole(summary.fileToProfileMs) },
  { heading: "× floor", cell: (_, summary) => summary.fileToProfileOverFloor.toFixed(2) },
  { heading: "file→drawn ms", cell: (_, summary) => whole(summary.fileToDrawnMs) },
  { heading: "× floor", cell: (_, summary) => summary.fileToDrawnOverFloor.toFixed(2) },
  {
    heading: "longest task ms",
    cell: (_, { longestTaskMs }) => (longestTaskMs === undefined ? "<50" : whole(longestTaskMs)),
  },
  { heading: "peak MB", cell: (_, summary) => megabytes(summary.peakAboveStartBytes) },
  { heading: "× raw", cell: (_, summary) => summary.peakOverRaw.toFixed(2) },
];

/** @param {number} value */
export function whole(value) {
  return Math.round(value).toLocaleString("en-US");
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/**
 * @param {{ runs: import("./size.mjs").SizeRuns, summary: import("./statistics.mjs").SizeSummary }[]} sizes
 * @returns {string}
 */
export function formatTable(sizes) {
  return markdown([
    COLUMNS.map(column => column.heading),
    ...sizes.map(({ runs, summary }) => COLUMNS.map(column => column.cell(runs, summary))),
  ]);
}

/** @type {{ heading: string, cell: (summary: import("./statistics.mjs").CommandSummary) => string }[]} */
const COMMAND_COLUMNS = [
  { heading: "stacks", cell: ({ stackCount }) => whole(stackCount) },
  { heading: "-top ms", cell: ({ topMs }) => whole(topMs) },
  { heading: "DecompressionStream ms", cell: ({ streamMs }) => whole(streamMs) },
  { heading: "×", cell: ({ topMs, streamMs }) => (topMs / streamMs).toFixed(2) },
  { heading: "node:zlib ms", cell: ({ zlibMs }) => whole(zlibMs) },
  { heading: "×", cell: ({ topMs, zlibMs }) => (topMs / zlibMs).toFixed(2) },
  { heading: "peak MB", cell: ({ peakBytes }) => megabytes(peakBytes) },
  { heading: "× raw", cell: ({ peakBytes, rawBytes }) => (peakBytes / rawBytes).toFixed(2) },
  { heading: "pprof ms", cell: ({ pprofMs }) => (pprofMs === undefined ? "" : whole(pprofMs)) },
];

/**
 * The command's results; whole processes, from start to end.
 * @param {import("./statistics.mjs").CommandSummary[]} summaries
 * @returns {string}
 */
export function formatCommandTable(summaries) {
  return markdown([
    COMMAND_COLUMNS.map(column => column.heading),
    ...summaries.map(summary => COMMAND_COLUMNS.map(column => column.cell(summary))),
  ]);
}

/**
 * @param {string[][]} rows the first one is the head
 * @returns {string}
 */
export function markdown(rows) {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
  const lines = rows.map(row => `| ${row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `|${widths.map(width => `${"-".repeat(width + 1)}:`).join("|")}|`);
  return lines.join("\n");
}
