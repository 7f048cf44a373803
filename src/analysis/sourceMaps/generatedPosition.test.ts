import { expect, test } from "vitest";
import { generatedPosition, renamedAnonymous } from "./generatedPosition";

const packed = (line: number, column: number) => column * 2 ** 32 + line;

test.each([
  [7, 5, "f", { line: 7, column: 5 }],
  [packed(7, 5), 0, "f", { line: 7, column: 5 }],
  [packed(1, 1_000_000), 0, "f", { line: 1, column: 1_000_000 }],
  [7, 0, "(anonymous:L#7:C#30)", { line: 7, column: 30 }],
  // The function's own place; this is another.
  [8, 0, "(anonymous:L#7:C#30)", { line: 8, column: 0 }],
  [7, 0, "f", { line: 7, column: 0 }],
  [0, 0, "(anonymous)", { line: 0, column: 0 }],
])("line %i, column %i of %s", (line, column, name, expected) => {
  expect(generatedPosition(line, column, name)).toEqual(expected);
});

test.each([
  ["(anonymous:L#1:C#30)", 12, 4, "(anonymous:L#12:C#4)"],
  ["(anonymous:L#1)", 12, 0, "(anonymous:L#12)"],
  ["(anonymous)", 12, 4, undefined],
  ["f", 12, 4, undefined],
])("%s at %i:%i", (name, line, column, expected) => {
  expect(renamedAnonymous(name, line, column)).toBe(expected);
});
