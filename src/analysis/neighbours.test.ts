import fc from "fast-check";
import { expect, it } from "vitest";
import { runSteps } from "../base/steps";
import { profileOfStacks } from "./fixtures/stackText";
import { frameDetails } from "./details";
import { functionFrames } from "./frames";
import type { NeighbourEdges } from "./neighbours";

const name = fc.constantFrom("a", "b", "c", "d", "e");
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
const frames = fc.tuple(name, fc.array(frame, { maxLength: 9 })).map(([first, more]) => [first, ...more]);
const samples = fc.array(fc.record({ frames, values: fc.tuple(fc.integer({ min: -2, max: 5 })) }), {
  minLength: 1,
  maxLength: 9,
});

it("callers and callees are the neighbours in the stacks, once per sample", () => {
  fc.assert(
    fc.property(samples, fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), (stacks, chosen: string[]) => {
      const profile = profileOfStacks(stacks);
      const table = functionFrames(profile);
      const isTarget = Uint8Array.from({ length: table.count }, (_, row) =>
        chosen.includes(table.printableName(row)) ? 1 : 0,
      );
      const details = runSteps(frameDetails(profile, table, isTarget, 0));
      const expected = {
        callers: new Map<string, number>(),
        callees: new Map<string, number>(),
        count: 0,
        flat: 0,
        cum: 0,
      };
      for (const { frames: inlinable, values } of stacks) {
        const names = inlinable.map(text => text.replace("+", ""));
        const isIn = names.map(text => chosen.includes(text));
        if (!isIn.includes(true)) continue;
        const [value] = values;
        expected.count++;
        expected.cum += value;
        if (isIn.at(-1) === true) expected.flat += value;
        if (value === 0) continue;
        const add = (sums: Map<string, number>, found: readonly string[]) => {
          for (const text of new Set(found)) sums.set(text, (sums.get(text) ?? 0) + value);
        };
        add(
          expected.callers,
          names.filter((_, at) => !isIn[at] && isIn[at + 1]),
        );
        add(
          expected.callees,
          names.filter((_, at) => !isIn[at] && isIn[at - 1]),
        );
      }
      const named = ({ frame: rows, weight }: NeighbourEdges) =>
        new Map(Array.from(rows, (row, edge) => [table.printableName(row), weight[edge]]));
      expect({
        callers: named(details.callers),
        callees: named(details.callees),
        count: details.sampleCount,
        flat: Number(details.flat[0]),
        cum: Number(details.cum[0]),
      }).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
