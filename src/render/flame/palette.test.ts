import { describe, expect, it } from "vitest";
import { boxColor, type FlameTheme, type Look, MERGED_STYLE, Palette, ROOT_STYLE } from "./palette";

/** The tokens of both themes (src/ui/app/tokens.css). */
const THEMES = {
  light: { boxLightness: 0.84, boxChroma: 0.085, boxText: "#14181f", muted: "#5b6472" },
  dark: { boxLightness: 0.5, boxChroma: 0.075, boxText: "#f3f5f8", muted: "#9aa4b2" },
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
