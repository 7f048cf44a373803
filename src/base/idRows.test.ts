import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IdRows } from "./idRows";

const low = (id: bigint) => Number(id & 0xffffffffn);
const high = (id: bigint) => Number(id >> 32n);

const id = fc.oneof(
  fc.bigInt(0n, 40n),
  fc.bigInt(1000n, 1100n),
  fc.bigInt(4000n, 20_000n),
  fc.bigInt(0n, 5n).map(value => (value << 32n) | 9n),
  fc.bigInt(0n, 2n ** 64n - 1n),
);

describe("ids get rows in order of first appearance", () => {
  test("as in a map, whatever the ids", () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 300 }), ids => {
        const rows = new IdRows();
        const expected = new Map<bigint, number>();
        for (const value of ids) {
          expect(rows.find(low(value), high(value))).toBe(expected.get(value) ?? -1);
          if (!expected.has(value)) expected.set(value, expected.size);
          expect(rows.findOrAdd(low(value), high(value))).toBe(expected.get(value));
          expect(rows.count).toBe(expected.size);
        }
        for (const [value, row] of expected) expect(rows.find(low(value), high(value))).toBe(row);
      }),
      { numRuns: 50, endOnFailure: true },
    );
  }, 30_000);

  test("also those first too far out for the table that then grows over them", () => {
    const rows = new IdRows();
    expect(rows.findOrAdd(9000, 0)).toBe(0);
    for (let value = 1; value <= 3000; value++) rows.findOrAdd(value, 0);
    expect(rows.dense.length).toBeLessThanOrEqual(9000);
    rows.findOrAdd(5000, 0);
    for (let value = 3001; value < 4000; value++) rows.findOrAdd(value, 0);
    rows.findOrAdd(12_000, 0);
    expect(rows.dense.length).toBeGreaterThan(9000);
    expect(rows.find(9000, 0)).toBe(0);
    expect(rows.findOrAdd(9000, 0)).toBe(0);
    expect(rows.find(9000, 1)).toBe(-1);
  });

  test("in time that does not depend on who chose them", () => {
    // Each of these wanted one and the same slot of an earlier hash.
    const rows = new IdRows();
    for (let value = 1; value <= 100_000; value++) rows.findOrAdd(Math.imul(value, 0x9e3779b1) >>> 0, value);
    expect(rows.count).toBe(100_000);
  });
});
