import fc from "fast-check";
import { expect, test } from "vitest";
import { shownValue, shownUnit } from "./shownValue";
import { valueText } from "./units";

test("known units, and short ones that can be seen, read as pprof has them", () => {
  const unit = fc.oneof(
    fc.constantFrom("nanoseconds", "microseconds", "bytes", "count", "", "samples"),
    fc.stringMatching(/^[a-z]{1,24}$/),
  );
  fc.assert(
    fc.property(fc.integer(), unit, (value, unit) => {
      expect(shownValue(value, unit)).toBe(valueText(value, unit));
    }),
  );
});

test("a unit that is made of anything turns nothing round and fills nothing", () => {
  expect(shownValue(7, "a\u202Eb", "a\u202Eb")).toBe(String.raw`7a\u202eb`);
  const long = "n".repeat(1 << 20);
  expect(shownValue(7, long, long)).toBe(`7${"n".repeat(23)}…`);
  expect(shownUnit("\u202E".repeat(100))).toHaveLength(24);
});
