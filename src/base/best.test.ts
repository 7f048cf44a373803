import fc from "fast-check";
import { expect, test } from "vitest";
import { Best } from "./best";

test("the first few of many are those of the sorted whole", () => {
  const items = fc.uniqueArray(fc.integer(), { maxLength: 200 });
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 30 }), (all, limit) => {
      const compare = (a: number, b: number) => a - b;
      const best = new Best<number>(limit, compare);
      for (const item of all) best.offer(item);
      expect(best.inOrder()).toEqual(all.toSorted(compare).slice(0, limit));
    }),
  );
});
