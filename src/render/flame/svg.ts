import type { Steps } from "../../base/steps";
import { xmlText } from "../../base/xmlText";
import { BOX_INLINED, BOX_PARTLY_INLINED } from "../../engine/protocol";
import { factsOfBox, textOfFacts } from "./boxWords";
import {
  drawnWidth,
  HOLLOW_EDGE_PX,
  MARK_PX,
  MARK_RISE_PX,
  NEW_STRIPE_STEP_PX,
  RADIUS_PX,
  ROUND_FROM_PX,
  STRIPE_STEP_PX,
} from "./drawBoxes";
import { placeLabels } from "./drawLabels";
import { BOX_PX, SIDE_PX, yOfRow } from "./pane";
import type { Palette, Pattern } from "./palette";
import { CAPTION_FONT_PX, CAPTION_PX, type FlamePicture, genericFitter, NAME_FONT_PX } from "./picture";
import { VisibleBoxes } from "./visibleBoxes";

/** Boxes that are written between two pauses. */
const BOXES_PER_STEP = 256;

/**
 * A flame graph as an SVG file of its own: no script, no link, no font but the reader's. Every box has a tooltip.
 * @param caption one line above the graph: what it is of
 */
export function* flameSvg(picture: FlamePicture, caption: string): Steps<string> {
  const { pane, layers, palette, unitOf } = picture;
  const { theme } = palette;
  const visible = new VisibleBoxes();
  visible.collect(pane, layers);
  const styles = layers.map(({ answer }) => picture.stylesOf(answer));
  const texts: string[] = Array.from({ length: visible.count }, () => "");
  placeLabels(pane, visible, layers, genericFitter(), unitOf, (text, xPx, yPx, at) => {
    const fill = palette.texts[styles[visible.layer[at]][visible.box[at]]];
    texts[at] +=
      `<text x="${short(xPx)}" y="${short(yPx)}" fill="${cssColor(palette, fill)}">${xmlText(text)}</text>`;
  });
  const boxes: string[] = [];
  for (let at = 0; at < visible.count; at++) {
    if (at % BOXES_PER_STEP === 0) yield;
    const { answer } = layers[visible.layer[at]];
    const box = visible.box[at];
    const title = textOfFacts(factsOfBox(answer, box, unitOf(answer)));
    const shape = boxShape(picture, visible, at, styles[visible.layer[at]][box], answer.flags[box]);
    boxes.push(`<g><title>${xmlText(title)}</title>${shape}${texts[at]}</g>`);
  }
  const height = pane.heightPx + CAPTION_PX;
  const size = `width="${pane.widthPx}" height="${height}" viewBox="0 0 ${pane.widthPx} ${height}"`;
  const background = hex(theme.pack(theme.background));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    `<title>${xmlText(caption)}</title>`,
    `<defs>${stripes("stripes", STRIPE_STEP_PX, palette)}${stripes("wide-stripes", NEW_STRIPE_STEP_PX, palette)}</defs>`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    `<text x="${SIDE_PX}" y="${CAPTION_PX / 2}" fill="${cssColor(palette, theme.muted)}" font-family="sans-serif" font-size="${CAPTION_FONT_PX}" dominant-baseline="central">${xmlText(caption)}</text>`,
    // Clipped: rows may be scrolled half out of sight.
    `<svg y="${CAPTION_PX}" width="${pane.widthPx}" height="${pane.heightPx}" font-family="monospace" font-size="${NAME_FONT_PX}" dominant-baseline="central">`,
    ...boxes,
    "</svg>",
    "</svg>",
    "",
  ].join("\n");
}

function boxShape(
  { pane, palette }: FlamePicture,
  { x0, x1, row }: VisibleBoxes,
  at: number,
  style: number,
  flags: number,
): string {
  const width = x1[at] - x0[at];
  const isWide = width >= ROUND_FROM_PX;
  const { outlinesOnly } = palette.theme;
  const text = hex(palette.packedText);
  const place = {
    x: x0[at],
    y: yOfRow(pane, row[at]),
    width: drawnWidth(width),
    height: BOX_PX,
    rx: isWide ? RADIUS_PX : 0,
  };
  if (!isWide) return rect(place, outlinesOnly ? text : hex(palette.packed[style]));
  const edge = outlinesOnly ? ` stroke="${text}"` : "";
  const parts = [
    rect(outlinesOnly ? inset(place, 0.5) : place, hex(palette.packed[style]), edge),
    patternOn(place, palette.patterns[style], hex(palette.packedStripe)),
  ];
  if ((flags & (BOX_INLINED | BOX_PARTLY_INLINED)) !== 0) {
    const length = place.width - 2;
    const mark = {
      x: place.x + 1,
      y: place.y + BOX_PX - MARK_RISE_PX,
      width: (flags & BOX_INLINED) === 0 ? length / 2 : length,
      height: MARK_PX,
      rx: 0,
    };
    const { packedMark } = palette;
    parts.push(rect(mark, hex(packedMark), ` fill-opacity="${short((packedMark >>> 24) / 255)}"`));
  }
  return parts.join("");
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}

function patternOn(place: Place, pattern: Pattern, background: string): string {
  if (pattern === "none") return "";
  if (pattern === "hollow") return rect(inset(place, HOLLOW_EDGE_PX), background);
  return rect(place, `url(#${pattern})`);
}

function inset({ x, y, width, height, rx }: Place, by: number): Place {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: height - 2 * by, rx };
}

function rect({ x, y, width, height, rx }: Place, fill: string, more = ""): string {
  const round = rx === 0 ? "" : ` rx="${rx}"`;
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${round} fill="${fill}"${more}/>`;
}

/** Hairlines a step apart. */
function stripes(id: Pattern, stepPx: number, palette: Palette): string {
  const line = `<rect width="1" height="${BOX_PX}" fill="${hex(palette.packedStripe)}"/>`;
  return `<pattern id="${id}" patternUnits="userSpaceOnUse" width="${stepPx}" height="${BOX_PX}">${line}</pattern>`;
}

/** A packed colour as every reader of SVG knows it. */
function hex(packed: number): string {
  const red = packed & 0xff;
  const green = (packed >>> 8) & 0xff;
  const blue = (packed >>> 16) & 0xff;
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, "0")}`;
}

function cssColor({ theme }: Palette, color: string): string {
  return hex(theme.pack(color));
}

/** Hundredths of a pixel are enough. */
function short(px: number): string {
  return String(Math.round(px * 100) / 100);
}
