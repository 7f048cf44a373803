import fc from "fast-check";
import { expect, test } from "vitest";
import { StringTable } from "./strings";

test("strings have one identity exactly where their bytes are equal", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3 }),
    fc.constantFrom("main", "main.work", "κ").map(text => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(
      fc.array(bytes, { maxLength: 400 }),
      fc.array(fc.nat(399), { maxLength: 400 }),
      (strings, asked) => {
        const table = new StringTable();
        for (const string of strings) table.add(string, 0, string.length);
        const first = new Map<string, number>();
        for (const index of asked.filter(number => number < strings.length)) {
          const key = strings[index].join(" ");
          if (!first.has(key)) first.set(key, index);
          expect(table.identity(index)).toBe(first.get(key));
        }
      },
    ),
  );
});
