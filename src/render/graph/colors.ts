import type { Color } from "./layout/graphLayout";

/**
 * pprof's colours are made for white paper: pale fills, and lines that are the darker the more they matter. On a dark
 * ground the hue stays, and so does the order: fills become as dark as the ground, lines the brighter the more they
 * matter. Text is legible on all of them (AA).
 */

/** What a fill is on a dark ground. */
export function darkFill(color: Color): Color {
  const { lightness, chroma, hueRadians } = oklchOf(color);
  return hexOf({
    lightness: 0.26 + (1 - lightness) * 0.4,
    chroma: Math.min(0.1, chroma * 2.4),
    hueRadians,
  });
}

/** What a line or an arrow is on a dark ground. */
export function darkLine(color: Color): Color {
  const { lightness, chroma, hueRadians } = oklchOf(color);
  return hexOf({
    lightness: Math.min(0.74, Math.max(0.5, 1.08 - 0.75 * lightness)),
    chroma: Math.min(0.16, chroma),
    hueRadians,
  });
}

interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hueRadians: number;
}

/** https://bottosson.github.io/posts/oklab/ */
function oklchOf(color: Color): Oklch {
  const [red, green, blue] = channelsOf(color).map(linear);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hueRadians: Math.atan2(b, a),
  };
}

function hexOf({ lightness, chroma, hueRadians }: Oklch): Color {
  const a = chroma * Math.cos(hueRadians);
  const b = chroma * Math.sin(hueRadians);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map(channel => byteOf(encoded(channel)).toString(16).padStart(2, "0")).join("")}`;
}

/** Red, green and blue, 0 to 1. */
function channelsOf(color: Color): number[] {
  return [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16) / 255);
}

const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const encoded = (channel: number) =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
const byteOf = (channel: number) => Math.round(Math.min(1, Math.max(0, channel)) * 255);
