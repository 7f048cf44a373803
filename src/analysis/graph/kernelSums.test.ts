import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { profileOfStacks, type StackSample } from "../fixtures/stackText";
import { passEdges } from "./edgePass";
import type { EdgeSums } from "./edgeTable";
import { functionKeyOf } from "./nodeInfo";
import { nodeTable } from "./nodeTable";
import { GraphNode } from "./graph";
import { numberFrames } from "./numberedFrames";
import { sumAllEdges } from "./sumEdges";
import { sumAllTags, sumTags } from "./sumTags";
import { trimTags } from "./trim";

const NAMES = ["a", "b", "c", "d", "e"];
const name = fc.constantFrom(...NAMES);
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
const frames = fc.tuple(name, fc.array(frame, { maxLength: 9 })).map(([first, others]) => [first, ...others]);
const value = fc.integer({ min: -4, max: 6 });
const stacks: fc.Arbitrary<readonly StackSample[]> = fc.array(
  fc.record({ frames, values: fc.tuple(value, value) }),
  { minLength: 1, maxLength: 12 },
);
const marks = fc.uint8Array({ minLength: NAMES.length, maxLength: NAMES.length, max: 1 });

function pictureOf({ count, source, destination, flags, weight, weightDivisor }: EdgeSums): string[] {
  return Array.from(
    { length: count },
    (_, edge) =>
      `${source[edge]}→${destination[edge]} ${flags[edge]} ${weight.get(edge)}/${weightDivisor?.get(edge)}`,
  );
}

describe("edges added up in the kernel", () => {
  it("are those added up one by one, in the same order", () => {
    fc.assert(
      fc.property(stacks, fc.option(marks), marks, fc.boolean(), (samples, kept, into, isMean) => {
        const profile = profileOfStacks(samples);
        const table = runSteps(nodeTable(profile, false));
        const [first, second] = profile.samples.values;
        const weights = { value: second, divisor: isMean ? first : undefined };
        const count = table.infos.length;
        const numbered = numberFrames(table, kept?.slice(0, count), into.slice(0, count));
        const passed = runSteps(passEdges(profile, numbered, weights));
        expect(passed && pictureOf(passed)).toEqual(
          pictureOf(runSteps(sumAllEdges(profile, numbered, weights))),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("may be more than a small table holds", () => {
    const all = Array.from({ length: 130 }, (_, index) => `f${index}`);
    const samples = all.flatMap(from => all.map(to => ({ frames: [from, to], values: [1, 2] })));
    const profile = profileOfStacks(samples);
    const table = runSteps(nodeTable(profile, false));
    const [divisor, second] = profile.samples.values;
    const weights = { value: second, divisor };
    const numbered = numberFrames(table, undefined, new Uint8Array(table.infos.length).fill(1));
    const passed = runSteps(passEdges(profile, numbered, weights));
    expect(passed?.count).toBe(130 * 129);
    expect(passed && pictureOf(passed)).toEqual(pictureOf(runSteps(sumAllEdges(profile, numbered, weights))));
  });
});

const label = fc.record({ key: fc.constantFrom(1, 2, 3), text: fc.nat(4), number: fc.nat(5) });

/** The same samples with labels: the keys are `bytes`, `tenant` and pprof's mark of a base. */
function withLabels(
  profile: Profile,
  of: readonly (readonly { key: number; text: number; number: number }[])[],
): Profile {
  const strings = profile.strings.fork();
  const base = strings.count;
  for (const text of ["", "bytes", "tenant", "pprof::base", "x", "y:z", "w"]) {
    const bytes = new TextEncoder().encode(text);
    strings.add(bytes, 0, bytes.length);
  }
  const labelsOf = Array.from({ length: profile.samples.count }, (_, sample) => of[sample % of.length] ?? []);
  const labels = labelsOf.flat();
  let next = 0;
  const labelStart = [0, ...labelsOf.map(({ length }) => (next += length))];
  return {
    ...profile,
    strings,
    labels: {
      count: labels.length,
      key: Uint32Array.from(labels, ({ key }) => base + key),
      text: Uint32Array.from(labels, ({ text }) => (text < 2 ? 0 : base + text + 2)),
      // Some that show alike.
      number: Float64Array.from(labels, ({ text, number }) => (text < 2 ? 1_000_000 + number * 3000 : 0)),
      unit: Uint32Array.from(labels, () => 0),
      exactNumbers: new Map(),
    },
    samples: { ...profile.samples, labelStart: Uint32Array.from(labelStart) },
  };
}

describe("tags that can be heavy", () => {
  it("weigh what they do among all tags", () => {
    const labels = fc.array(fc.array(label, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(stacks, labels, marks, fc.integer({ min: 1, max: 12 }), (samples, of, chosen, cutoff) => {
        const profile = withLabels(profileOfStacks(samples), of);
        const table = runSteps(nodeTable(profile, false));
        const [divisor, second] = profile.samples.values;
        const wanted = chosen.slice(0, table.infos.length);
        const request = {
          profile,
          table,
          weights: { value: second, divisor },
          bytesUnit: "bytes",
          outputUnit: "minimum",
          wanted,
          cutoff: BigInt(cutoff),
        };
        const few = runSteps(sumTags(request));
        const all = runSteps(sumAllTags(request));
        for (const [row, info] of table.infos.entries()) {
          if (wanted[row] === 0) continue;
          const nodes = [few, all].map(tags => {
            const node = new GraphNode(info, row, functionKeyOf(info));
            tags.writeTo(node, row);
            return node;
          });
          trimTags({ nodes }, BigInt(cutoff));
          const [one, other] = nodes.map(tagPicture);
          expect(one).toEqual(other);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function tagPicture({ labelTags, numericTags }: GraphNode): string[] {
  const tags = [...labelTags.values()].map(tag => ({ under: "", tag }));
  for (const [under, numbers] of numericTags) for (const tag of numbers.values()) tags.push({ under, tag });
  return tags
    .map(
      ({ under, tag }) =>
        `${under}|${tag.name}|${tag.unit}|${tag.value} ${tag.flat}/${tag.flatDivisor} ${tag.cum}/${tag.cumDivisor}`,
    )
    .toSorted();
}
