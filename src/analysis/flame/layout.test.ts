import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { parseStacks, profileOfStacks, type StackSample } from "../fixtures/stackText";
import { functionFrames } from "../frames";
import type { FlameLayout } from "./boxColumns";
import { type LayoutRange, layoutFlame } from "./layout";
import { FlameTree, type TreeShape } from "./tree";
import { NODE_CALLED, NODE_INLINED } from "./treeNodes";

const WHOLE: LayoutRange = { from: 0, to: 1, widthPx: 1e9, depthLimit: 1000 };

interface Drawn {
  readonly layout: FlameLayout;
  readonly tree: FlameTree;
  /** box → its frames from the root; ["…3"] at the end for three merged siblings. */
  readonly paths: readonly (readonly string[])[];
}

function draw(samples: readonly StackSample[], ranges: readonly LayoutRange[], shape?: TreeShape): Drawn {
  const profile = profileOfStacks(samples);
  const frames = functionFrames(profile);
  const tree = new FlameTree(profile, frames, profile.samples.values[0].values, undefined, shape);
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

describe("shapes", () => {
  test("by name, a light callee may stand before a heavy one", () => {
    const samples = parseStacks("main;work 5\nmain;idle 1\nmain;gc 3\nB 1\na 1");
    expect(picture(draw(samples, [WHOLE], { order: "name" }))).toBe(
      [
        "0-11 all 11 (0)",
        "  0-1 B 1 (1)",
        "  1-2 a 1 (1)",
        "  2-11 main 9 (0)",
        "    2-5 gc 3 (3)",
        "    5-6 idle 1 (1)",
        "    6-11 work 5 (5)",
      ].join("\n"),
    );
  });

  test("by name, slivers stand where their names put them", () => {
    const samples = parseStacks("a 1\nb 50\nc 1\nd 1\ne 50");
    expect(picture(draw(samples, [{ ...WHOLE, widthPx: 20 }], { order: "name" }))).toBe(
      ["0-103 all 103 (0)", "  0-1 …1 1", "  1-51 b 50 (50)", "  51-53 …2 2", "  53-103 e 50 (50)"].join(
        "\n",
      ),
    );
  });

  test("collapsed, what calls itself is one box", () => {
    const samples = parseStacks("main;f;f;f;g 4\nmain;f;f 2\nmain;f;g 1\nmain;f;g;f 1");
    expect(picture(draw(samples, [WHOLE], { collapsesRecursion: true }))).toBe(
      [
        "0-8 all 8 (0)",
        "  0-8 main 8 (0)",
        "    0-8 f 8 (2)",
        "      0-6 g 6 (5)",
        "        0-1 f 1 (1)",
      ].join("\n"),
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

/** Two functions, so that each often calls itself: more often than a block has frames. */
const recursiveSamples = fc.array(
  fc.record({
    frames: fc
      .array(
        fc
          .tuple(fc.constantFrom("a", "b", "+a", "+b"), fc.constantFrom(1, 1, 2, 3, 9, 20))
          .map(([name, times]) => Array.from({ length: times }, () => name)),
        { maxLength: 8 },
      )
      .map(runs => runs.flat().map((name, i) => (i === 0 ? plain(name) : name))),
    values: fc.tuple(fc.integer({ min: -50, max: 1000 })),
  }),
  { minLength: 1, maxLength: 30 },
);

/** The frames without those that come right after one of the same name. */
function firstOfRuns(frames: readonly string[]): readonly string[] {
  return frames.filter((name, index) => index === 0 || plain(name) !== plain(frames[index - 1]));
}

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

  test("as many frames as one likes may be inlined into one place, wherever it is in the stack", () => {
    for (let before = 0; before < 10; before++) {
      for (const inlined of [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 40]) {
        const frames = [
          ...Array.from({ length: before }, (_, index) => `f${index}`),
          "host",
          ...Array.from({ length: inlined }, (_, index) => `+i${index}`),
          "leaf",
        ];
        const { layout, tree, paths } = draw([{ frames, values: [1] }], [WHOLE]);
        expect(paths.at(-1)).toEqual(frames.map(plain));
        const flags = Array.from(layout.node, node => tree.flags[node]).slice(1);
        expect(flags).toEqual(frames.map(name => (name.startsWith("+") ? NODE_INLINED : NODE_CALLED)));
      }
    }
  });

  test("collapsed, the graph is that of stacks in which nothing calls itself", () => {
    fc.assert(
      fc.property(
        recursiveSamples,
        fc.array(randomRange, { minLength: 1, maxLength: 3 }),
        (samples, ranges) => {
          const collapsed = draw(samples, ranges, { collapsesRecursion: true });
          const withoutRepeats = samples.map(({ frames, values }) => ({
            frames: firstOfRuns(frames),
            values,
          }));
          const expected = draw(withoutRepeats, ranges);
          expect(picture(collapsed)).toBe(picture(expected));
          const flagsOf = ({ tree, layout }: Drawn) =>
            Array.from(layout.node, node => (node === NONE ? 0 : tree.flags[node]));
          expect(flagsOf(collapsed)).toEqual(flagsOf(expected));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("by name, the boxes are the same ones, sorted", () => {
    fc.assert(
      fc.property(randomSamples, samples => {
        const { layout, paths } = draw(samples, [WHOLE], { order: "name" });
        const lines = (drawn: Drawn) =>
          Array.from({ length: drawn.layout.boxCount }, (_, box) =>
            [...drawn.paths[box], drawn.layout.value[box], drawn.tree.self[drawn.layout.node[box]]].join(";"),
          ).toSorted();
        expect(lines(draw(samples, [WHOLE], { order: "name" }))).toEqual(lines(draw(samples, [WHOLE])));
        for (let box = 2; box < layout.boxCount; box++) {
          if (layout.parent[box] === layout.parent[box - 1])
            expect((paths[box].at(-1) ?? "") > (paths[box - 1].at(-1) ?? "")).toBe(true);
        }
      }),
      { numRuns: 200 },
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
