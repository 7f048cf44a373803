import fc from "fast-check";
import { expect, test } from "vitest";
import { sortInSteps } from "./sortInSteps";
import { runSteps } from "./steps";

test("sorts as arrays do, keeping the order of equals, for any length", () => {
  const key = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
  const length = fc.oneof(fc.nat(200), fc.constantFrom(4095, 4096, 4097, 8192, 20_000, 12_289));
  fc.assert(
    fc.property(key, length, (keys, count) => {
      const keyOf = (number: number) => keys[(number * 7919) % keys.length] ?? 0;
      const compare = (one: number, other: number) => keyOf(one) - keyOf(other);
      const numbers = Uint32Array.from({ length: count }, (_, index) => (index * 31) % count);
      const expected = [...numbers].toSorted(compare);
      expect([...runSteps(sortInSteps(numbers, compare))]).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a long sort pauses", () => {
  const numbers = Uint32Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_003);
  let pauses = 0;
  const steps = sortInSteps(numbers, (one, other) => one - other);
  while (!steps.next().done) pauses++;
  expect(pauses).toBeGreaterThan(24);
});
