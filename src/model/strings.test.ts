import fc from "fast-check";
import { expect, test } from "vitest";
import { StringTable } from "./strings";

const MB = 1 << 20;
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => 97 + (index % 26));

test("strings of any length come back, also those longer than a page of 1 MB", () => {
  const lengths = [0, 5, MB - 5, 1, 0, 3 * MB + 17, 4, 0, MB, MB, 2, MB + 1, 0, 3];
  const table = new StringTable();
  for (const length of lengths) {
    const buffer = bytesOf(length + 2);
    table.add(buffer, 1, length + 1);
    buffer.fill(0);
  }
  expect(table.count).toBe(lengths.length);
  for (const [index, length] of lengths.entries()) {
    expect(Buffer.compare(table.bytes(index), bytesOf(length + 1).subarray(1)), `${index}`).toBe(0);
    expect([table.text(index).length, table.isEmpty(index)]).toEqual([length, length === 0]);
  }
});

test("two strings have one key exactly when their bytes are equal", () => {
  const text = fc.constantFrom("", "a", "\uFEFFa", "\uFFFD", "\u0000bytes:ÿ", "\uFFFDÿ", "ÿ");
  const bytes = fc.oneof(
    text.map(value => new TextEncoder().encode(value)),
    fc.uint8Array({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(bytes, bytes, (first, second) => {
      const table = new StringTable();
      table.add(first, 0, first.length);
      table.add(second, 0, second.length);
      expect(table.key(0) === table.key(1)).toBe(Buffer.compare(first, second) === 0);
    }),
    { numRuns: 300, endOnFailure: true },
  );
});

test("a byte order mark is part of the text, and broken UTF-8 shows as such", () => {
  const table = new StringTable();
  for (const bytes of [
    [0xef, 0xbb, 0xbf, 0x61],
    [0x61, 0xff],
  ])
    table.add(Uint8Array.from(bytes), 0, bytes.length);
  expect([table.text(0), table.text(1)]).toEqual(["\uFEFFa", "a\uFFFD"]);
});
