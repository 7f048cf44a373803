import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedTexts } from "./sortedTexts";
import { runSteps } from "./steps";

test("sorts as the language does, however many there are", () => {
  const text = fc.string({ unit: "binary", maxLength: 3 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 50 }), fc.integer({ min: 0, max: 20_000 }), (few, count) => {
      const many = Array.from({ length: few.length === 0 ? 0 : count }, (_, index) => {
        const first = few[(index * 7919) % few.length];
        return `${first}${(index * 104_729) % 1013}`;
      });
      expect(runSteps(sortedTexts(many))).toEqual(many.toSorted());
    }),
    { numRuns: 20 },
  );
});
