import { expect, test } from "vitest";
import { briefText } from "./briefText";

test("what cannot be seen is written out", () => {
  expect(briefText("a\u202Eb\nc")).toBe("a\\u202eb\\x0ac");
});

test("a text of a megabyte keeps its ends, in no time", () => {
  const shown = briefText(`begin${"n".repeat(1 << 20)}end`);
  expect(shown).toMatch(/^beginn+…n+end$/);
  expect(shown).toHaveLength(500);
});

test("no character is cut in two", () => {
  for (const length of [499, 500, 501, 1000, 1001, 2000, 2001]) {
    expect(briefText(`x${"👩".repeat(length)}`)).not.toMatch(/\p{Surrogate}/u);
  }
});

test("a text that fits stays", () => {
  expect(briefText("n".repeat(500))).toBe("n".repeat(500));
  expect(briefText("n".repeat(501))).toContain("…");
});
