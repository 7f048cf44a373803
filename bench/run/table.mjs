/** The results as Markdown tables that are also aligned to the eye. MB are 10^6 bytes. */

import { longTaskText } from "./figures.mjs";

/**
 * @typedef {object} SizeFigures
 * @property {number} stackCount
 * @property {number} seed
 * @property {number} gzipBytes
 * @property {number} rawBytes
 * @property {import("./figures.mjs").Figures} figures
 */

/** @typedef {{ heading: string, cell: (size: SizeFigures) => string }} Column */

/** @type {Column[]} */
const ABOUT = [
  { heading: "stacks", cell: size => whole(size.stackCount) },
  { heading: "seed", cell: size => String(size.seed) },
];

/** @type {Column[]} */
const OPEN_COLUMNS = [
  ...ABOUT,
  { heading: "gzip MB", cell: size => megabytes(size.gzipBytes) },
  { heading: "raw MB", cell: size => megabytes(size.rawBytes) },
  { heading: "floor ms", cell: ({ figures }) => whole(figures.floorMs) },
  { heading: "file→profile ms", cell: ({ figures }) => whole(figures.fileToProfileMs) },
  { heading: "× floor", cell: ({ figures }) => times(figures.fileToProfileMs, figures.floorMs) },
  { heading: "file→drawn ms", cell: ({ figures }) => whole(figures.fileToDrawnMs) },
  { heading: "× floor", cell: ({ figures }) => times(figures.fileToDrawnMs, figures.floorMs) },
  {
    heading: "longest task ms",
    cell: ({ figures: { openLongestTaskMs: ms } }) => (ms === undefined ? "" : longTaskText(ms)),
  },
  { heading: "peak MB", cell: ({ figures }) => megabytes(figures.peakBytes) },
  { heading: "× raw", cell: ({ figures, rawBytes }) => times(figures.peakBytes, rawBytes) },
];

/** @type {Column[]} */
const COMMAND_COLUMNS = [
  ...ABOUT,
  { heading: "-top ms", cell: ({ figures }) => whole(figures.commandMs) },
  { heading: "DecompressionStream ms", cell: ({ figures }) => whole(figures.commandStreamMs) },
  { heading: "×", cell: ({ figures }) => times(figures.commandMs, figures.commandStreamMs) },
  { heading: "node:zlib ms", cell: ({ figures }) => whole(figures.commandZlibMs) },
  { heading: "×", cell: ({ figures }) => times(figures.commandMs, figures.commandZlibMs) },
  { heading: "peak MB", cell: ({ figures }) => megabytes(figures.commandPeakBytes) },
  { heading: "× raw", cell: ({ figures, rawBytes }) => times(figures.commandPeakBytes, rawBytes) },
  { heading: "pprof ms", cell: ({ figures }) => whole(figures.pprofMs) },
];

/** @param {number | undefined} value */
export function whole(value) {
  return value === undefined ? "" : Math.round(value).toLocaleString("en-US");
}

/** @param {number | undefined} bytes */
export function megabytes(bytes) {
  return bytes === undefined ? "" : (bytes / 1e6).toFixed(1);
}

/**
 * @param {number | undefined} value
 * @param {number | undefined} over
 */
function times(value, over) {
  return value === undefined || over === undefined ? "" : (value / over).toFixed(2);
}

/**
 * Opening a profile in the page.
 * @param {SizeFigures[]} sizes
 */
export function formatOpenTable(sizes) {
  return formatColumns(OPEN_COLUMNS, sizes);
}

/**
 * The command; whole processes, from start to end.
 * @param {SizeFigures[]} sizes
 */
export function formatCommandTable(sizes) {
  return formatColumns(COMMAND_COLUMNS, sizes);
}

/**
 * @param {Column[]} columns
 * @param {SizeFigures[]} sizes
 */
function formatColumns(columns, sizes) {
  return markdown([
    columns.map(column => column.heading),
    ...sizes.map(size => columns.map(column => column.cell(size))),
  ]);
}

/**
 * @param {string[][]} rows the first one is the head
 * @param {{ names?: boolean }} [look] `names`: the first column is words, and begins at its left
 * @returns {string}
 */
export function markdown(rows, { names = false } = {}) {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
  const isLeft = (/** @type {number} */ at) => names && at === 0;
  const padded = (/** @type {string} */ cell, /** @type {number} */ at) =>
    isLeft(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  const lines = rows.map(row => `| ${row.map(padded).join(" | ")} |`);
  const rule = widths.map((width, at) =>
    isLeft(at) ? `:${"-".repeat(width + 1)}` : `${"-".repeat(width + 1)}:`,
  );
  lines.splice(1, 0, `|${rule.join("|")}|`);
  return lines.join("\n");
}
