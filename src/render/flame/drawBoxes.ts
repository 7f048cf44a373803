import { BOX_INLINED, BOX_PARTLY_INLINED } from "../../engine/protocol";
import type { Layer } from "./layers";
import type { Palette, Pattern } from "./palette";
import { BOX_PX, type Pane, visibleRows, yOfRow } from "./pane";
import { RowRaster } from "./rowRaster";
import { inDevicePixels, StripCanvas } from "./stripCanvas";
import type { VisibleBoxes } from "./visibleBoxes";

/** Boxes at least this wide get round corners, a whole pixel of gap to their right neighbour, and marks. */
export const ROUND_FROM_PX = 8;
export const RADIUS_PX = 2.5;
export const STRIPE_STEP_PX = 4;
export const NEW_STRIPE_STEP_PX = 7;
export const HOLLOW_EDGE_PX = 2;
/** Distance of the inlined mark from the box's bottom edge, and its thickness. */
export const MARK_RISE_PX = 2;
export const MARK_PX = 1;

/** Paints boxes without their text. One per canvas: it keeps its buffers. */
export class BoxPainter {
  private readonly raster = new RowRaster();
  private readonly strip = new StripCanvas();

  /**
   * @param styles layer → styles, as `stylesOf` gives them
   * @param devicePixelRatio device pixels per CSS pixel
   */
  paint(
    context: CanvasRenderingContext2D,
    pane: Pane,
    visible: VisibleBoxes,
    layers: readonly Layer[],
    styles: readonly Uint16Array[],
    palette: Palette,
    devicePixelRatio: number,
  ): void {
    if (visible.count === 0) return;
    const { firstRow, endRow } = visibleRows(pane);
    this.raster.reset(
      Math.max(1, Math.round(pane.widthPx * devicePixelRatio)),
      endRow - firstRow,
      RADIUS_PX * devicePixelRatio,
    );
    rasterise(this.raster, firstRow, visible, layers, styles, palette, devicePixelRatio);
    this.strip.load(this.raster);
    inDevicePixels(context, () => this.stretch(context, pane, firstRow, devicePixelRatio));
  }

  /** Brings the lines to the canvas, each row's middle line stretched to the height of a box. */
  private stretch(
    context: CanvasRenderingContext2D,
    pane: Pane,
    firstRow: number,
    devicePixelRatio: number,
  ): void {
    const { raster, strip } = this;
    const { cornerLines } = raster;
    const markPx = Math.max(1, Math.round(MARK_PX * devicePixelRatio));
    for (let index = 0; index < raster.rowCount; index++) {
      const y = yOfRow(pane, firstRow + index);
      const top = Math.round(y * devicePixelRatio);
      const bottom = Math.round((y + BOX_PX) * devicePixelRatio);
      const line = index * raster.linesPerRow;
      for (let corner = 0; corner < cornerLines; corner++) {
        strip.drawLine(context, line + corner, top + corner, 1);
        strip.drawLine(context, line + corner, bottom - 1 - corner, 1);
      }
      strip.drawLine(context, line + cornerLines, top + cornerLines, bottom - top - 2 * cornerLines);
      const markTop = bottom - Math.round(MARK_RISE_PX * devicePixelRatio);
      strip.drawLine(context, line + cornerLines + 1, markTop, markPx);
    }
  }
}

function rasterise(
  raster: RowRaster,
  firstRow: number,
  visible: VisibleBoxes,
  layers: readonly Layer[],
  styles: readonly Uint16Array[],
  palette: Palette,
  devicePixelRatio: number,
): void {
  const { count, x0, x1, row, layer, box } = visible;
  const { packed, patterns, theme } = palette;
  const styleAt = (at: number) => styles[layer[at]][box[at]];
  const outline = theme.outlinesOnly ? palette.packedText : undefined;
  for (let at = 0; at < count; at++) {
    const width = x1[at] - x0[at];
    if (width >= ROUND_FROM_PX) continue;
    const drawn = drawnWidth(width);
    const color = outline ?? packed[styleAt(at)];
    raster.addSquare(
      row[at] - firstRow,
      x0[at] * devicePixelRatio,
      (x0[at] + drawn) * devicePixelRatio,
      color,
    );
  }
  raster.spreadSquare();
  for (let at = 0; at < count; at++) {
    if (x1[at] - x0[at] < ROUND_FROM_PX) continue;
    const rowIndex = row[at] - firstRow;
    const left = x0[at] * devicePixelRatio;
    const right = (x1[at] - 1) * devicePixelRatio;
    const style = styleAt(at);
    const pattern = patterns[style];
    raster.addRound(rowIndex, left, right, outline ?? packed[style]);
    if (outline !== undefined) raster.addInner(rowIndex, left, right, packed[style], devicePixelRatio);
    if (pattern !== "none") addPattern(raster, pattern, rowIndex, left, right, palette, devicePixelRatio);
    const flags = layers[layer[at]].answer.flags[box[at]];
    if ((flags & (BOX_INLINED | BOX_PARTLY_INLINED)) !== 0) {
      const inset = devicePixelRatio;
      const length = right - left - 2 * inset;
      const marked = (flags & BOX_INLINED) !== 0 ? length : length / 2;
      raster.addMark(rowIndex, left + inset, left + inset + marked, palette.packedMark);
    }
  }
}

/** How much of a box is painted: what is left is the gap to its right neighbour. */
export function drawnWidth(widthPx: number): number {
  if (widthPx >= ROUND_FROM_PX) return widthPx - 1;
  return widthPx >= 2 ? widthPx - 0.5 : widthPx * 0.75;
}

function addPattern(
  raster: RowRaster,
  pattern: Pattern,
  rowIndex: number,
  left: number,
  right: number,
  { packedStripe, packedText, theme }: Palette,
  devicePixelRatio: number,
): void {
  if (pattern === "hollow") {
    raster.addInner(rowIndex, left, right, packedStripe, HOLLOW_EDGE_PX * devicePixelRatio);
    return;
  }
  const isNew = pattern === "wide-stripes";
  const stepPx = Math.round((isNew ? NEW_STRIPE_STEP_PX : STRIPE_STEP_PX) * devicePixelRatio);
  // An outlined box has the stripes' colour inside already.
  raster.addStripes(rowIndex, left, right, isNew && theme.outlinesOnly ? packedText : packedStripe, stepPx);
}
