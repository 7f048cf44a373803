import fc from "fast-check";
import { expect, test } from "vitest";
import { profileOfStacks, type StackSample } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { wholeSubject } from "../fixtures/findingsIn";
import { recursion } from "./functions";

const frame = fc.constantFrom("a", "b", "c", "+a", "+b");
const sample: fc.Arbitrary<StackSample> = fc.record({
  frames: fc.array(frame, { maxLength: 90 }).map(frames => ["main", ...frames]),
  values: fc.tuple(fc.integer({ min: -3, max: 9 })),
});

test("the cost of stacks that hold a function so often, inlined or called", () => {
  fc.assert(
    fc.property(
      fc.array(sample, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 63 }),
      (samples, times) => {
        const profile = profileOfStacks(samples);
        let all = 0;
        let deep = 0;
        for (const { frames: names, values } of samples) {
          const weight = Math.abs(values[0]);
          all += weight;
          const bare = names.map(name => name.replace("+", ""));
          const most = Math.max(...bare.map(name => bare.filter(other => other === name).length));
          if (most >= times) deep += weight;
        }
        const found = runSteps(recursion(wholeSubject(profile), times));
        expect(found?.amount).toBeCloseTo(all === 0 ? 0 : deep / all, 10);
      },
    ),
  );
});
