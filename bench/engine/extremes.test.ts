import { describe, expect, test } from "vitest";
import { openBytes } from "../../src/analysis/fixtures/openFile";
import { prepareLoadedProfile } from "../../src/analysis/load";
import { runSteps } from "../../src/base/steps";
import { LoadedProfile, loadNaming } from "../../src/engine/loaded";
import type { Question } from "../../src/engine/protocol";
import { HANDLERS } from "../../src/engine/questions";
import type { Handler } from "../../src/engine/questions/question";
import { WireWriter } from "../../src/format/pprof/wireWriter";
import { askedQuestions } from "./asked";

/** A profile that has far too much of one thing. */
interface Extreme {
  readonly functions: number;
  /** Function numbers from 1, leaf first. */
  readonly stacks: readonly (readonly number[])[];
  /** `f1`, `f2` and so on, where absent. */
  readonly name?: (number: number) => string;
  /** Labels of every sample, each of another value. */
  readonly labels?: number;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const EXTREMES: readonly (readonly [what: string, profile: Extreme, functionName: string])[] = [
  ["10,000 frames deep", { functions: 10_000, stacks: [upTo(10_000), upTo(9000)] }, "f2"],
  [
    "a recursion of 100,000 frames",
    { functions: 2, stacks: [upTo(100_000).map(at => 1 + (at & 1)), [1]] },
    "f2",
  ],
  [
    "20,000 functions of one name",
    {
      functions: 20_000,
      stacks: upTo(200).map(at => upTo(100).map(frame => 100 * (at - 1) + frame)),
      name: () => "same",
    },
    "same",
  ],
  ["50,000 labels of one sample", { functions: 2, stacks: [[1, 2]], labels: 50_000 }, "f2"],
  [
    "a name of a megabyte",
    {
      functions: 3,
      stacks: [[1, 2, 3]],
      name: number => (number === 3 ? "x".repeat(1 << 20) : `f${number}`),
    },
    "f2",
  ],
];

function written({ functions, stacks, name = number => `f${number}`, labels = 0 }: Extreme): Uint8Array {
  const writer = new WireWriter();
  const strings = ["", "samples", "count", "tenant", ...upTo(functions).map(name)];
  const field = (number: number, ...numbers: number[]) =>
    writer.message(number, message => {
      for (const [index, value] of numbers.entries()) message.optional(index + 1, value);
    });
  field(1, 1, 2);
  for (const stack of stacks) {
    writer.message(2, sample => {
      sample.numbers(1, stack);
      sample.number(2, 1);
      for (let label = 0; label < labels; label++) {
        sample.message(3, message => {
          message.number(1, 3);
          message.number(2, strings.push(`value ${label}`) - 1);
        });
      }
    });
  }
  for (const number of upTo(functions)) {
    writer.message(4, location => {
      location.number(1, number);
      location.message(4, line => line.number(1, number));
    });
    field(5, number, 3 + number);
  }
  for (const text of strings) writer.field(6, new TextEncoder().encode(text));
  return writer.take();
}

describe("everything that can be asked has an answer for a profile with", () => {
  test.each(EXTREMES)("%s", async (_, extreme, functionName) => {
    const read = await openBytes(written(extreme));
    if (!read.ok) throw new Error(read.error.problem.message);
    const profile = await prepareLoadedProfile(read.value);
    const naming = await loadNaming();
    const refused: string[] = [];
    for (const [name, question] of askedQuestions({
      functionName,
      comparison: { baseId: 1, isDiff: true },
    })) {
      const loaded = new LoadedProfile(read.value, profile, { naming });
      loaded.setBase({ baseId: 1, read: read.value });
      const prepared = await (HANDLERS[question.kind] as Handler<Question>)(loaded, question);
      const answer = prepared.ok ? runSteps(prepared.value) : prepared;
      if (!answer.ok) refused.push(`${name}: ${answer.error.message}`);
    }
    expect(refused).toEqual([]);
  });
});
