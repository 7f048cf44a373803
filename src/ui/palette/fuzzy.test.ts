import { describe, expect, it } from "vitest";
import { fuzzyScore } from "./fuzzy";

/** The texts that match, best first. */
function ranked(typed: string, ...texts: string[]): string[] {
  return texts
    .flatMap(text => {
      const score = fuzzyScore(typed, text);
      return score === undefined ? [] : [{ text, score }];
    })
    .sort((one, other) => other.score - one.score)
    .map(({ text }) => text);
}

describe("what was typed", () => {
  it("is best at the beginning, then at a word's, then anywhere, then spread out", () => {
    expect(ranked("top", "a tall open pot", "stop", "Show Top", "Topmost", "other")).toEqual([
      "Topmost",
      "Show Top",
      "stop",
      "a tall open pot",
    ]);
  });

  it("is all there, in any order", () => {
    expect(ranked("text copy", "Copy as text", "Copy as CSV")).toEqual(["Copy as text"]);
  });

  it("prefers what says less besides", () => {
    expect(ranked("view", "view of something", "view")).toEqual(["view", "view of something"]);
  });

  it("may hold anything", () => {
    expect(ranked("a.*(", "a.*(b", "ab")).toEqual(["a.*(b"]);
    expect(fuzzyScore("", "anything")).toBeDefined();
  });
});
