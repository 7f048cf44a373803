import { describe, expect, test } from "vitest";
import { longestTask, readMainThread, slowFrame, tasksBetween, workPerFrame } from "./mainThread.mjs";
import { median, percentile } from "./statistics.mjs";
import type { TraceEvent } from "./trace.mjs";

const PAGE = 7;
const MAIN = 70;

/**
 * A trace in small: what happens, a millisecond per character from 0 on. Letters are the main thread's tasks, a new
 * letter a new task; the capital is where a task hands on a frame; `.` is idle. Half of a task's time is CPU.
 */
function traceOf(picture: string, marks: Record<string, number> = {}): TraceEvent[] {
  const own = { pid: PAGE, tid: MAIN, args: {} };
  const tasks = [...picture.toLowerCase().matchAll(/([a-z])\1*/g)];
  return [
    {
      ...own,
      tid: 1,
      name: "TracingStartedInBrowser",
      ph: "I",
      ts: 0,
      args: { data: { frames: [{ isOutermostMainFrame: true, processId: PAGE }] } },
    },
    { ...own, name: "thread_name", ph: "M", ts: 0, args: { name: "CrRendererMain" } },
    // Another page's, and a worker's: neither counts.
    { ...own, pid: 8, name: "RunTask", ph: "X", ts: 0, dur: 900_000, tdur: 900_000 },
    { ...own, tid: 71, name: "RunTask", ph: "X", ts: 0, dur: 800_000, tdur: 800_000 },
    ...tasks.map(({ 0: text, index }) => ({
      ...own,
      name: "RunTask",
      ph: "X",
      ts: index * 1000,
      dur: text.length * 1000,
      tdur: text.length * 500,
    })),
    ...[...picture.matchAll(/[A-Z]/g)].map(({ index }) => ({
      ...own,
      name: "BeginCommitCompositorFrame",
      ph: "I",
      ts: index * 1000,
    })),
    ...Object.entries(marks).map(([name, atMs]) => ({ ...own, name, ph: "I", ts: atMs * 1000 })),
  ];
}

describe("the main thread", () => {
  test("the longest task from a moment on, and what was being done", () => {
    const marks = { "proflens:file": 8, "bench:zoom": 10, "bench:pan": 16, other: 17 };
    const thread = readMainThread(traceOf("aaaaaaa.bb.cccc.ddd", marks));
    expect(longestTask(thread, 8000)).toEqual({ wallMs: 4, cpuMs: 2, during: "zoom" });
    expect(longestTask(thread, 0)).toEqual({ wallMs: 7, cpuMs: 3.5, during: "open" });
    expect(tasksBetween(thread, 7000, 14_000).map(({ wallUs }) => wallUs)).toEqual([2000, 4000]);
    expect(longestTask(thread, 30_000)).toMatchObject({ wallMs: 0 });
  });

  test("a frame's work is what was done since the frame before, up to the task that hands it on", () => {
    const thread = readMainThread(traceOf("aAa..b.cCcc...d.eE..f"));
    const walls = (fromMs: number, toMs: number) =>
      workPerFrame(thread, fromMs * 1000, toMs * 1000).map(({ wallUs }) => wallUs / 1000);
    // a | b c | d e; f hands nothing on.
    expect(walls(0, 100)).toEqual([3, 5, 3]);
    expect(walls(4, 14)).toEqual([5]);
    expect(slowFrame(workPerFrame(thread, 0, 100_000))).toEqual({ frames: 3, wallMs: 5, cpuMs: 2.5 });
  });

  test("a trace without a page is none", () => {
    expect(() => readMainThread([])).toThrow("main one");
  });
});

test("medians and percentiles", () => {
  expect([median([3, 1, 2]), median([4, 1]), median([5])]).toEqual([2, 2.5, 5]);
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(hundred, 0.95), percentile([7], 0.95), percentile([1, 9], 0.5)]).toEqual([95, 7, 1]);
});
