/** The session act by act: the longest main-thread task of each, and the work of its frames. */

import { median } from "./statistics.mjs";
import { markdown, whole } from "./table.mjs";

/**
 * Medians of a profile's runs, act by act; `frame` is undefined where an act is no gesture.
 * @typedef {{ name: string, wallMs: number, cpuMs: number, frame?: { frames: number, wallMs: number, cpuMs: number } }} Act
 */

/**
 * @param {readonly import("./size.mjs").PageRun[]} runs
 * @returns {Act[]} in the order in which they were done; none where no session was measured
 */
export function actsOf(runs) {
  const sessions = runs.flatMap(run => run.session ?? []);
  const middle = (/** @type {(number | undefined)[]} */ values) =>
    median(values.filter(value => value !== undefined));
  return (sessions[0]?.acts ?? []).map(({ name }) => {
    const same = sessions.flatMap(({ acts }) => acts.find(act => act.name === name) ?? []);
    const frames = same.flatMap(act => act.slowFrame ?? []);
    return {
      name,
      wallMs: middle(same.map(act => act.longestTask.wallMs)),
      cpuMs: middle(same.map(act => act.longestTask.cpuMs)),
      ...(frames.length > 0 && {
        frame: {
          frames: middle(frames.map(frame => frame.frames)),
          wallMs: middle(frames.map(frame => frame.wallMs)),
          cpuMs: middle(frames.map(frame => frame.cpuMs)),
        },
      }),
    };
  });
}

/**
 * @param {readonly Act[]} acts
 * @returns {string} Markdown
 */
export function formatActs(acts) {
  const tenths = (/** @type {number} */ ms) => ms.toFixed(1);
  return markdown(
    [
      ["act", "longest task ms", "most CPU", "frames", "work per frame, 95th percentile, ms", "CPU"],
      ...acts.map(({ name, wallMs, cpuMs, frame }) => [
        name,
        tenths(wallMs),
        tenths(cpuMs),
        ...(frame === undefined
          ? ["", "", ""]
          : [whole(frame.frames), tenths(frame.wallMs), tenths(frame.cpuMs)]),
      ]),
    ],
    { names: true },
  );
}
