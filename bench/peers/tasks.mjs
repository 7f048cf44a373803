/**
 * The longest main-thread task of an open. A page that stops answering never tells of the task it is in: then it
 * is known only that this one took at least so long.
 * @typedef {{ ms: number | undefined, atLeast: boolean }} LongestTask `ms` is absent when no task took 50 ms, the least
 *   a browser tells
 */

/** The page says that it is alive four times a second. */
const SILENT_FROM_MS = 1000;

/**
 * @param {readonly import("./page/observe.mjs").Said[]} said
 * @param {number} fromMs
 * @param {number} toMs
 * @returns {LongestTask}
 */
export function longestTask(said, fromMs, toMs) {
  const looks = said.filter(word => word.kind === "probe");
  const durations = said
    .filter(word => word.kind === "task")
    .filter(task => task.startMs + task.durationMs > fromMs && task.startMs < toMs)
    // Looking at the pixels is ours, not the peer's.
    .map(task => task.durationMs - sum(looks.filter(look => inside(look, task)).map(look => look.durationMs)))
    .filter(durationMs => durationMs >= 50);
  const heardMs = Math.max(fromMs, ...said.filter(word => word.kind === "alive").map(word => word.atMs));
  const silentMs = (lookNotEnded(said) ?? toMs) - heardMs;
  const longestMs = durations.length === 0 ? undefined : Math.max(...durations);
  if (silentMs >= SILENT_FROM_MS && silentMs > (longestMs ?? 0)) return { ms: silentMs, atLeast: true };
  return { ms: longestMs, atLeast: false };
}

/**
 * When it began to look at its pixels, if it never came to an end of that.
 * @param {readonly import("./page/observe.mjs").Said[]} said
 */
function lookNotEnded(said) {
  const last = said.findLast(word => word.kind === "looking" || word.kind === "probe");
  return last?.kind === "looking" ? last.atMs : undefined;
}

/**
 * @param {{ startMs: number }} inner
 * @param {{ startMs: number, durationMs: number }} outer
 */
function inside(inner, outer) {
  return inner.startMs >= outer.startMs && inner.startMs < outer.startMs + outer.durationMs;
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
