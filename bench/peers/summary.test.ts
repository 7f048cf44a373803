import { expect, it } from "vitest";
import { summariseViewer, type ViewerRun } from "./summary.mjs";

const run = (change: Partial<ViewerRun>): ViewerRun => ({
  outcome: "drawn",
  ms: 1000,
  problem: undefined,
  longestTask: { ms: undefined, atLeast: false },
  startPageBytes: 50,
  peakBytes: 150,
  helperPeakBytes: undefined,
  ...change,
});

it("is the medians of a viewer's runs, the start page taken off", () => {
  const runs = [run({ ms: 300, peakBytes: 90 }), run({ ms: 100 }), run({ ms: 200, startPageBytes: 30 })];
  expect(summariseViewer(runs)).toEqual({
    outcome: "drawn",
    ms: 200,
    problem: undefined,
    longestTask: { ms: undefined, atLeast: false },
    pageBytes: 100,
    helperBytes: undefined,
  });
});

it("has a longest task where at least half of the runs have one", () => {
  const long = run({ longestTask: { ms: 80, atLeast: false } });
  expect(summariseViewer([long, long, run({})]).longestTask.ms).toBe(80);
  expect(summariseViewer([long, run({}), run({})]).longestTask.ms).toBeUndefined();
});

it("is the run that did not draw, where there is one", () => {
  const crashed = run({ outcome: "crashed", ms: 23_000, peakBytes: 4050, helperPeakBytes: 7 });
  expect(summariseViewer([run({}), crashed])).toMatchObject({
    outcome: "crashed",
    ms: 23_000,
    pageBytes: 4000,
    helperBytes: 7,
  });
});
