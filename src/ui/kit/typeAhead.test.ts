import { expect, it } from "vitest";
import { TypeAhead } from "./typeAhead";

/** What is searched for after each key, at times in milliseconds; `*` marks a new word. */
function type(...keys: (readonly [key: string, atMs: number])[]): (string | undefined)[] {
  const typeAhead = new TypeAhead();
  return keys.map(([key, atMs]) => {
    const taken = typeAhead.take(key, atMs);
    return taken && (taken.isNew ? `*${taken.word}` : taken.word);
  });
}

it("makes words of letters that come quickly", () => {
  expect(type(["j", 0], ["s", 100], ["o", 200])).toEqual(["*j", "js", "jso"]);
  expect(type(["j", 0], ["s", 5000])).toEqual(["*j", "*s"]);
});

it("takes anything printable but spaces within a word, and only letters to begin one", () => {
  expect(type(["f", 0], ["1", 100], [".", 200], [" ", 300])).toEqual(["*f", "f1", "f1.", undefined]);
  expect(type(["1", 0], ["/", 100], ["_", 200], ["é", 5000])).toEqual([undefined, undefined, "*_", "*é"]);
});

it("walks on when one letter is repeated", () => {
  expect(type(["j", 0], ["j", 100], ["j", 200])).toEqual(["*j", "*j", "*j"]);
});

it("leaves other keys alone", () => {
  expect(type(["Escape", 0], ["ArrowUp", 10], ["Tab", 20])).toEqual([undefined, undefined, undefined]);
});
