import { describe, expect, it } from "vitest";
import { parseBoolean, parseFloating, parseInteger } from "./goValues";

// What google/pprof said to -nodecount=…, -divide_by=… and -top=….
describe("integers as Go reads them", () => {
  it.each([
    ["0", 0],
    ["-3", -3],
    ["+5", 5],
    ["010", 8],
    ["0o17", 15],
    ["0x1F", 31],
    ["0x_1f", 31],
    ["0b11", 3],
    ["1_000", 1000],
    ["00", 0],
    ["9223372036854775807", 2 ** 63],
  ])("%s", (text, value) => {
    expect(parseInteger(text)).toEqual({ ok: true, value });
  });

  it.each(["", " 5", "x", "08", "0_8", "_1", "1_", "1__0", "1f", "0x", "0b2", "5.0", "1e3", "--1"])(
    "%j is none",
    text => {
      expect(parseInteger(text)).toEqual({ ok: false, error: "parse error" });
    },
  );

  it.each(["9223372036854775808", "-9223372036854775809", "99999999999999999999"])("%s is too far", text => {
    expect(parseInteger(text)).toEqual({ ok: false, error: "value out of range" });
  });
});

describe("numbers as Go reads them", () => {
  it.each([
    ["0.005", 0.005],
    [".5", 0.5],
    ["5.", 5],
    ["-1e-3", -0.001],
    ["1_0.5", 10.5],
    ["inf", Infinity],
    ["-Infinity", -Infinity],
    ["NaN", NaN],
  ])("%s", (text, value) => {
    expect(parseFloating(text)).toEqual({ ok: true, value });
  });

  it.each(["", ".", "1e", "e5", "+nan", "0x10", "1.2.3", "1,5", " 1"])("%j is none", text => {
    expect(parseFloating(text)).toEqual({ ok: false, error: "parse error" });
  });

  it("has an end", () => {
    expect(parseFloating("1e999")).toEqual({ ok: false, error: "value out of range" });
  });
});

it("has Go's words for true and false", () => {
  for (const text of ["1", "t", "T", "TRUE", "true", "True"])
    expect(parseBoolean(text)).toEqual({ ok: true, value: true });
  for (const text of ["0", "f", "F", "FALSE", "false", "False"])
    expect(parseBoolean(text)).toEqual({ ok: true, value: false });
  for (const text of ["", "yes", "no", "tRue", "2"])
    expect(parseBoolean(text)).toEqual({ ok: false, error: "parse error" });
});
