import { describe, expect, it } from "vitest";
import { CHANGE_GONE, CHANGE_NEW, CHANGE_STEPS } from "../change";
import { boxColor, type FlameTheme, type Look, MERGED_STYLE, Palette, ROOT_STYLE } from "./palette";

/** The tokens of both themes (src/ui/app/tokens.css). */
const THEMES = {
  light: {
    boxLightness: 0.84,
    boxChroma: 0.085,
    boxText: "#14181f",
    text: "#16191f",
    muted: "#5b6472",
    background: "#ffffff",
    less: "#74aee6",
    same: "#e6e8ec",
    more: "#f29a5c",
  },
  dark: {
    boxLightness: 0.5,
    boxChroma: 0.075,
    boxText: "#f3f5f8",
    text: "#e8ebf0",
    muted: "#9aa4b2",
    background: "#14171c",
    less: "#2f6fa8",
    same: "#3a404a",
    more: "#a8562a",
  },
};

/** Relative luminance of an `oklch(L C H)` (CSS Color 4, WCAG 2). */
function luminanceOfOklch(color: string): number {
  const [lightness, chroma, hue] = (color.match(/[\d.]+/g) ?? []).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function luminanceOfHex(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each(Object.entries(THEMES))("boxes in the %s theme", (_, theme) => {
  it.each<Look>(["plain", "dim"])("keep the text on them readable (%s)", look => {
    const text = luminanceOfHex(look === "dim" ? theme.muted : theme.boxText);
    for (let hue = 0; hue < 360; hue++) {
      for (const shade of [-1, 0, 1]) {
        const color = boxColor(theme, hue, shade, look);
        expect(contrast(luminanceOfOklch(color), text), color).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** As the canvas packs `#rrggbb`: red in the lowest byte. */
function packHex(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function hexOfPacked(packed: number): string {
  return `#${[0, 8, 16].map(shift => ((packed >>> shift) & 0xff).toString(16).padStart(2, "0")).join("")}`;
}

describe.each(Object.entries(THEMES))("a comparison in the %s theme", (_, colors) => {
  const palette = new Palette({
    ...colors,
    neutral: colors.same,
    accent: colors.text,
    hit: colors.same,
    hitText: colors.text,
    fontFamily: "monospace",
    outlinesOnly: false,
    pack: color => (color.startsWith("#") ? packHex(color) : 0),
  });
  const steps = Array.from({ length: CHANGE_NEW - CHANGE_GONE + 1 }, (_unused, index) => CHANGE_GONE + index);

  it.each<Look>(["plain", "hit", "dim"])("keeps the text on its boxes readable (%s)", look => {
    for (const step of steps) {
      const style = palette.styleOfStep(step, look);
      const fill =
        palette.patterns[style] === "hollow" ? colors.background : hexOfPacked(palette.packed[style]);
      const ratio = contrast(luminanceOfHex(fill), luminanceOfHex(palette.texts[style]));
      expect(ratio, `${step}: ${fill}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("has a style of its own for each step, and marks what is new and what is gone without colour", () => {
    const styles = steps.map(step => palette.styleOfStep(step, "plain"));
    expect(new Set(styles).size).toBe(steps.length);
    expect(styles.map(style => palette.patterns[style])).toEqual([
      "hollow",
      ...Array.from({ length: steps.length - 2 }, () => "none"),
      "wide-stripes",
    ]);
    expect(palette.styleOfStep(3, "plain")).toBe(palette.styleOfStep(3, "hit"));
  });

  it("is told apart by those who see no red, or no green", () => {
    const ends = [-CHANGE_STEPS, 0, CHANGE_STEPS].map(step => changeColorOf(palette, step));
    for (const seen of [PROTANOPIA, DEUTERANOPIA]) {
      const [less, same, more] = ends.map(color => asSeenBy(seen, color));
      expect(distance(less, more)).toBeGreaterThan(0.15);
      expect(distance(less, same)).toBeGreaterThan(0.08);
      expect(distance(more, same)).toBeGreaterThan(0.08);
    }
  });
});

type Rgb = readonly [red: number, green: number, blue: number];

/** Linear RGB → linear RGB as seen without one kind of cones (Machado, Oliveira, Fernandes 2009, severity 1). */
const PROTANOPIA: readonly Rgb[] = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
];
const DEUTERANOPIA: readonly Rgb[] = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];

function changeColorOf(palette: Palette, step: number): Rgb {
  const packed = palette.packed[palette.styleOfStep(step, "plain")];
  const channel = (shift: number) => {
    const value = ((packed >>> shift) & 0xff) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(8), channel(16)];
}

function asSeenBy(matrix: readonly Rgb[], [red, green, blue]: Rgb): Rgb {
  const [r, g, b] = matrix.map(([x, y, z]) => Math.max(0, x * red + y * green + z * blue));
  return [r, g, b];
}

/** How far apart two linear RGB colours are in OKLab. */
function distance(one: Rgb, other: Rgb): number {
  const [a, b] = [one, other].map(okLab);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function okLab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe("Palette", () => {
  const seen: string[] = [];
  const theme: FlameTheme = {
    ...THEMES.light,
    background: "bg",
    neutral: "neutral",
    text: "text",
    accent: "accent",
    hit: "hit",
    hitText: "dark",
    fontFamily: "monospace",
    outlinesOnly: false,
    pack: color => seen.push(color),
  };
  const palette = new Palette(theme);

  it("makes a style once for each hue, shade and look", () => {
    const style = palette.styleOf(200, 0, "plain");
    expect(palette.styleOf(200.3, 0, "plain")).toBe(style);
    expect(palette.styleOf(560, 0, "plain")).toBe(style);
    const others = [
      palette.styleOf(200, 1, "plain"),
      palette.styleOf(200, 0, "dim"),
      palette.styleOf(0, 0, "plain"),
    ];
    expect(new Set([style, ROOT_STYLE, MERGED_STYLE, ...others]).size).toBe(6);
  });

  it("shows all hits alike", () => {
    expect(palette.styleOf(10, 0, "hit")).toBe(palette.styleOf(300, 1, "hit"));
    expect(palette.texts[palette.styleOf(10, 0, "hit")]).toBe("dark");
  });
});
