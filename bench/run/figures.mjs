/** One number per question that the benchmark answers: medians of a profile's runs. */

import { median } from "./statistics.mjs";

/** Browsers report tasks from this on. */
const LONG_TASK_MS = 50;

/** @typedef {import("./size.mjs").PageRun} PageRun */

/** The gestures of a session that have a target for the work of their frames. */
export const GESTURES = /** @type {const} */ (["hover", "pan", "zoom", "scroll top", "scroll callers"]);

/**
 * Figure → what a run in the page has for it. A run that was not asked for the part has nothing.
 * @type {Record<string, (run: PageRun) => number | undefined>}
 */
const OF_PAGE = {
  floorMs: run => run.floor.floorMs,
  fileToBytesMs: run => run.open?.fileToBytesMs,
  fileToProfileMs: run => run.open?.fileToProfileMs,
  fileToDrawnMs: run => run.open?.fileToDrawnMs,
  // A run without a long task counts as 0: below what the browser tells, so below every run with one.
  openLongestTaskMs: run => run.open && (run.open.longestTaskMs ?? 0),
  peakBytes: run => run.memory && run.memory.peakBytes - run.memory.startPageBytes,
  sampleTypeMs: run => run.changes?.sampleTypeMs,
  zoomMs: run => run.changes && median(Object.values(run.changes.zoomMs)),
  zoomWorstMs: run => run.changes && Math.max(...Object.values(run.changes.zoomMs)),
  zoomBackMs: run => run.changes && Math.max(...run.changes.zoomBackMs),
  focusMs: run => run.changes?.filterMs.focus,
  ignoreMs: run => run.changes?.filterMs.ignore,
  hideMs: run => run.changes?.filterMs.hide,
  topMs: run => run.questions?.topMs,
  detailsMs: run => run.questions?.detailsMs,
  labelsMs: run => run.questions?.labelsMs,
  graphMs: run => run.questions?.graphMs,
  compareMs: run => run.compare?.baseToDrawnMs,
  ...Object.fromEntries(
    GESTURES.flatMap(name => [
      [`${name}FrameMs`, run => slowFrameOf(run, name)?.wallMs],
      [`${name}FrameCpuMs`, run => slowFrameOf(run, name)?.cpuMs],
    ]),
  ),
};

/**
 * @param {PageRun} run
 * @param {string} gesture
 */
function slowFrameOf(run, gesture) {
  return run.session?.acts.find(({ name }) => name === gesture)?.slowFrame;
}

/** @type {Record<string, (run: import("./command.mjs").CommandRun) => number | undefined>} */
const OF_COMMAND = {
  commandMs: run => run.top.ms,
  commandPeakBytes: run => run.top.peakBytes,
  commandStreamMs: run => run.stream.ms,
  commandZlibMs: run => run.zlib.ms,
  pprofMs: run => run.pprofMs,
};

/**
 * What was measured of one profile.
 * @typedef {object} Measured
 * @property {number} stackCount
 * @property {number} seed
 * @property {number} gzipBytes
 * @property {number} rawBytes
 * @property {PageRun[]} page
 * @property {import("./command.mjs").CommandRun[]} command
 */

/** @typedef {Record<string, number | undefined>} Figures name → median; absent where nothing was measured */

/**
 * @param {Measured} measured
 * @returns {Figures}
 */
export function figuresOf({ page, command, rawBytes }) {
  return {
    rawBytes,
    ...mediansOf(OF_PAGE, page),
    ...middleTask(page),
    ...mediansOf(OF_COMMAND, command),
  };
}

/**
 * @template Run
 * @param {Record<string, (run: Run) => number | undefined>} figures
 * @param {Run[]} runs
 * @returns {Figures}
 */
function mediansOf(figures, runs) {
  /** @type {Figures} */
  const medians = {};
  for (const [name, of] of Object.entries(figures)) {
    const values = runs.flatMap(run => of(run) ?? []);
    if (values.length > 0) medians[name] = median(values);
  }
  return medians;
}

/**
 * The longest task of the session in the middle, with its own CPU time.
 * @param {PageRun[]} runs
 * @returns {Figures}
 */
function middleTask(runs) {
  const tasks = runs.flatMap(run => run.session?.longestTask ?? []).toSorted((a, b) => a.wallMs - b.wallMs);
  const middle = tasks[Math.floor(tasks.length / 2)];
  return middle === undefined ? {} : { longestTaskMs: middle.wallMs, longestTaskCpuMs: middle.cpuMs };
}

/**
 * The longest task of an open, as far as browsers tell.
 * @param {number} ms
 */
export function longTaskText(ms) {
  return ms < LONG_TASK_MS ? `<${LONG_TASK_MS}` : Math.round(ms).toLocaleString("en-US");
}
