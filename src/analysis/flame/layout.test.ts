import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { parseStacks, profileOfStacks, type StackSample } from "../fixtures/stackText";
import { functionFrames } from "../frames";
import type { FlameLayout } from "./boxColumns";
import { type LayoutRange, layoutFlame } from "./layout";
import { FlameTree } from "./tree";

const WHOLE: LayoutRange = { from: 0, to: 1, widthPx: 1e9, depthLimit: 1000 };

interface Drawn {
  readonly layout: FlameLayout;
  readonly tree: FlameTree;
  /** box → its frames from the root; ["…3"] at the end for three merged siblings. */
  readonly paths: readonly (readonly string[])[];
}

function draw(samples: readonly StackSample[], ranges: readonly LayoutRange[]): Drawn {
  const profile = profileOfStacks(samples);
  const frames = functionFrames(profile);
  const tree = new FlameTree(profile, frames, profile.samples.values[0].values);
  let layout = runSteps(layoutFlame(tree, ranges[0]));
  for (const range of ranges.slice(1)) layout = runSteps(layoutFlame(tree, range));
  const paths: string[][] = [[]];
  for (let box = 1; box < layout.boxCount; box++) {
    const node = layout.node[box];
    const name = node === NONE ? `…${layout.mergedCount[box]}` : frames.printableName(tree.frame[node]);
    paths.push([...paths[layout.parent[box]], name]);
  }
  return { layout, tree, paths };
}

/** Boxes as a picture: `left-right name value (self)`, indented by depth. */
function picture({ layout, tree, paths }: Drawn): string {
  return Array.from({ length: layout.boxCount }, (_, box) => {
    const node = layout.node[box];
    const self = node === NONE ? "" : ` (${tree.self[node]})`;
    const more = layout.moreBelow[box] === 1 ? " ↓" : "";
    const edges = `${layout.leftWeight[box]}-${layout.rightWeight[box]}`;
    return `${"  ".repeat(layout.depth[box])}${edges} ${paths[box].at(-1) ?? "all"} ${layout.value[box]}${self}${more}`;
  }).join("\n");
}

describe("layout", () => {
  const samples = parseStacks(
    `
    main;work;alloc 5
    main;work       2
    main;idle       4
    main;work;+fma  1
    -               3
  `.replace(/ +/g, " "),
  );

  test("boxes by row, heaviest first, the root holding everything", () => {
    expect(picture(draw(samples, [WHOLE]))).toBe(
      [
        "0-15 all 15 (3)",
        "  0-12 main 12 (0)",
        "    0-8 work 8 (2)",
        "    8-12 idle 4 (4)",
        "      0-5 alloc 5 (5)",
        "      5-6 fma 1 (1)",
      ].join("\n"),
    );
  });

  test("slivers are merged and not descended", () => {
    expect(picture(draw(samples, [{ ...WHOLE, widthPx: 3 }]))).toBe(
      [
        "0-15 all 15 (3)",
        "  0-12 main 12 (0)",
        "    0-8 work 8 (2)",
        "    8-12 …1 4",
        "      0-5 alloc 5 (5)",
        "      5-6 …1 1",
      ].join("\n"),
    );
  });

  test("the depth limit says where there is more", () => {
    expect(picture(draw(samples, [{ ...WHOLE, depthLimit: 3 }]))).toBe(
      ["0-15 all 15 (3)", "  0-12 main 12 (0)", "    0-8 work 8 (2) ↓", "    8-12 idle 4 (4)"].join("\n"),
    );
  });
});

const frame = fc.constantFrom("a", "b", "c", "+d", "+a", "e");
const randomSamples = fc.array(
  fc.record({
    frames: fc
      .array(frame, { maxLength: 24 })
      .map(frames => frames.map((name, i) => (i === 0 ? name.replace("+", "") : name))),
    values: fc.tuple(fc.integer({ min: -50, max: 1000 })),
  }),
  { minLength: 1, maxLength: 60 },
);
const randomRange = fc
  .record({
    from: fc.double({ min: 0, max: 0.9, noNaN: true }),
    width: fc.double({ min: 0.001, max: 1, noNaN: true }),
    widthPx: fc.integer({ min: 1, max: 5000 }),
    depthLimit: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ from, width, widthPx, depthLimit }) => ({
    from,
    to: Math.min(1, from + width),
    widthPx,
    depthLimit,
  }));

const plain = (name: string) => name.replace("+", "");

describe("properties of any layout, whatever was laid out before", () => {
  test("a box's value and self are sums over the samples below it", () => {
    fc.assert(
      fc.property(randomSamples, fc.array(randomRange, { minLength: 1, maxLength: 3 }), (samples, ranges) => {
        const { layout, tree, paths } = draw(samples, ranges);
        for (let box = 0; box < layout.boxCount; box++) {
          const node = layout.node[box];
          if (node === NONE) continue;
          const path = paths[box];
          const below = samples.filter(({ frames }) =>
            path.every((name, index) => plain(frames[index] ?? "") === name),
          );
          const sum = (list: readonly StackSample[]) =>
            list.reduce((total, { values }) => total + values[0], 0);
          expect(layout.value[box]).toBe(sum(below));
          expect(tree.weight[node]).toBe(below.reduce((total, { values }) => total + Math.abs(values[0]), 0));
          expect(tree.self[node]).toBe(sum(below.filter(({ frames }) => frames.length === path.length)));
          const isLast = layout.depth[box] === ranges.at(-1)!.depthLimit - 1;
          const goesOn = below.some(({ frames, values }) => frames.length > path.length && values[0] !== 0);
          expect(layout.moreBelow[box]).toBe(isLast && goesOn ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("boxes are as wide as their weight, lie within their parents and do not overlap", () => {
    fc.assert(
      fc.property(randomSamples, randomRange, (samples, range) => {
        const { layout, tree } = draw(samples, [range]);
        for (let box = 1; box < layout.boxCount; box++) {
          const width = layout.rightWeight[box] - layout.leftWeight[box];
          const node = layout.node[box];
          if (node !== NONE) expect(width).toBe(tree.weight[node]);
          const parent = layout.parent[box];
          expect(layout.depth[parent]).toBe(layout.depth[box] - 1);
          expect(layout.leftWeight[box]).toBeGreaterThanOrEqual(layout.leftWeight[parent]);
          expect(layout.rightWeight[box]).toBeLessThanOrEqual(layout.rightWeight[parent]);
          if (layout.depth[box - 1] === layout.depth[box]) {
            expect(layout.leftWeight[box]).toBeGreaterThanOrEqual(layout.rightWeight[box - 1]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("with room enough, a box's children and what ends in it add up to it", () => {
    fc.assert(
      fc.property(randomSamples, samples => {
        const positive = samples.map(({ frames, values }) => ({ frames, values: values.map(Math.abs) }));
        const { layout, tree } = draw(positive, [WHOLE]);
        const childSums = new Float64Array(layout.boxCount);
        for (let box = 1; box < layout.boxCount; box++) childSums[layout.parent[box]] += layout.value[box];
        for (let box = 0; box < layout.boxCount; box++) {
          expect(childSums[box] + tree.self[layout.node[box]]).toBe(layout.value[box]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
