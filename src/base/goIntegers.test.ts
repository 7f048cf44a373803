import { describe, expect, test } from "vitest";
import { parseInt64, parseUint64 } from "./goIntegers";

const MOST = 2n ** 63n - 1n;

// Go's own cases: internal/strconv/atoi_test.go.
describe("as strconv.ParseInt and ParseUint of Go", () => {
  test.each<[string, bigint]>([
    ["0", 0n],
    ["-0", 0n],
    ["+7", 7n],
    ["012345", 0o12345n],
    ["-0X12345", -0x12345n],
    ["0b101", 5n],
    ["0o17", 15n],
    ["-0x_1_2_3_4_5", -0x12345n],
    ["-0_1_2_3_4_5", -0o12345n],
    ["9223372036854775807", MOST],
    ["-9223372036854775808", -MOST - 1n],
  ])("%s in the base that its prefix says", (text, value) => {
    expect(parseInt64(text, 0)).toEqual({ ok: true, value });
  });

  test.each([
    "",
    "-",
    "12345x",
    "_0x12345",
    "0x__12345",
    "0x1__2345",
    "0x12345_",
    "09",
    "0x",
    "0b2",
    "--1",
    " 1",
  ])("%j is no number", text => {
    expect(parseInt64(text, 0)).toEqual({ ok: false, error: "invalid syntax" });
  });

  test("what is too large is told from what is no number", () => {
    const tooLarge = { ok: false, error: "value out of range" };
    expect(parseInt64("9223372036854775808", 0)).toEqual(tooLarge);
    expect(parseInt64("-9223372036854775809", 10)).toEqual(tooLarge);
    expect(parseUint64("0x10000000000000000", 0)).toEqual(tooLarge);
    expect(parseUint64("ffffffffffffffff", 16)).toEqual({ ok: true, value: 2n ** 64n - 1n });
  });

  test("a given base takes neither prefix nor underscore", () => {
    const wrong = { ok: false, error: "invalid syntax" };
    for (const text of ["0x1", "1_0", "", "g"]) expect(parseUint64(text, 16)).toEqual(wrong);
    expect(parseInt64("007", 10)).toEqual({ ok: true, value: 7n });
    expect(parseUint64("-1", 10)).toEqual(wrong);
  });
});
