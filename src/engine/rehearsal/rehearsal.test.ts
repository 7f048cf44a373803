import { expect, test } from "vitest";
import { LoadedProfile } from "../loaded";
import type { Question } from "../protocol";
import { HANDLERS } from "../questions";
import type { Handler } from "../questions/question";
import { LATER_QUESTIONS } from "./later";
import { runSteps } from "../../base/steps";
import { PprofReader } from "../../format/pprof/reader";
import { madeUpProfile } from "./madeUpProfile";

function readMadeUp() {
  const reader = new PprofReader();
  reader.push(madeUpProfile());
  const read = reader.end();
  if (!read.ok) throw new Error(read.error.problem.message);
  return read.value;
}

test("what is rehearsed with is a profile with everything that most have", () => {
  const { samples, labels, lines, locations, functions, warnings } = readMadeUp();
  expect(samples.count).toBe(5000);
  expect(labels.count).toBe(2 * samples.count);
  expect(lines.count).toBeGreaterThan(locations.count);
  expect(functions.count).toBe(1500);
  expect(warnings).toEqual([]);
});

test.each(LATER_QUESTIONS)("what is asked later, %o, has an answer that is not empty", async question => {
  const profile = readMadeUp();
  const prepared = await (HANDLERS[question.kind] as Handler<Question>)(
    new LoadedProfile(profile, profile),
    question,
  );
  const answer = prepared.ok ? runSteps(prepared.value) : prepared;
  if (!answer.ok) throw new Error(answer.error.message);
  const found = answer.value;
  if (found.kind === "flame") expect(found.boxCount).toBeGreaterThan(100);
  else if (found.kind === "labels") expect(found.keys.length).toBe(2);
  else if (found.kind === "graph") expect(found.nodes.name.length).toBeGreaterThan(20);
  else if (found.kind === "pivot") expect(found.functionCount).toBeGreaterThan(0);
  else throw new Error(`nothing is said of ${found.kind}`);
});
