import { describe, expect, it } from "vitest";
import { boxOfPath } from "./boxPath";
import { factsOfBox, rootText, spokenBox } from "./boxWords";
import { changeLabel } from "./changeLabels";
import { answerOfStacks } from "./fixtures/answerOfStacks";
import { TEST_THEME } from "./fixtures/testTheme";
import { stylesOf } from "./frameStyles";
import { MERGED_STYLE, Palette, ROOT_STYLE } from "./palette";

/** A comparison: widths are of both sides. */
function compared() {
  const both = answerOfStacks("a;parse 30\na;sort 30\nb;parse 10\nb;old 20\nb;fresh 10");
  const bases: Record<string, number> = {
    a: 25,
    "a;parse": 10,
    "a;sort": 15,
    b: 25,
    "b;parse": 5,
    "b;old": 20,
  };
  const base = new Float64Array(both.boxCount);
  base[0] = 50;
  for (const [path, value] of Object.entries(bases)) base[boxOfPath(both, path.split(";"))] = value;
  const value = both.value.map((sum, box) => Math.round(sum) - 2 * base[box]);
  return { ...both, base, value, self: value };
}

describe("styles in a comparison", () => {
  const answer = compared();
  const palette = new Palette(TEST_THEME);
  const styles = stylesOf(answer, palette, undefined);
  const at = (path: string) => boxOfPath(answer, path.split(";"));
  const styleAt = (path: string) => styles[at(path)];

  it("are of boxes, not of frames", () => {
    expect(styles).toHaveLength(answer.boxCount);
    expect(styleAt("a;parse")).not.toBe(styleAt("b;parse"));
    expect(styleAt("a;sort")).toBe(styleAt("b;parse"));
    expect(styles[0]).toBe(ROOT_STYLE);
  });

  it("mark what is new and what is gone", () => {
    expect(palette.patterns[styleAt("b;fresh")]).toBe("wide-stripes");
    expect(palette.patterns[styleAt("b;old")]).toBe("hollow");
    expect(["a;parse", "a;sort", "b;fresh", "b;old"].map(path => changeLabel(answer, at(path)))).toEqual([
      "+100%",
      "",
      "new",
      "gone",
    ]);
  });

  it("leave merged boxes neutral, and fade what a search does not hit", () => {
    const merged = answerOfStacks("a;x 50\na;y 1\na;z 1", { mergeBelow: 2 });
    const box = merged.mergedCount.findIndex(count => count > 1);
    const withBase = { ...merged, base: new Float64Array(merged.boxCount) };
    expect(stylesOf(withBase, palette, undefined)[box]).toBe(MERGED_STYLE);
    const matches = new Uint8Array(answer.frames.frameId.length);
    matches[answer.frame[at("b;old")]] = 1;
    const searched = stylesOf(answer, palette, matches);
    expect(searched[at("b;old")]).toBe(styles[at("b;old")]);
    expect(searched[at("b;fresh")]).not.toBe(styles[at("b;fresh")]);
  });

  it("come with words", () => {
    expect(rootText(answer, "milliseconds")).toBe("all · 0");
    expect(spokenBox(answer, at("a;parse"), "milliseconds")).toBe(
      "parse, base 10ms, new 20ms, delta +10ms, +100%, flat delta +10ms",
    );
    expect(factsOfBox(answer, at("b;old"), "milliseconds").figures).toEqual([
      ["base", "20ms", "20.00%"],
      ["new", "0", "0%"],
      ["delta", "-20ms", "gone"],
      ["flat delta", "-20ms", ""],
    ]);
  });
});
