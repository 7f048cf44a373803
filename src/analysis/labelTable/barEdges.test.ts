import fc from "fast-check";
import { expect, test } from "vitest";
import { barEdges } from "./barEdges";

const spread = (numbers: readonly number[], isCrowded: boolean) => ({
  min: Math.min(...numbers),
  max: Math.max(...numbers),
  minPositive: Math.min(Infinity, ...numbers.filter(number => number > 0)),
  isCrowded,
});

test.each([
  ["one number", [7], false, "7 8"],
  ["close numbers", [1, 5], false, "1 2 3 4 5 6"],
  ["further apart, in round steps", [3, 47], false, "0 5 10 15 20 25 30 35 40 45 50"],
  ["bytes, in powers of two", [100, 900], true, "64 128 192 256 320 384 448 512 576 640 704 768 832 896 960"],
  ["far apart, in growing steps", [3, 1200], false, "2 5 10 20 50 100 200 500 1000 2000"],
  ["bytes far apart", [16, 5000], true, "16 32 64 128 256 512 1024 2048 4096 8192"],
  ["0 far below the rest", [0, 1, 200], false, "0 1 2 5 10 20 50 100 200 500"],
  ["a mark below 0", [-1, 1, 200], false, "-1 0 1 2 5 10 20 50 100 200 500"],
  ["on both sides of 0", [-40, 30], false, "-40 -35 -30 -25 -20 -15 -10 -5 0 5 10 15 20 25 30 35"],
])("%s", (_, numbers, isBinary, edges) => {
  expect(barEdges(spread(numbers, true), isBinary).join(" ")).toBe(edges);
});

test("steps stay equal where the numbers are spread evenly", () => {
  expect(barEdges(spread([1, 1000], false), false).slice(0, 3)).toEqual([0, 100, 200]);
});

test("any numbers fit into at most 20 bars, which ascend", () => {
  const int64 = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(Number);
  const number = fc.oneof(fc.integer({ min: -3, max: 300 }), int64);
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.boolean(),
      (numbers, isCrowded, isBinary) => {
        const edges = barEdges(spread(numbers, isCrowded), isBinary);
        expect(edges.length).toBeLessThanOrEqual(21);
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        expect(new Set(edges).size).toBe(edges.length);
        expect(edges[0]).toBeLessThanOrEqual(Math.min(...numbers));
        expect(edges.at(-1)).toBeGreaterThan(Math.max(...numbers));
      },
    ),
  );
});
