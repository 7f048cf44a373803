import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GrowingLabels } from "./labels";
import { LabelSets } from "./labelSets";

/** `text` is 0 for a numeric label. */
interface Label {
  readonly key: number;
  readonly text: number;
  readonly number: number;
  readonly unit: number;
  readonly exact?: bigint;
}

const label: fc.Arbitrary<Label> = fc.oneof(
  fc.record({
    key: fc.integer({ min: 1, max: 3 }),
    text: fc.integer({ min: 1, max: 2 }),
    number: fc.constant(0),
    unit: fc.constantFrom(0, 1),
  }),
  fc.record({
    key: fc.integer({ min: 1, max: 3 }),
    text: fc.constant(0),
    number: fc.constantFrom(0, 1, -1, 2 ** 32, 2 ** 40 + 1),
    unit: fc.constantFrom(0, 1),
  }),
  fc.constantFrom(2n ** 60n, 2n ** 60n + 1n, -(2n ** 63n)).map(exact => ({
    key: 1,
    text: 0,
    number: Number(exact),
    unit: 0,
    exact,
  })),
);

/** The labels as texts, key by key: what equal sets have in common. */
function canonical(labels: readonly Label[]): string {
  const lists = new Map<string, string[]>();
  for (const { key, text, number, unit, exact } of labels) {
    const name = `${text === 0 ? "number" : "text"} ${key}`;
    const value = text === 0 ? `${exact ?? number} ${unit}` : `${text}`;
    lists.set(name, [...(lists.get(name) ?? []), value]);
  }
  return JSON.stringify([...lists].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function setsOf(labels: readonly Label[]): LabelSets {
  const columns: GrowingLabels = {
    key: Uint16Array.from(labels, ({ key }) => key),
    text: Uint16Array.from(labels, ({ text }) => text),
    number: Float64Array.from(labels, ({ number }) => number),
    unit: Uint16Array.from(labels, ({ unit }) => unit),
    exactNumbers: new Map(
      labels.flatMap(({ exact }, index) => (exact === undefined ? [] : [[index, exact] as const])),
    ),
  };
  return new LabelSets(columns);
}

function compare(
  first: readonly Label[],
  second: readonly Label[],
): { areEqual: boolean; haveOneHash: boolean } {
  const sets = setsOf([...first, ...second]);
  const [middle, end] = [first.length, first.length + second.length];
  return {
    areEqual: sets.areEqual(0, middle, middle, end),
    haveOneHash: sets.hash(7, 0, middle) === sets.hash(7, middle, end),
  };
}

describe("labels of two samples are equal when every key has the same values in the same order", () => {
  test("any two sets", () => {
    let equalCount = 0;
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), fc.array(label, { maxLength: 4 }), (first, second) => {
        const isExpected = canonical(first) === canonical(second);
        const { areEqual, haveOneHash } = compare(first, second);
        expect(areEqual).toBe(isExpected);
        if (isExpected) expect(haveOneHash).toBe(true);
        if (isExpected) equalCount++;
      }),
      { numRuns: 3000 },
    );
    expect(equalCount).toBeGreaterThan(0);
  });

  test("one set in two orders, short or long", () => {
    const shuffled = fc
      .array(label, { maxLength: 60 })
      .chain(labels =>
        fc.tuple(
          fc.constant(labels),
          fc.shuffledSubarray(labels, { minLength: labels.length, maxLength: labels.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([first, second]) => {
        const isExpected = canonical(first) === canonical(second);
        const { areEqual, haveOneHash } = compare(first, second);
        expect(areEqual).toBe(isExpected);
        if (isExpected) expect(haveOneHash).toBe(true);
        // Sorting by list keeps every list's order.
        const byKey = first.toSorted((a, b) => b.key - a.key || Number(a.text === 0) - Number(b.text === 0));
        expect(compare(first, byKey)).toEqual({ areEqual: true, haveOneHash: true });
      }),
      { numRuns: 500 },
    );
  });
});
