import { describe, expect, test } from "vitest";
import { dotColor } from "../../report/dot/color";
import { darkFill, darkLine } from "./colors";

/** In step with tokens.css, dark. */
const GROUND = "#14171c";
const TEXT = "#e8ebf0";

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const SCORES = Array.from({ length: 201 }, (_, index) => index / 100 - 1);

describe("pprof's colours on a dark ground", () => {
  test("text is legible on every fill, the legend's and labels' among them", () => {
    for (const fill of ["#f8f8f8", ...SCORES.map(score => dotColor(score, true))]) {
      expect(contrast(TEXT, darkFill(fill)), fill).toBeGreaterThan(4.5);
    }
  });

  test("lines stand out from the ground", () => {
    for (const line of ["#000000", ...SCORES.map(score => dotColor(score, false))]) {
      expect(contrast(GROUND, darkLine(line)), line).toBeGreaterThan(3);
    }
  });

  test("more is red, less is green, and nothing is grey, as on paper", () => {
    const channels = (color: string) => [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16));
    for (const [make, isBackground] of [
      [darkFill, true],
      [darkLine, false],
    ] as const) {
      const [moreRed, moreGreen] = channels(make(dotColor(1, isBackground)));
      const [lessRed, lessGreen] = channels(make(dotColor(-1, isBackground)));
      const none = channels(make(dotColor(0, isBackground)));
      expect(moreRed).toBeGreaterThan(moreGreen * 1.3);
      expect(lessGreen).toBeGreaterThan(lessRed * 1.3);
      expect(Math.max(...none) - Math.min(...none)).toBeLessThan(3);
    }
  });
});
