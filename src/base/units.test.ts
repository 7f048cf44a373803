import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixed2 } from "./goNumbers";
import { byteCountText, percentText, scaleValue, unitsAreCompatible, valueText } from "./units";

// google/pprof, internal/measurement/measurement_test.go: TestScale.
describe("scaleValue", () => {
  test.each([
    [1, "s", "ms", 1000, "ms"],
    [1, "kb", "b", 1024, "B"],
    [1, "kbyte", "b", 1024, "B"],
    [1, "kilobyte", "b", 1024, "B"],
    [1, "mb", "kb", 1024, "kB"],
    [1, "gb", "mb", 1024, "MB"],
    [1024, "gb", "tb", 1, "TB"],
    [1024, "tb", "pb", 1, "PB"],
    [2048, "mb", "auto", 2, "GB"],
    [3.1536e7, "s", "auto", 8760, "hrs"],
    [-1, "s", "ms", -1000, "ms"],
    [1, "μs", "ms", 0.001, "ms"],
    [2000, "μs", "auto", 2, "ms"],
    [1, "μS", "ns", 1000, "ns"],
    [1, "us", "μs", 1, "us"],
    [1, "foo", "count", 1, ""],
    [1, "foo", "bar", 1, "bar"],
    [2000, "count", "count", 2000, ""],
    [2000, "count", "auto", 2000, ""],
    [2000, "count", "minimum", 2000, ""],
    [8e10, "nanogcu", "petagcus", 8e-14, "P*GCU"],
    [1.5e10, "microGCU", "teraGCU", 1.5e-8, "T*GCU"],
    [3e6, "milliGCU", "gigagcu", 3e-6, "G*GCU"],
    [1000, "kilogcu", "megagcu", 1, "M*GCU"],
    [2000, "GCU", "kiloGCU", 2, "k*GCU"],
    [7, "megaGCU", "gcu", 7e6, "GCU"],
    [5, "gigagcus", "milligcu", 5e12, "m*GCU"],
    [7, "teragcus", "microGCU", 7e18, "u*GCU"],
    [1, "petaGCU", "nanogcus", 1e24, "n*GCU"],
    [100, "NanoGCU", "auto", 100, "n*GCU"],
    [5000, "nanogcu", "auto", 5, "u*GCU"],
    [3000, "MicroGCU", "auto", 3, "m*GCU"],
    [4000, "MilliGCU", "auto", 4, "GCU"],
    [4000, "GCU", "auto", 4, "k*GCU"],
    [5000, "KiloGCU", "auto", 5, "M*GCU"],
    [6000, "MegaGCU", "auto", 6, "G*GCU"],
    [7000, "GigaGCU", "auto", 7, "T*GCU"],
    [8000, "TeraGCU", "auto", 8, "P*GCU"],
    [9000, "PetaGCU", "auto", 9000, "P*GCU"],
  ])("%d %s in %s = %d %s", (value, from, to, expected, unit) => {
    const scaled = scaleValue(value, from, to);
    expect(scaled.unit).toBe(unit);
    expect(Math.abs(scaled.value - expected) / Math.abs(expected)).toBeLessThan(1e-12);
  });
});

// google/pprof, internal/measurement/measurement_test.go: TestCommonValueType, and units of no family.
describe("unitsAreCompatible", () => {
  test.each([
    ["ms", "μs", true],
    ["μs", "s", true],
    ["μs", "kb", false],
    ["count", "count", true],
    ["count", "counts", false],
    ["nanoseconds", "ns", true],
  ])("%s and %s: %s", (first, second, expected) => expect(unitsAreCompatible(first, second)).toBe(expected));
});

// The reference's examples (§3.5, §3.6), printed by google/pprof.
describe("texts of values and shares", () => {
  test.each([
    [1100, "ms", "auto", "1.10s"],
    [1_000_000, "B", "auto", "976.56kB"],
    [1_000_000, "B", "MB", "0.95MB"],
    [1000, "ms", "auto", "1s"],
    [0, "ms", "auto", "0"],
    [-1, "B", "PB", "0"],
    [5, "count", "seconds", "5seconds"],
    [5, "count", "auto", "5"],
    [1, "s", "nonsense", "1s"],
  ])("%d %s in %s: %s", (value, from, to, expected) => expect(valueText(value, from, to)).toBe(expected));

  test.each([
    [0.9009, 100, "0.9%"],
    [0.0123456, 100, "0.012%"],
    [0.000012345, 100, "1.2e-05%"],
    [0, 7, "0%"],
    [7, 0, "0%"],
    [9995, 10_000, "100%"],
    [10_005, 10_000, "100%"],
    [10_006, 10_000, "100.06%"],
    [-50, 100, "50.00%"],
    [99_949, 100_000, "99.95%"],
  ])("%d of %d: %s", (value, total, expected) => expect(percentText(value, total)).toBe(expected));

  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1500, "1.50 kB"],
    [12_345_678, "12.3 MB"],
    [999_600, "1.00 MB"],
    [5e15, "5000 TB"],
  ])("%d bytes: %s", (bytes, expected) => expect(byteCountText(bytes)).toBe(expected));
});

/** Two decimals of a dyadic number, ties to even, in whole numbers throughout. */
function exactFixed2(eighths: bigint): string {
  const numerator = eighths * 25n;
  const floor = numerator / 2n;
  const isTie = numerator % 2n === 1n;
  const hundredths = isTie && floor % 2n === 1n ? floor + 1n : floor;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

test("ties of every size go to the even digit, as Go's do", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 53n), eighths => {
      expect(fixed2(Number(eighths) / 8)).toBe(exactFixed2(eighths));
    }),
    { endOnFailure: true },
  );
});

test("the smallest int64 has no positive counterpart, so that no larger unit fits it", () => {
  expect(valueText(-(2 ** 63), "bytes")).toBe("-9223372036854775808B");
});
