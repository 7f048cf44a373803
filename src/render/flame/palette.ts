import { CHANGE_GONE, CHANGE_NEW, CHANGE_STEPS } from "../change";

/** Colours and fonts as the theme gives them, as CSS colour text; numbers where a colour is computed. */
export interface FlameTheme {
  /** OKLCH lightness 0..1 and chroma of a plain box; the hue comes from the frame. */
  readonly boxLightness: number;
  readonly boxChroma: number;
  readonly boxText: string;
  readonly background: string;
  /** The root and merged boxes. */
  readonly neutral: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly hit: string;
  readonly hitText: string;
  /** In a comparison: half as much or less, no change, and twice as much or more. */
  readonly less: string;
  readonly same: string;
  readonly more: string;
  /** CSS font family for names. */
  readonly fontFamily: string;
  /** Forced colours: boxes are outlines in the text's colour, and filled with it where they are narrow. */
  readonly outlinesOnly: boolean;
  /** What a CSS colour is in sRGB: red, green, blue, alpha from the lowest byte up. */
  readonly pack: (cssColor: string) => number;
}

/** How a frame stands out: `dim` while a search is on that it is no hit of. */
export type Look = "plain" | "dim" | "hit";

/** A style's number in its palette. */
export const ROOT_STYLE = 0;
export const MERGED_STYLE = 1;
export const HIT_STYLE = 2;
const FIRST_HUE_STYLE = 3;

/** A hue for what has no colour of its own: grey. */
export const NO_HUE = NaN;
const NO_HUE_KEY = 360;

/** What tells a box apart without its colour: hairlines, hairlines further apart, or nothing but an outline. */
export type Pattern = "none" | "stripes" | "wide-stripes" | "hollow";

/** How much darker or lighter a shade is. Text keeps 4.5:1 on all of them in both themes (see the test). */
const SHADE_STEPS = { light: [-0.05, 0, 0.05], dark: [-0.05, 0, 0.03] };
/** What is left of a dimmed box's colour. */
const DIM_SHARE = 0.4;
/** The same of the colours of change, which are stronger. */
const DIM_CHANGE_SHARE = 0.28;

/** The box colours of a theme. Styles are numbers; colours are computed when first asked for. */
export class Palette {
  readonly theme: FlameTheme;
  /** style → fill, packed as in FlameTheme.pack. */
  readonly packed: number[];
  /** style → colour of the text on it. */
  readonly texts: string[];
  /** style → what is drawn on the fill. */
  readonly patterns: Pattern[];
  readonly packedText: number;
  readonly packedMark: number;
  readonly packedStripe: number;
  /** hue, shade and look → style; 0 is not made yet. */
  private readonly styleOfKey = new Uint16Array((NO_HUE_KEY + 1) * 6);
  /** step of change and look → style; 0 is not made yet. */
  private readonly styleOfChangeKey = new Uint16Array((CHANGE_NEW - CHANGE_GONE + 1) * 2);

  constructor(theme: FlameTheme) {
    this.theme = theme;
    const neutral = theme.pack(theme.neutral);
    this.packed = [neutral, neutral, theme.pack(theme.hit)];
    this.texts = [theme.text, theme.muted, theme.hitText];
    this.patterns = ["none", "stripes", "none"];
    this.packedText = theme.pack(theme.text);
    this.packedMark = withAlpha(theme.pack(theme.boxText), theme.outlinesOnly ? 1 : 0.45);
    this.packedStripe = theme.pack(theme.background);
  }

  styleOf(hueDegrees: number, shade: number, look: Look): number {
    if (look === "hit") return HIT_STYLE;
    const hue = Number.isNaN(hueDegrees) ? NO_HUE_KEY : ((Math.round(hueDegrees) % 360) + 360) % 360;
    const key = hue * 6 + (shade + 1) * 2 + (look === "dim" ? 1 : 0);
    const known = this.styleOfKey[key];
    if (known >= FIRST_HUE_STYLE) return known;
    const color = boxColor(this.theme, Number.isNaN(hueDegrees) ? NO_HUE : hue, shade, look);
    const style = this.add(this.theme.pack(color), look, "none");
    this.styleOfKey[key] = style;
    return style;
  }

  /**
   * The style of a box in a comparison.
   * @param step as `changeStep` gives it
   * @param look hits keep their colour, since it is what a comparison is about: the rest is dim
   */
  styleOfStep(step: number, look: Look): number {
    const key = (step - CHANGE_GONE) * 2 + (look === "dim" ? 1 : 0);
    const known = this.styleOfChangeKey[key];
    if (known >= FIRST_HUE_STYLE) return known;
    const { theme } = this;
    const full = changeColor(theme, step);
    const color = look === "dim" ? mixPacked(theme.pack(theme.background), full, DIM_CHANGE_SHARE) : full;
    const pattern = step === CHANGE_NEW ? "wide-stripes" : step === CHANGE_GONE ? "hollow" : "none";
    const style = this.add(color, look, pattern);
    if (pattern === "hollow" && look !== "dim") this.texts[style] = theme.text;
    this.styleOfChangeKey[key] = style;
    return style;
  }

  private add(color: number, look: Look, pattern: Pattern): number {
    const { theme } = this;
    this.texts.push(look === "dim" ? theme.muted : theme.boxText);
    this.patterns.push(pattern);
    return this.packed.push(theme.outlinesOnly ? theme.pack(theme.background) : color) - 1;
  }
}

/** The colour of a step of change, packed: from no change to either end in equal parts. */
function changeColor(theme: Pick<FlameTheme, "less" | "same" | "more" | "pack">, step: number): number {
  const end = theme.pack(step < 0 ? theme.less : theme.more);
  return mixPacked(theme.pack(theme.same), end, Math.min(1, Math.abs(step) / CHANGE_STEPS));
}

/** A box's colour: the hue at the theme's lightness, shifted by the shade, faded when dim. */
export function boxColor(
  theme: Pick<FlameTheme, "boxLightness" | "boxChroma">,
  hue: number,
  shade: number,
  look: Look,
): string {
  const dark = theme.boxLightness < 0.65;
  let lightness = theme.boxLightness + (dark ? SHADE_STEPS.dark : SHADE_STEPS.light)[shade + 1];
  let chroma = Number.isNaN(hue) ? 0 : theme.boxChroma;
  if (look === "dim") {
    const backgroundLightness = dark ? 0.2 : 1;
    lightness = lightness * DIM_SHARE + backgroundLightness * (1 - DIM_SHARE);
    chroma *= DIM_SHARE;
  }
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${hue || 0})`;
}

/** Between two opaque packed colours: 0 is the first. */
function mixPacked(from: number, to: number, share: number): number {
  let mixed = 0xff000000;
  for (const shift of [0, 8, 16]) {
    const start = (from >>> shift) & 0xff;
    const end = (to >>> shift) & 0xff;
    mixed |= Math.round(start + (end - start) * share) << shift;
  }
  return mixed >>> 0;
}

function withAlpha(color: number, alpha: number): number {
  return ((color & 0xffffff) | (Math.round((color >>> 24) * alpha) << 24)) >>> 0;
}
