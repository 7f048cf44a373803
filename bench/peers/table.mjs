/** The viewers beside each other as a Markdown table: a row for each, columns for each size. */

import { markdown, megabytes, whole } from "../run/table.mjs";

/**
 * @typedef {import("./summary.mjs").ViewerSummary} ViewerSummary
 * @typedef {object} ViewerRow
 * @property {string} name
 * @property {string | undefined} missing why it was not measured
 * @property {(ViewerSummary | undefined)[]} sizes one for each size; absent where `missing`
 */

/** @type {{ heading: string, cell: (viewer: ViewerSummary, proflens: ViewerSummary) => string }[]} */
const COLUMNS = [
  { heading: "drawn after", cell: timeCell },
  { heading: "× Proflens", cell: ratioCell },
  { heading: "longest task ms", cell: taskCell },
  { heading: "peak MB", cell: memoryCell },
];

/**
 * @param {readonly number[]} sizes numbers of stacks
 * @param {readonly ViewerRow[]} rows the first one is Proflens
 * @returns {string}
 */
export function formatPeerTable(sizes, rows) {
  const heads = sizes.flatMap(size => COLUMNS.map(({ heading }) => `${sizeName(size)}: ${heading}`));
  const ours = rows[0]?.sizes ?? [];
  const cells = rows.map(({ name, missing, sizes: summaries }) => [
    name,
    ...sizes.flatMap((_, at) => {
      const [viewer, proflens] = [summaries[at], ours[at]];
      return COLUMNS.map(({ cell }) =>
        viewer && proflens ? cell(viewer, proflens) : (missing ?? "not run"),
      );
    }),
  ]);
  return markdown([["viewer", ...heads], ...cells]);
}

/**
 * @param {number} stackCount
 * @returns {string} as it is written in `--sizes`
 */
export function sizeName(stackCount) {
  if (stackCount % 1_000_000 === 0) return `${stackCount / 1_000_000}m`;
  return stackCount % 1000 === 0 ? `${stackCount / 1000}k` : String(stackCount);
}

/** @param {ViewerSummary} viewer */
function timeCell({ outcome, ms, problem }) {
  const after = seconds(ms);
  const because = problem === undefined ? "" : ` (${problem.replaceAll("|", "\\|")})`;
  if (outcome === "drawn") return after;
  if (outcome === "crashed") return `tab crashed after ${after}`;
  return outcome === "none" ? `none in ${after}${because}` : `failed after ${after}${because}`;
}

/**
 * @param {ViewerSummary} viewer
 * @param {ViewerSummary} proflens
 */
function ratioCell(viewer, proflens) {
  if (proflens.outcome !== "drawn") return "–";
  const ratio = ratioText(viewer.ms / proflens.ms);
  if (viewer.outcome === "drawn") return ratio;
  return viewer.outcome === "none" ? `> ${ratio}` : "–";
}

/** @param {ViewerSummary} viewer */
function taskCell({ longestTask: { ms, atLeast } }) {
  if (ms === undefined) return "<50";
  return atLeast ? `≥ ${whole(ms)}` : whole(ms);
}

/** @param {ViewerSummary} viewer */
function memoryCell({ pageBytes, helperBytes }) {
  return helperBytes === undefined
    ? megabytes(pageBytes)
    : `${megabytes(pageBytes)} + ${megabytes(helperBytes)}`;
}

/** @param {number} ms */
export function seconds(ms) {
  const value = ms / 1000;
  return `${value < 10 ? value.toFixed(2) : whole(value)} s`;
}

/** @param {number} ratio */
export function ratioText(ratio) {
  return ratio < 10 ? ratio.toFixed(2) : whole(ratio);
}
