import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runSteps } from "../base/steps";
import type { SampleTable } from "../model/profile";
import { StackRows } from "../model/stackRows";
import { findInnermost, findOutermost, markSamples, measureStacks } from "./stackPasses";

const LOCATIONS = 7;
const stacks = fc.array(fc.array(fc.nat(LOCATIONS - 1), { maxLength: 12 }), { maxLength: 9 });
const ofLocation = fc.uint8Array({ minLength: LOCATIONS, maxLength: LOCATIONS, max: 3 });

/** Samples with these stacks, each from the leaf on; in two pages where asked, as those of large profiles are. */
function samplesOf(rows: readonly (readonly number[])[], isLarge: boolean): SampleTable {
  const page = Uint32Array.from(rows.flat());
  const pages = isLarge ? [new Uint32Array(1 << 20), page] : [page];
  const base = isLarge ? 1 << 20 : 0;
  let next = base;
  const starts = rows.map(({ length }) => (next += length) - length);
  return {
    count: rows.length,
    stackStart: Uint32Array.from(starts),
    stackLength: Uint32Array.from(rows, ({ length }) => length),
    stacks: new StackRows(pages),
    values: [],
    labelStart: new Uint32Array(rows.length + 1),
  };
}

describe("passes over stacks", () => {
  it("say what looking at each location says", () => {
    fc.assert(
      fc.property(stacks, ofLocation, fc.boolean(), (rows, marks, isLarge) => {
        const samples = samplesOf(rows, isLarge);
        expect([...runSteps(markSamples(samples, marks))]).toEqual(
          rows.map(stack => stack.reduce((all, location) => all | marks[location], 0)),
        );
        expect([...runSteps(findOutermost(samples, marks))]).toEqual(
          rows.map(stack => stack.findLastIndex(location => marks[location] !== 0) + 1),
        );
        expect([...runSteps(findInnermost(samples, marks))]).toEqual(
          rows.map(stack =>
            Math.max(
              0,
              stack.findIndex(location => marks[location] !== 0),
            ),
          ),
        );
        expect([...runSteps(measureStacks(samples, Uint32Array.from(marks)))]).toEqual(
          rows.map(stack => stack.reduce((depth, location) => depth + marks[location], 0)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
