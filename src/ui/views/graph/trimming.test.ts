import { describe, expect, test } from "vitest";
import { trimmingOf, withFraction, withNodeCount } from "./trimming";

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
