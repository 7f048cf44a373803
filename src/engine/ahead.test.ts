import { expect, test } from "vitest";
import { runSteps, type Steps } from "../base/steps";
import { PprofReader } from "../format/pprof/reader";
import { Ahead } from "./ahead";
import { LoadedProfile } from "./loaded";
import type { FlameQuestion } from "./protocol";
import { answerFlame } from "./questions/flame";
import { madeUpProfile } from "./rehearsal/madeUpProfile";
import type { Scheduler } from "./scheduler";

const QUESTION: FlameQuestion = {
  kind: "flame",
  sampleTypeIndex: 1,
  options: {},
  from: 0,
  to: 1,
  widthPx: 700,
  depthLimit: 30,
};

function load(): LoadedProfile {
  const reader = new PprofReader();
  reader.push(madeUpProfile());
  const read = reader.end();
  if (!read.ok) throw new Error(read.error.problem.message);
  return new LoadedProfile(read.value, read.value);
}

/** What is queued, run by the test. */
class Queue implements Pick<Scheduler, "add" | "cancel"> {
  steps: Steps<unknown> | undefined;

  add(_id: number, _rank: number, steps: Steps<unknown>): void {
    this.steps = steps;
  }

  cancel(): void {
    this.steps = undefined;
  }
}

function begun(loaded: LoadedProfile): { queue: Queue; ahead: Ahead } {
  const queue = new Queue();
  const ahead = new Ahead(queue as unknown as Scheduler);
  ahead.beginWhole(loaded, 1);
  return { queue, ahead };
}

/** How many steps it takes to the end. */
function countSteps(steps: Steps<unknown>): number {
  let count = 0;
  while (!steps.next().done) count++;
  return count;
}

test("the first picture is the same wherever work ahead of it was left off, and takes less then", () => {
  const alone = load();
  const wanted = runSteps(answerFlame(alone.whole, QUESTION));
  expect(wanted.boxCount).toBeGreaterThan(100);
  const whole = countSteps(begun(load()).queue.steps ?? (() => expect.fail())());
  expect(whole).toBeGreaterThan(20);
  for (const share of [0, 0.1, 0.3, 0.6, 0.9, 1]) {
    const loaded = load();
    const { queue, ahead } = begun(loaded);
    for (let step = 0; step < share * whole; step++) queue.steps?.next();
    ahead.learn(QUESTION);
    expect(queue.steps).toBeUndefined();
    expect(runSteps(answerFlame(loaded.whole, QUESTION))).toEqual(wanted);
  }
  const [fresh, prepared] = [load(), load()];
  const { queue } = begun(prepared);
  if (queue.steps !== undefined) runSteps(queue.steps);
  const stepsOf = (loaded: LoadedProfile) => countSteps(answerFlame(loaded.whole, QUESTION));
  expect(stepsOf(prepared)).toBeLessThan(stepsOf(fresh));
});

test("a profile is prepared as the last whole picture was asked for", () => {
  const { queue, ahead } = begun(load());
  const small = { ...QUESTION, widthPx: 3, depthLimit: 2 };
  ahead.learn(small);
  ahead.learn({ ...QUESTION, from: 0.2, to: 0.3 });
  ahead.learn({ kind: "labelKeys", sampleTypeIndex: 0, options: {} });
  const next = load();
  ahead.beginWhole(next, 1);
  if (queue.steps !== undefined) runSteps(queue.steps);
  const { nodeCount } = runSteps(next.whole.flameTree(1));
  expect(nodeCount).toBeGreaterThan(1);
  expect(nodeCount).toBeLessThan(100);
});

test("so is a filtered one, once it is known what the filters leave", async () => {
  const query = { sampleTypeIndex: 1, options: { focus: "Method1" } };
  const session = async (loaded: LoadedProfile) => {
    const planned = await loaded.plan(query);
    const made = planned.ok ? runSteps(planned.value) : planned;
    return made.ok ? made.value : expect.fail(made.error.message);
  };
  const question = { ...QUESTION, ...query };
  const [fresh, prepared] = [load(), load()];
  const wanted = runSteps(answerFlame(await session(fresh), question));
  const { queue, ahead } = begun(prepared);
  ahead.learn({ ...query, kind: "shown" });
  await ahead.beginFiltered(prepared, query);
  // Nothing was applied yet.
  expect(queue.steps).toBeUndefined();
  const asked = await session(prepared);
  await ahead.beginFiltered(prepared, query);
  expect(countSteps(queue.steps ?? expect.fail())).toBeGreaterThan(20);
  expect(runSteps(answerFlame(asked, question))).toEqual(wanted);
});

test("nothing is prepared while something else than a flame graph is looked at", () => {
  const { queue, ahead } = begun(load());
  ahead.learn({ kind: "graph", sampleTypeIndex: 1, options: {} });
  ahead.beginWhole(load(), 1);
  expect(queue.steps).toBeUndefined();
  ahead.learn(QUESTION);
  ahead.beginWhole(load(), 1);
  expect(queue.steps).toBeDefined();
});
