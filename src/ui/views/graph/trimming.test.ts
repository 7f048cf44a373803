import { describe, expect, test } from "vitest";
import { hiddenSentences, trimmingOf, withFraction, withNodeCount } from "./trimming";

describe("how the graph is cut", () => {
  test("by pprof's own rules, where nobody says otherwise", () => {
    expect(trimmingOf({})).toEqual({ nodeCount: 80, nodePercent: 0.5, edgePercent: 0.1 });
    expect(withNodeCount({ nodecount: 20 }, 80)).toEqual({});
    expect(withFraction({ nodefraction: 0.2 }, "nodefraction", 0.5)).toEqual({});
  });

  test("all nodes are nodecount 0, as in pprof", () => {
    expect(trimmingOf({ nodecount: 0 }).nodeCount).toBe(Infinity);
    expect(withNodeCount({}, Infinity)).toEqual({ nodecount: 0 });
  });

  test("what is left out is counted, on a phone in one sentence", () => {
    const answer = (nodesBeforeCount: number, droppedNodes: number, droppedEdges: number) => ({
      nodes: { name: ["main", "parse"] },
      nodesBeforeCount,
      droppedNodes,
      droppedEdges,
    });
    expect(hiddenSentences(answer(189, 614, 8), false)).toEqual([
      "187 more nodes (nodecount)",
      "614 nodes under nodefraction",
      "8 edges under edgefraction",
    ]);
    expect(hiddenSentences(answer(189, 614, 8), true)).toEqual(["801 nodes, 8 edges trimmed"]);
    expect(hiddenSentences(answer(2, 0, 1), true)).toEqual(["1 edge trimmed"]);
    expect([true, false].map(isShort => hiddenSentences(answer(2, 0, 0), isShort))).toEqual([[], []]);
  });

  test("fractions are short numbers in the link", () => {
    for (let step = 0; step <= 50; step++) {
      const { nodefraction } = withFraction({}, "nodefraction", step * 0.1);
      expect(String(nodefraction ?? 0.005).length).toBeLessThan(7);
    }
  });

  test("without trim nothing is left out until somebody cuts", () => {
    expect(trimmingOf({ trim: false })).toEqual({ nodeCount: Infinity, nodePercent: 0, edgePercent: 0 });
    expect(withNodeCount({ trim: false, focus: "a" }, 50)).toEqual({
      focus: "a",
      nodecount: 50,
      nodefraction: 0,
      edgefraction: 0,
    });
  });
});
