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

/** How much darker or lighter a shade is. Text keeps 4.5:1 on all of them in both themes (see the test). */
const SHADE_STEPS = { light: [-0.05, 0, 0.05], dark: [-0.05, 0, 0.03] };
/** What is left of a dimmed box's colour. */
const DIM_SHARE = 0.4;

/** The box colours of a theme. Styles are numbers; colours are computed when first asked for. */
export class Palette {
  readonly theme: FlameTheme;
  /** style → fill, packed as in FlameTheme.pack. */
  readonly packed: number[];
  /** style → colour of the text on it. */
  readonly texts: string[];
  readonly packedText: number;
  readonly packedMark: number;
  readonly packedStripe: number;
  /** hue, shade and look → style; 0 is not made yet. */
  private readonly styleOfKey = new Uint16Array(360 * 6);

  constructor(theme: FlameTheme) {
    this.theme = theme;
    const neutral = theme.pack(theme.neutral);
    this.packed = [neutral, neutral, theme.pack(theme.hit)];
    this.texts = [theme.text, theme.muted, theme.hitText];
    this.packedText = theme.pack(theme.text);
    this.packedMark = withAlpha(theme.pack(theme.boxText), theme.outlinesOnly ? 1 : 0.45);
    this.packedStripe = theme.pack(theme.background);
  }

  styleOf(hueDegrees: number, shade: number, look: Look): number {
    if (look === "hit") return HIT_STYLE;
    const hue = ((Math.round(hueDegrees) % 360) + 360) % 360;
    const key = hue * 6 + (shade + 1) * 2 + (look === "dim" ? 1 : 0);
    const known = this.styleOfKey[key];
    if (known >= FIRST_HUE_STYLE) return known;
    const style = this.packed.length;
    this.styleOfKey[key] = style;
    this.packed[style] = this.theme.pack(
      this.theme.outlinesOnly ? this.theme.background : boxColor(this.theme, hue, shade, look),
    );
    this.texts[style] = look === "dim" ? this.theme.muted : this.theme.boxText;
    return style;
  }
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
  let chroma = theme.boxChroma;
  if (look === "dim") {
    const backgroundLightness = dark ? 0.2 : 1;
    lightness = lightness * DIM_SHARE + backgroundLightness * (1 - DIM_SHARE);
    chroma *= DIM_SHARE;
  }
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${hue})`;
}

function withAlpha(color: number, alpha: number): number {
  return ((color & 0xffffff) | (Math.round((color >>> 24) * alpha) << 24)) >>> 0;
}
