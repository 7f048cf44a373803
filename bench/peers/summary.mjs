import { median } from "../run/statistics.mjs";

/**
 * What one viewer did with one size: medians of its runs where all of them drew, otherwise the first run that did not.
 * @typedef {object} ViewerSummary
 * @property {import("./openPeer.mjs").ViewerRun["outcome"]} outcome
 * @property {number} ms to the flame graph, or to the end of the attempt
 * @property {string | undefined} problem
 * @property {import("./tasks.mjs").LongestTask} longestTask
 * @property {number} pageBytes the renderer process's peak above its start page
 * @property {number | undefined} helperBytes the peak of the process beside the browser
 */

/**
 * @param {readonly import("./openPeer.mjs").ViewerRun[]} runs at least one
 * @returns {ViewerSummary}
 */
export function summariseViewer(runs) {
  const notDrawn = runs.find(run => run.outcome !== "drawn");
  const counted = notDrawn === undefined ? runs : [notDrawn];
  // A run without a long task counts as 0: below what the browser tells.
  const longestMs = median(counted.map(run => run.longestTask.ms ?? 0));
  const helperBytes = counted.flatMap(run => run.helperPeakBytes ?? []);
  return {
    outcome: notDrawn?.outcome ?? "drawn",
    ms: median(counted.map(run => run.ms)),
    problem: notDrawn?.problem,
    longestTask: {
      ms: longestMs < 50 ? undefined : longestMs,
      atLeast: counted.some(run => run.longestTask.atLeast),
    },
    pageBytes: median(counted.map(run => run.peakBytes - run.startPageBytes)),
    helperBytes: helperBytes.length === 0 ? undefined : median(helperBytes),
  };
}
