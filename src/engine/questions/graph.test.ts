import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import { sampleTypeIndex } from "../../analysis/sampleIndex";
import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { LoadedProfile } from "../loaded";
import type { GraphAnswer, QueryOptions } from "../protocol";
import { answerGraph } from "./graph";

async function graphOf(
  profile: Profile,
  options: QueryOptions = {},
  sampleTypeIndex = 0,
): Promise<GraphAnswer> {
  const question = { kind: "graph", sampleTypeIndex, options } as const;
  const steps = await answerGraph(new LoadedProfile(profile, profile), question);
  if (!steps.ok) throw new Error(steps.error.message);
  const answer = runSteps(steps.value);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

function defaultType(profile: Profile): number {
  const index = sampleTypeIndex(profile, "");
  if (!index.ok) throw new Error(index.error);
  return index.value;
}

const stacks = (text: string) => profileOfStacks(parseStacks(text));

/** `name (value)` per node and `caller -> callee (value)` per edge: pprof's tooltips. */
function tooltips({ nodes, edges }: GraphAnswer): { nodes: string[]; edges: string[] } {
  return {
    nodes: nodes.name.map((name, row) => `${name} (${nodes.cumText[row]})`),
    edges: edges.weightText.map((text, edge) => {
      const arrow = edges.isResidual[edge] === 1 ? "..." : "->";
      return `${nodes.name[edges.source[edge]]} ${arrow} ${nodes.name[edges.destination[edge]]} (${text})`;
    }),
  };
}

/** The same, read from what pprof printed. */
function recordedTooltips(dot: string): { nodes: string[]; edges: string[] } {
  const read = (line: RegExp) =>
    dot
      .split("\n")
      .filter(text => line.test(text))
      .map(text => (/ tooltip="((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? "").replace(/\\(["\\])/g, "$1"));
  return { nodes: read(/^N\d+ \[/), edges: read(/^N\d+ -> N\d+ \[/) };
}

describe("the graph's nodes and edges", () => {
  test.each(["go-cpu", "go-heap", "go-mutex", "node-cpu", "rust-cpu", "cpp-cpu"])(
    "of %s are pprof's, in its order and with its figures",
    async name => {
      const recorded = readFileSync(`examples/oracle/expected/reports/${name}.dot.txt.gz`);
      const profile = await openFile(`public/examples/${name}.pb.gz`);
      const answer = await graphOf(profile, {}, defaultType(profile));
      expect(tooltips(answer)).toEqual(recordedTooltips(gunzipSync(recorded).toString()));
      expect(answer.nodes.name.length).toBeGreaterThan(5);
      // Every node is a frame of the page's other views.
      expect(answer.nodes.frameIds.every(frames => frames.length > 0)).toBe(true);
    },
  );

  test("know inlined calls, and those over functions that are not shown", async () => {
    const { nodes, edges } = await graphOf(stacks("main;a;leaf 3\nmain;b;leaf 4\nmain;c;leaf 5\nmain;+d 8"), {
      nodefraction: 0.3,
    });
    const rows = edges.weightText.map(
      (text, edge) =>
        `${nodes.name[edges.source[edge]]} ${nodes.name[edges.destination[edge]]} ${text} ${edges.isInline[edge]}${edges.isResidual[edge]}`,
    );
    expect(rows.toSorted()).toEqual(["main d 8 10", "main leaf 12 01"]);
  });

  test("share a name in a call tree", async () => {
    const { nodes } = await graphOf(stacks("main;a;leaf 10\nmain;b;leaf 20"), { call_tree: true });
    expect(nodes.name.filter(name => name === "leaf")).toHaveLength(2);
    expect(nodes.frameIds.filter((_, row) => nodes.name[row] === "leaf")).toEqual([
      nodes.frameIds[nodes.name.indexOf("leaf")],
      nodes.frameIds[nodes.name.indexOf("leaf")],
    ]);
  });

  test("and what was left out is counted", async () => {
    const wide = stacks(Array.from({ length: 30 }, (_, index) => `main;f${index} ${index + 100}`).join("\n"));
    const { nodes, nodesBeforeCount } = await graphOf(wide, { nodecount: 10 });
    expect([nodes.name.length, nodesBeforeCount]).toEqual([10, 31]);
    const trimmed = await graphOf(stacks("main;big 999\nmain;small 1"));
    expect([trimmed.droppedNodes, trimmed.nodes.name.toSorted()]).toEqual([1, ["big", "main"]]);
  });

  test("are none where filters leave nothing", async () => {
    const answer = await graphOf(stacks("main;work 10"), { focus: "nothing" });
    expect([answer.nodes.name.length, answer.edges.source.length]).toEqual([0, 0]);
  });

  test("an expression that is none is a problem", async () => {
    await expect(graphOf(stacks("main 1"), { focus: "(" })).rejects.toThrow("missing closing )");
  });
});
