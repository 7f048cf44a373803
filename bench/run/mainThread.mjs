/** What a trace says of the page's main thread. */

import { percentile } from "./statistics.mjs";

/**
 * Times are microseconds on the trace's clock.
 * @typedef {{ startUs: number, wallUs: number, cpuUs: number }} Task
 */

/**
 * @typedef {object} MainThread
 * @property {Task[]} tasks in order of time
 * @property {number[]} commitsUs when a frame's work was handed on to be drawn, in order of time
 * @property {{ name: string, atUs: number }[]} marks of User Timing, in order of time
 */

/**
 * @param {import("./trace.mjs").TraceEvent[]} events of a trace with one page
 * @returns {MainThread}
 */
export function readMainThread(events) {
  const frames = events.find(event => event.name === "TracingStartedInBrowser")?.args.data.frames;
  const pid = frames?.find(frame => frame.isOutermostMainFrame)?.processId;
  const isMain = event => event.name === "thread_name" && event.args.name === "CrRendererMain";
  const tid = events.find(event => event.pid === pid && isMain(event))?.tid;
  if (tid === undefined) throw new Error("the trace does not say which thread is the page's main one");
  const own = events.filter(event => event.pid === pid && event.tid === tid).toSorted((a, b) => a.ts - b.ts);
  return {
    tasks: own
      .filter(event => event.name === "RunTask")
      .map(({ ts, dur = 0, tdur = 0 }) => ({ startUs: ts, wallUs: dur, cpuUs: tdur })),
    commitsUs: own.filter(event => event.name === "BeginCommitCompositorFrame").map(event => event.ts),
    marks: own.filter(event => event.ph === "I" && /^(bench|proflens):/.test(event.name)).map(markOf),
  };
}

/** @param {import("./trace.mjs").TraceEvent} event */
function markOf({ name, ts }) {
  return { name, atUs: ts };
}

/**
 * The tasks that begin between two moments.
 * @param {MainThread} thread
 * @param {number} fromUs
 * @param {number} [toUs]
 */
export function tasksBetween({ tasks }, fromUs, toUs = Infinity) {
  return tasks.filter(task => task.startUs >= fromUs && task.startUs < toUs);
}

/**
 * The longest task from a moment on, and what was being done then.
 * @param {MainThread} thread
 * @param {number} fromUs
 * @returns {{ wallMs: number, cpuMs: number, during: string }} `during` is the last `bench:` mark before it
 */
export function longestTask(thread, fromUs) {
  const none = { startUs: fromUs, wallUs: 0, cpuUs: 0 };
  const longest = tasksBetween(thread, fromUs).reduce((a, b) => (b.wallUs > a.wallUs ? b : a), none);
  const before = thread.marks.findLast(
    mark => mark.atUs <= longest.startUs && mark.name.startsWith("bench:"),
  );
  return {
    wallMs: longest.wallUs / 1000,
    cpuMs: longest.cpuUs / 1000,
    during: before?.name.replace("bench:", "") ?? "open",
  };
}

/**
 * The work of each frame between two moments: all tasks after the one that handed on the frame before, up to and with
 * the one that hands on this frame. Input, animation frames, answers of the engine, React, layout and painting are all
 * in it; so are tasks that have nothing to do with the frame.
 * @param {MainThread} thread
 * @param {number} fromUs
 * @param {number} toUs
 * @returns {Task[]} one per frame; its start is that of its first task
 */
export function workPerFrame(thread, fromUs, toUs) {
  /** @type {Task[]} */
  const frames = [];
  /** @type {Task | undefined} */
  let open;
  for (const { startUs, wallUs, cpuUs } of tasksBetween(thread, fromUs, toUs)) {
    open ??= { startUs, wallUs: 0, cpuUs: 0 };
    open.wallUs += wallUs;
    open.cpuUs += cpuUs;
    if (!thread.commitsUs.some(atUs => atUs >= startUs && atUs <= startUs + wallUs)) continue;
    frames.push(open);
    open = undefined;
  }
  return frames;
}

/**
 * @param {Task[]} frames at least one
 * @returns {{ frames: number, wallMs: number, cpuMs: number }} 95th percentiles
 */
export function slowFrame(frames) {
  return {
    frames: frames.length,
    wallMs: percentile(
      frames.map(frame => frame.wallUs / 1000),
      0.95,
    ),
    cpuMs: percentile(
      frames.map(frame => frame.cpuUs / 1000),
      0.95,
    ),
  };
}
