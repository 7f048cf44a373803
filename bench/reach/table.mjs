/** The reach, row by row, beside what was measured. */

import { markdown, megabytes, whole } from "../run/table.mjs";
import { ROWS, START_TARGETS } from "./targets.mjs";

/** @typedef {import("../run/table.mjs").SizeFigures} SizeFigures */

/**
 * A row per target, a column per size; of several seeds the one that does worst. Rows of what was not measured are
 * left out.
 * @param {readonly SizeFigures[]} sizes of any seeds
 * @returns {string} Markdown
 */
export function formatReach(sizes) {
  const stackCounts = [...new Set(sizes.map(size => size.stackCount))];
  const rows = ROWS.map(row => [
    row.what,
    ...stackCounts.map(count =>
      worstCell(
        row,
        sizes.filter(size => size.stackCount === count),
      ),
    ),
  ]).filter(([, ...cells]) => cells.some(cell => cell !== ""));
  return markdown([["", ...stackCounts.map(whole)], ...rows], { names: true });
}

/**
 * @param {import("../run/start.mjs").StartSummary} start
 * @returns {string} Markdown
 */
export function formatStart({ usableMs, gzipBytes, files }) {
  const judge = (/** @type {boolean} */ holds) => (holds ? "✓" : "✗");
  const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
  const size = `${kilobytes(gzipBytes)} kB ${judge(gzipBytes <= START_TARGETS.gzipBytes)}`;
  const time = `${whole(usableMs)} ms ${judge(usableMs <= START_TARGETS.usableMs)}`;
  return markdown(
    [
      ["start page", ""],
      ["JavaScript and CSS, gzip", `${size} ≤ ${START_TARGETS.gzipBytes / 1000} kB`],
      ["usable, CPU slowed 4×", `${time} ≤ ${START_TARGETS.usableMs} ms`],
      ...files.map(({ path, gzipBytes: bytes }) => [
        `… ${path.replace(/^.*\//, "")}`,
        `${kilobytes(bytes)} kB`,
      ]),
    ],
    { names: true },
  );
}

/**
 * @param {import("./targets.mjs").Row} row
 * @param {readonly SizeFigures[]} seeds
 */
function worstCell(row, seeds) {
  const cells = seeds.flatMap(({ stackCount, figures }) => cellOf(row, stackCount, figures) ?? []);
  return cells.toSorted((a, b) => b.judged - a.judged)[0]?.text ?? "";
}

/**
 * @param {import("./targets.mjs").Row} row
 * @param {number} stackCount
 * @param {import("../run/figures.mjs").Figures} figures
 * @returns {{ text: string, judged: number } | undefined} `judged` is what the target is about: ratio or milliseconds
 */
function cellOf({ figure, cpuFigure = "", over = "", isBytes, targets }, stackCount, figures) {
  const value = figures[figure];
  if (value === undefined) return undefined;
  const divisor = figures[over];
  const ratio = divisor === undefined ? undefined : value / divisor;
  const target = targets[stackCount];
  const isRatio = target === undefined ? ratio !== undefined : "times" in target;
  const judged = isRatio ? ratio : value;
  // What it is a ratio to was not measured: there is nothing to judge.
  if (judged === undefined) return undefined;
  const cpu = figures[cpuFigure];
  const amount = isBytes ? `${megabytes(value)} MB` : `${digits(value)} ms`;
  const text = [
    ...(ratio === undefined ? [] : [`${ratioText(ratio)}×`]),
    ...(cpu === undefined ? [amount] : [`${amount}, CPU ${digits(cpu)}`]),
  ].join(", ");
  if (target === undefined) return { text, judged };
  const limit = "times" in target ? target.times : target.ms;
  return {
    text: `${text} ${judged <= limit ? "✓" : "✗"} ≤ ${limit}${"times" in target ? "×" : " ms"}`,
    judged,
  };
}

/** Ratios far below 1 are what matters at the command. */
function ratioText(/** @type {number} */ ratio) {
  return ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2);
}

/** A frame's work is some milliseconds, the rest is more. */
function digits(/** @type {number} */ ms) {
  return ms < 20 ? ms.toFixed(1) : whole(ms);
}
