import { expect, it } from "vitest";
import { nextMatch } from "./nextMatch";

it.each([
  ["b", 1, "c"],
  ["c", 1, "a"],
  ["a", -1, "c"],
  [undefined, 1, "a"],
  ["elsewhere", -1, "c"],
] as const)("after %s, %i, comes %s", (selection, step, expected) => {
  expect(nextMatch(["a", "b", "c"], selection, step)).toBe(expected);
});

it("is nothing where there are no hits", () => {
  expect(nextMatch([], "a", 1)).toBeUndefined();
});
