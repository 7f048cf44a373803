import { describe, expect, test } from "vitest";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { LoadedProfile } from "../../engine/loaded";
import type { GraphAnswer } from "../../engine/protocol";
import { answerGraph } from "../../engine/questions/graph";
import { NONE } from "../../model/profile";
import { GraphNeighbours, type GraphMove, moved } from "./neighbours";

async function graphOf(text: string): Promise<GraphAnswer> {
  const profile = profileOfStacks(parseStacks(text));
  const steps = await answerGraph(new LoadedProfile(profile, profile), {
    kind: "graph",
    sampleTypeIndex: 0,
    options: {},
  });
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Where moves lead, from a function on. */
async function walk(text: string, from: string, ...moves: GraphMove[]): Promise<string> {
  const answer = await graphOf(text);
  const neighbours = new GraphNeighbours(answer);
  let cursor = { row: answer.nodes.name.indexOf(from), via: NONE };
  for (const move of moves) cursor = moved(neighbours, cursor, move);
  return answer.nodes.name[cursor.row];
}

const WORK = "main;work;alloc 50\nmain;work;copy 20\nmain;idle 30\nother;copy 10";

describe("moving along the edges", () => {
  test.each<[string, GraphMove[], string]>([
    ["main", ["callee"], "work"],
    ["main", ["callee", "right"], "idle"],
    ["main", ["callee", "right", "right"], "idle"],
    ["main", ["callee", "right", "left"], "work"],
    ["main", ["left"], "main"],
    ["main", ["right"], "other"],
    ["main", ["caller"], "main"],
    ["main", ["deepest"], "alloc"],
    ["copy", ["caller"], "work"],
    // Back the way it came, though another caller is heavier.
    ["other", ["callee", "caller"], "other"],
    ["alloc", ["callee"], "alloc"],
  ])("from %s %j leads to %s", async (from, moves, to) => {
    expect(await walk(WORK, from, ...moves)).toBe(to);
  });

  test("recursion is no trap", async () => {
    const recursive = "main;a;b;a;b;a 10\nmain;a;a;c 3";
    expect(await walk(recursive, "main", "deepest")).toBe("b");
    expect(await walk(recursive, "main", "callee")).toBe("a");
  });
});
