import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedDouble, HASH_START, HashedRows, hashWith } from "./hashedRows";

/** Few hashes for many texts, so that rows of one hash follow each other. */
const hashOf = (text: string, kinds: number) => hashWith(HASH_START, text.length % kinds);

test("rows are found as in a map, however many share a hash", () => {
  const texts = fc.array(fc.string({ maxLength: 20 }), { maxLength: 600 });
  fc.assert(
    fc.property(
      texts,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 400 }),
      (all, kinds, room) => {
        const rows = new HashedRows(room);
        const known: string[] = [];
        const expected = new Map<string, number>();
        for (const text of all) {
          let row = rows.first(hashOf(text, kinds));
          while (row >= 0 && known[row] !== text) row = rows.next();
          expect(row).toBe(expected.get(text) ?? -1);
          if (row >= 0) continue;
          expect(rows.add()).toBe(known.length);
          expected.set(text, known.length);
          known.push(text);
          expect(rows.count).toBe(known.length);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("more rows than there was room for", () => {
  const rows = new HashedRows(0);
  for (let number = 0; number < 5000; number++) {
    expect(rows.first(hashWith(HASH_START, number))).toBe(-1);
    rows.add();
  }
  for (let number = 0; number < 5000; number++) expect(rows.first(hashWith(HASH_START, number))).toBe(number);
});

test("a number's hash is the same however it was made, and tells numbers beyond 32 bits apart", () => {
  expect(foldedDouble(-0)).toBe(foldedDouble(0));
  const hashes = new Set(Array.from({ length: 1000 }, (_, index) => foldedDouble(index * 2 ** 32)));
  expect(hashes.size).toBe(1000);
});
