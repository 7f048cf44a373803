/** Says where a peer is better than Proflens, from the figures alone. */

import { megabytes } from "../run/table.mjs";
import { ratioText, seconds, sizeName } from "./table.mjs";

/**
 * @typedef {import("./summary.mjs").ViewerSummary} ViewerSummary
 * @typedef {import("./table.mjs").ViewerRow} ViewerRow
 */

/**
 * What is compared. Less is better; `value` is absent where there is nothing to compare.
 * @type {{ name: string, value: (viewer: ViewerSummary) => number | undefined, text: (value: number) => string }[]}
 */
const FIGURES = [
  { name: "time to the flame graph", value: ({ ms }) => ms, text: seconds },
  {
    name: "longest main-thread task",
    // Two below what a browser tells are equal.
    value: ({ longestTask }) => longestTask.ms ?? 0,
    text: ms => (ms === 0 ? "<50 ms" : `${ms.toFixed(0)} ms`),
  },
  {
    name: "peak memory of the page",
    value: ({ pageBytes }) => pageBytes,
    text: bytes => `${megabytes(bytes)} MB`,
  },
  {
    name: "peak memory, with the process beside the browser",
    // Without such a process it is the line above.
    value: ({ pageBytes, helperBytes }) => (helperBytes === undefined ? undefined : pageBytes + helperBytes),
    text: bytes => `${megabytes(bytes)} MB`,
  },
];

/**
 * @param {readonly number[]} sizes numbers of stacks
 * @param {readonly ViewerRow[]} rows the first one is Proflens
 * @returns {string[]} at least one Markdown line
 */
export function whereAPeerIsBetter(sizes, [proflens, ...peers]) {
  const lines = sizes.flatMap((size, at) =>
    peers.flatMap(peer => compare(peer.name, sizeName(size), peer.sizes[at], proflens?.sizes[at])),
  );
  if (lines.length > 0) return ["Where a peer is better:", "", ...lines];
  return ["No peer is better than Proflens in any of these figures."];
}

/**
 * @param {string} name
 * @param {string} size
 * @param {ViewerSummary | undefined} peer
 * @param {ViewerSummary | undefined} proflens
 * @returns {string[]}
 */
function compare(name, size, peer, proflens) {
  // What did not finish has not used its time or memory for anything.
  if (peer?.outcome !== "drawn" || proflens === undefined) return [];
  if (proflens.outcome !== "drawn") return [`- ${size}: ${name} draws a flame graph, Proflens does not.`];
  return FIGURES.flatMap(({ name: figure, value, text }) => {
    const theirs = value(peer);
    const ours = value(proflens) ?? proflens.pageBytes;
    if (theirs === undefined || theirs >= ours) return [];
    const ratio = theirs === 0 ? "" : ` (${ratioText(theirs / ours)}×)`;
    return [`- ${size}, ${figure}: ${name} ${text(theirs)}, Proflens ${text(ours)}${ratio}`];
  });
}
