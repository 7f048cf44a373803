import fc from "fast-check";
import { expect, test } from "vitest";
import { goSort } from "./goSort";
import { runSteps } from "./steps";

test("sorts", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 }), numbers => {
      const sorted = [...numbers];
      runSteps(goSort(sorted, (a, b) => a - b));
      expect(sorted).toEqual(numbers.toSorted((a, b) => a - b));
    }),
  );
});
