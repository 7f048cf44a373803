/** What Proflens reaches for, as the issue "As fast as the gunzip" has it: what, for which size, at most how much. */

import { GESTURES } from "../run/figures.mjs";

/**
 * At most so many milliseconds, or so many times what the row is measured over.
 * @typedef {{ ms: number } | { times: number }} Target
 */

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} figure name out of `run/figures.mjs`
 * @property {string} [cpuFigure] the CPU time that stands beside it
 * @property {string} [over] the figure that it is a ratio to
 * @property {boolean} [isBytes] it is no time
 * @property {Readonly<Record<number, Target>>} targets stack count → target
 */

const FLOOR = "floorMs";
const CHANGE = { 10_000: { ms: 50 }, 100_000: { ms: 100 }, 1_000_000: { times: 1 } };
const FILTER = { 10_000: { ms: 50 }, 100_000: { times: 1 }, 1_000_000: { times: 1.3 } };
const QUESTION = { 10_000: { ms: 50 }, 100_000: { times: 0.7 }, 1_000_000: { times: 1 } };
const LONGEST_TASK = { 10_000: { ms: 50 }, 100_000: { ms: 50 }, 1_000_000: { ms: 50 } };
const FRAME = { 10_000: { ms: 8 }, 100_000: { ms: 8 }, 1_000_000: { ms: 8 } };

/** @type {readonly Row[]} */
export const ROWS = [
  {
    what: "file → profile decoded",
    figure: "fileToProfileMs",
    over: FLOOR,
    targets: { 100_000: { times: 1.5 }, 1_000_000: { times: 1.2 } },
  },
  {
    what: "file → flame graph drawn",
    figure: "fileToDrawnMs",
    over: FLOOR,
    targets: { 10_000: { ms: 150 }, 100_000: { times: 3.5 }, 1_000_000: { times: 2.5 } },
  },
  { what: "sample type → drawn", figure: "sampleTypeMs", over: FLOOR, targets: CHANGE },
  { what: "zoom to a box → drawn, median of 3", figure: "zoomMs", over: FLOOR, targets: CHANGE },
  { what: "zoom to a box → drawn, worst of 3", figure: "zoomWorstMs", over: FLOOR, targets: CHANGE },
  { what: "zoom back → drawn, worst of 3", figure: "zoomBackMs", over: FLOOR, targets: CHANGE },
  { what: "focus → drawn", figure: "focusMs", over: FLOOR, targets: FILTER },
  { what: "ignore → drawn", figure: "ignoreMs", over: FLOOR, targets: FILTER },
  { what: "hide → drawn", figure: "hideMs", over: FLOOR, targets: FILTER },
  { what: "question: top of all functions", figure: "topMs", over: FLOOR, targets: QUESTION },
  { what: "question: callers and callees of one", figure: "detailsMs", over: FLOOR, targets: QUESTION },
  { what: "question: labels", figure: "labelsMs", over: FLOOR, targets: QUESTION },
  { what: "question: call graph without layout", figure: "graphMs", over: FLOOR, targets: QUESTION },
  {
    what: "diff: base's file → drawn",
    figure: "compareMs",
    over: FLOOR,
    targets: { 100_000: { times: 8 }, 1_000_000: { times: 7 } },
  },
  {
    what: "peak memory over raw size",
    figure: "peakBytes",
    over: "rawBytes",
    isBytes: true,
    targets: { 100_000: { times: 6 }, 1_000_000: { times: 3 } },
  },
  {
    what: "longest main-thread task of a session",
    figure: "longestTaskMs",
    cpuFigure: "longestTaskCpuMs",
    targets: LONGEST_TASK,
  },
  ...GESTURES.map(gesture => ({
    what: `${gesture}: work per frame, 95th percentile`,
    figure: `${gesture}FrameMs`,
    cpuFigure: `${gesture}FrameCpuMs`,
    targets: FRAME,
  })),
  {
    what: "proflens -top against pprof -top",
    figure: "commandMs",
    over: "pprofMs",
    targets: { 10_000: { times: 0.3 }, 100_000: { times: 0.05 }, 1_000_000: { times: 0.02 } },
  },
];

/** The start page; kB are 1000 bytes. */
export const START_TARGETS = { gzipBytes: 170_000, usableMs: 1000 };
