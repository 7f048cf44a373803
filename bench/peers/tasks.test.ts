import { expect, it } from "vitest";
import { longestTask, type Said } from "./tasks.mjs";

const task = (startMs: number, durationMs: number): Said => ({ kind: "task", startMs, durationMs });
const look = (startMs: number, durationMs: number): Said => ({ kind: "probe", startMs, durationMs });
const alive = (atMs: number): Said => ({ kind: "alive", atMs });

it("is the longest of those that touch the time", () => {
  const said = [task(0, 900), task(950, 100), task(1200, 70), task(2001, 500), alive(2000)];
  expect(longestTask(said, 1000, 2000)).toEqual({ ms: 100, atLeast: false });
});

it("leaves out what we took to look at the pixels", () => {
  expect(longestTask([task(1000, 900), look(1100, 300), look(1500, 200), alive(2000)], 1000, 2000).ms).toBe(
    400,
  );
  expect(longestTask([task(1000, 900), look(1010, 880), alive(2000)], 1000, 2000).ms).toBeUndefined();
});

it("is at least the silence of a page that does not answer any more", () => {
  const said = [alive(1100), task(1000, 90), alive(1200)];
  expect(longestTask(said, 1000, 121_000)).toEqual({ ms: 119_800, atLeast: true });
  // Between two of its words a page may be silent.
  expect(longestTask(said, 1000, 1900)).toEqual({ ms: 90, atLeast: false });
});

it("is not our own look at the pixels that it is silent in", () => {
  expect(longestTask([alive(1000), task(1001, 4000), look(1100, 3900), alive(5002)], 1000, 5001).ms).toBe(
    100,
  );
});
