import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runSteps } from "../../base/steps";
import { parseStacks, profileOfStacks, type StackSample } from "../fixtures/stackText";
import type { GraphNode } from "./graph";
import { type GraphOptions, trimmedGraph } from ".";
import { CALLED_IN, INLINED_IN, inlineMarks, type MarkRequest, marksOfEdges } from "./inlineMarks";
import { nodeTable } from "./nodeTable";

const name = fc.constantFrom("a", "b", "c", "d", "e");
const frame = fc.tuple(name, fc.boolean()).map(([text, isInlined]) => (isInlined ? `+${text}` : text));
/** The outermost frame is inlined into nothing. */
const frames = fc.tuple(name, fc.array(frame, { maxLength: 9 })).map(([first, others]) => [first, ...others]);

/** Stacks with recursion and inlining; values of two types, only zero and more or any. */
const stacks: fc.Arbitrary<readonly StackSample[]> = fc
  .boolean()
  .map(isAny => fc.integer({ min: isAny ? -4 : 0, max: 6 }))
  .chain(value =>
    fc.array(fc.record({ frames, values: fc.tuple(value, value) }), { minLength: 1, maxLength: 8 }),
  );

const options = fc.record({
  dropNegative: fc.boolean(),
  sortsByCum: fc.boolean(),
  isMean: fc.boolean(),
  nodeCount: fc.constantFrom(0, 0, 1, 3),
  nodeFraction: fc.constantFrom(0, 0.1, 0.3),
  edgeFraction: fc.constantFrom(0, 0.1, 0.3),
});

type Cuts = typeof options extends fc.Arbitrary<infer Value> ? Value : never;

function shownNodes(
  samples: readonly StackSample[],
  cuts: Cuts,
  edges: GraphOptions["edges"],
): readonly string[] {
  const profile = profileOfStacks(samples);
  const [first, second] = profile.samples.values;
  const { graph, originalCount, droppedNodes } = runSteps(
    trimmedGraph({
      ...cuts,
      profile,
      weights: { value: second, divisor: cuts.isMean ? first : undefined },
      isVisual: false,
      isCallTree: false,
      withObjectFiles: false,
      edges,
      bytesUnit: "",
      outputUnit: "minimum",
      trimFiles: same => same,
    }),
  );
  const label = edges === "kinds" ? ({ inEdges }: GraphNode) => labelOf(inEdges) : labelOfEdges;
  return [
    `${originalCount} -${droppedNodes}`,
    ...graph.nodes.map(node => `${node.flat} ${node.cum} ${node.info.name}${label(node)}`),
  ];
}

function labelOf(inEdges: number): string {
  if ((inEdges & INLINED_IN) === 0) return "";
  return (inEdges & CALLED_IN) === 0 ? " (inline)" : " (partial-inline)";
}

/** `internal/report/report.go: TextItems`. */
function labelOfEdges({ incoming }: GraphNode): string {
  const edges = [...incoming.values()];
  if (!edges.some(({ isInline }) => isInline)) return "";
  return edges.some(({ isInline }) => !isInline) ? " (partial-inline)" : " (inline)";
}

const UNCUT: Cuts = {
  dropNegative: false,
  sortsByCum: true,
  isMean: false,
  nodeCount: 0,
  nodeFraction: 0,
  edgeFraction: 0,
};

describe("nodes without edges", () => {
  it("know how they are inlined", () => {
    const samples = parseStacks(`
      main;+fma 1 10
      main;work;+fma 1 3
      main;work;+add 1 3
      other;add 1 1`);
    expect(shownNodes(samples, UNCUT, "kinds")).toEqual([
      "5 -0",
      "0 16 main",
      "13 13 fma (inline)",
      "0 6 work",
      "4 4 add (partial-inline)",
      "0 1 other",
    ]);
  });

  it("go by the first time that a sample passes an edge", () => {
    const inlinedFirst = parseStacks("main;+fma;main;fma 1 5");
    expect(shownNodes(inlinedFirst, UNCUT, "kinds")).toEqual(["2 -0", "5 5 fma (inline)", "0 5 main"]);
    const calledFirst = parseStacks("main;fma;main;+fma 1 5");
    expect(shownNodes(calledFirst, UNCUT, "kinds")).toEqual(["2 -0", "5 5 fma", "0 5 main"]);
  });

  it("are labelled as those of the whole graph are", () => {
    fc.assert(
      fc.property(stacks, options, (samples, cuts) => {
        expect(shownNodes(samples, cuts, "kinds")).toEqual(shownNodes(samples, cuts, "all"));
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});

describe("inlineMarks", () => {
  it("finds what the sums of all edges say", () => {
    const cut = fc.record({ kept: fc.uint8Array({ minLength: 5, maxLength: 5, max: 1 }), least: fc.nat(12) });
    fc.assert(
      fc.property(stacks, fc.option(cut), (samples, chosen) => {
        const profile = profileOfStacks(samples);
        const table = runSteps(nodeTable(profile, false));
        const request: MarkRequest = {
          profile,
          table,
          weights: { value: profile.samples.values[1], divisor: undefined },
          kept: chosen?.kept.slice(0, table.infos.length),
          lightestEdge: BigInt(chosen?.least ?? 0),
        };
        expect(runSteps(inlineMarks(request)).map(onlyInlined)).toEqual(
          runSteps(marksOfEdges(request)).map(onlyInlined),
        );
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});

/** Without an inlined edge nobody asks for called ones. */
const onlyInlined = (marks: number) => ((marks & INLINED_IN) === 0 ? 0 : marks);
