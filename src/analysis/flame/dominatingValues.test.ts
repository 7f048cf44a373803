import fc from "fast-check";
import { expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { profileOfStacks } from "../fixtures/stackText";
import { functionFrames } from "../frames";
import { dominatingValues } from "./dominatingValues";
import { layoutFlame } from "./layout";
import { FlameTree } from "./tree";

const valued = fc.array(
  fc.record({
    frames: fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 }),
    values: fc.tuple(fc.integer({ min: -20, max: 20 })),
    label: fc.integer({ min: NONE, max: 3 }),
  }),
  { minLength: 1, maxLength: 40 },
);

test("no value has more weight below a node than the one that dominates it", () => {
  fc.assert(
    fc.property(valued, fc.integer({ min: 1, max: 30 }), (samples, depthLimit) => {
      const profile = profileOfStacks(samples);
      const frames = functionFrames(profile);
      const tree = new FlameTree(profile, frames, profile.samples.values[0].values);
      const range = { from: 0, to: 1, widthPx: 1e9, depthLimit };
      const layout = runSteps(layoutFlame(tree, range));
      const labels = Int32Array.from(samples, ({ label }) => label);
      const { ofNode, totals } = runSteps(dominatingValues(tree, labels));
      const paths: string[][] = [[]];
      for (let box = 0; box < layout.boxCount; box++) {
        const node = layout.node[box];
        if (box > 0) paths[box] = [...paths[layout.parent[box]], frames.printableName(tree.frame[node])];
        const weights = new Map<number, number>();
        for (const { frames: names, values, label } of samples) {
          if (values[0] === 0 || paths[box].some((name, depth) => names[depth] !== name)) continue;
          weights.set(label, (weights.get(label) ?? 0) + Math.abs(values[0]));
        }
        if (weights.size === 0) expect(ofNode[node]).toBe(NONE);
        else expect(weights.get(ofNode[node])).toBe(Math.max(...weights.values()));
        if (box === 0) expect(new Map(totals)).toEqual(weights);
      }
    }),
    { numRuns: 300 },
  );
});
