import fc from "fast-check";
import { expect, it } from "vitest";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { profileOfStacks } from "../fixtures/stackText";
import { functionFrames } from "../frames";
import type { PivotEdges } from "./exactNeighbours";
import { pivotSums } from "./pivotSums";

const name = fc.constantFrom("a", "b", "c", "d");
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
const frames = fc.tuple(name, fc.array(frame, { maxLength: 9 })).map(([first, more]) => [first, ...more]);
const samples = fc.array(fc.record({ frames, values: fc.tuple(fc.integer({ min: -2, max: 5 })) }), {
  minLength: 1,
  maxLength: 9,
});
const pivots = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });

function sumsOf(profile: Profile, chosen: readonly string[], exact: BigInt64Array | undefined) {
  const table = functionFrames(profile);
  const isPivot = Uint8Array.from({ length: table.count }, (_, row) =>
    chosen.includes(table.printableName(row)) ? 1 : 0,
  );
  const rows = Uint32Array.from({ length: profile.samples.count }, (_, row) => row);
  const column = { ...profile.samples.values[0], exact };
  const { callers, callees, flat, cum } = runSteps(pivotSums(profile, table, isPivot, rows, column));
  const listed = (edges: PivotEdges) =>
    Array.from(edges.frame, (row, edge) => {
      const weight = edges.exact?.[edge] ?? BigInt(edges.weight[edge]);
      return `${table.printableName(row)} ${weight} ${edges.isInlined[edge]}`;
    }).toSorted();
  return { callers: listed(callers), callees: listed(callees), flat, cum };
}

it("64 bits give what doubles give, wherever those are enough", () => {
  fc.assert(
    fc.property(samples, pivots, (stacks, chosen) => {
      const profile = profileOfStacks(stacks);
      const exact = BigInt64Array.from(stacks, ({ values }) => BigInt(values[0]));
      expect(sumsOf(profile, chosen, exact)).toEqual(sumsOf(profile, chosen, undefined));
    }),
    { numRuns: 300 },
  );
});

it("an edge is inlined where its first pass is in every sample", () => {
  fc.assert(
    fc.property(samples, pivots, (stacks, chosen) => {
      const profile = profileOfStacks(stacks);
      const called = { callers: new Set<string>(), callees: new Set<string>() };
      for (const { frames: texts, values } of stacks) {
        if (values[0] === 0) continue;
        const seen = { callers: new Set<string>(), callees: new Set<string>() };
        for (let at = 1; at < texts.length; at++) {
          const [caller = "", callee = ""] = [texts[at - 1], texts[at]].map(text => text?.replace("+", ""));
          const isIn = (text: string) => chosen.some(one => one === text);
          if (isIn(caller) === isIn(callee)) continue;
          const [side, other] = isIn(callee)
            ? (["callers", caller] as const)
            : (["callees", callee] as const);
          if (!seen[side].has(other) && !texts[at].startsWith("+")) called[side].add(other);
          seen[side].add(other);
        }
      }
      const sums = sumsOf(profile, chosen, undefined);
      for (const side of ["callers", "callees"] as const) {
        for (const line of sums[side]) {
          const [text = "", , isInlined] = line.split(" ");
          expect(isInlined, line).toBe(called[side].has(text) ? "0" : "1");
        }
      }
    }),
    { numRuns: 300 },
  );
});

it("wraps around beyond 64 bits, as Go does", () => {
  const profile = profileOfStacks([
    { frames: ["a", "b", "c"], values: [1] },
    { frames: ["a", "b", "d"], values: [1] },
  ]);
  const exact = BigInt64Array.of(2n ** 63n - 1n, 1n);
  const sums = sumsOf(profile, ["b"], exact);
  expect(sums).toEqual({
    callers: [`a ${-(2n ** 63n)} 0`],
    callees: ["c 9223372036854775807 0", "d 1 0"],
    flat: 0n,
    cum: -(2n ** 63n),
  });
});
