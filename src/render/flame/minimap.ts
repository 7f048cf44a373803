import type { FlameAnswer } from "../../engine/protocol";
import { type Pane, ROW_PX } from "./pane";
import { HIT_STYLE, type Palette } from "./palette";
import { RowRaster } from "./rowRaster";
import { rowCountOf } from "./rows";
import { inDevicePixels, StripCanvas } from "./stripCanvas";
import type { Viewport } from "./viewport";

/** The whole graph in small: all rows squeezed into the height, the root at the side where the graph has it. */
export interface MinimapSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rootAtBottom: boolean;
}

const MINIMAP_INSET_PX = 8;
/** Free space above and below. */
const INSET_Y_PX = 5;
/** Few rows are not blown up. */
const MAX_ROW_PX = 3;

/** How high a row is in the minimap; may be less than a pixel. */
function minimapRowPx(rowCount: number, heightPx: number): number {
  return Math.min(MAX_ROW_PX, (heightPx - 2 * INSET_Y_PX) / Math.max(1, rowCount));
}

/** Where the visible part lies, in CSS pixels of the minimap; never too small to be seen. */
export function minimapWindow(
  pane: Pane,
  rowCount: number,
  size: MinimapSize,
): { readonly x: number; readonly y: number; readonly widthPx: number; readonly heightPx: number } {
  const { fromFraction, toFraction, scrollPx } = pane.viewport;
  const plotPx = size.widthPx - 2 * MINIMAP_INSET_PX;
  const perPx = minimapRowPx(rowCount, size.heightPx) / ROW_PX;
  const innerPx = size.heightPx - 2 * INSET_Y_PX;
  const widthPx = Math.max(4, (toFraction - fromFraction) * plotPx);
  const center = MINIMAP_INSET_PX + ((fromFraction + toFraction) / 2) * plotPx;
  const heightPx = Math.max(4, Math.min(innerPx, pane.heightPx * perPx));
  const shownFromPx = (scrollPx + (pane.startRow ?? 0) * ROW_PX) * perPx;
  const fromEdge = Math.max(0, Math.min(shownFromPx, innerPx - heightPx));
  const y = size.rootAtBottom ? size.heightPx - INSET_Y_PX - fromEdge - heightPx : INSET_Y_PX + fromEdge;
  return { x: center - widthPx / 2, y, widthPx, heightPx };
}

/** The viewport whose centre is at a point of the minimap; the range keeps its width. Not clamped. */
export function viewportAtMinimap(
  pane: Pane,
  rowCount: number,
  size: MinimapSize,
  xPx: number,
  yPx: number,
): Viewport {
  const { fromFraction, toFraction } = pane.viewport;
  const center = fractionAtMinimap(size, xPx);
  const half = (toFraction - fromFraction) / 2;
  const perPx = minimapRowPx(rowCount, size.heightPx) / ROW_PX;
  const fromEdge = (size.rootAtBottom ? size.heightPx - yPx : yPx) - INSET_Y_PX;
  return {
    fromFraction: center - half,
    toFraction: center + half,
    scrollPx: Math.max(0, fromEdge / perPx - (pane.startRow ?? 0) * ROW_PX - pane.heightPx / 2),
  };
}

/** How far from the graph's left edge a point of the minimap is; not clamped. */
export function fractionAtMinimap({ widthPx }: MinimapSize, xPx: number): number {
  return (xPx - MINIMAP_INSET_PX) / (widthPx - 2 * MINIMAP_INSET_PX);
}

/** Paints the minimap's picture. One per canvas: it keeps its buffers. */
export class MinimapPainter {
  private readonly raster = new RowRaster();
  private readonly strip = new StripCanvas();

  paint(
    context: CanvasRenderingContext2D,
    size: MinimapSize,
    answer: FlameAnswer,
    styles: Uint16Array,
    palette: Palette,
    devicePixelRatio: number,
  ): void {
    const rowCount = rowCountOf(answer);
    const rowPx = minimapRowPx(rowCount, size.heightPx) * devicePixelRatio;
    // Deeper than there are pixels: one row stands for its neighbours.
    const lineCount = rowPx >= 1 ? rowCount : Math.max(1, Math.floor(rowCount * rowPx));
    const { raster, strip } = this;
    raster.reset(Math.max(1, Math.round(size.widthPx * devicePixelRatio)), lineCount, 0);
    const scale = (size.widthPx - 2 * MINIMAP_INSET_PX) * devicePixelRatio;
    const x0 = MINIMAP_INSET_PX * devicePixelRatio;
    const { theme, packed, packedText } = palette;
    for (let line = 0; line < lineCount; line++) {
      const row = Math.floor((line * rowCount) / lineCount);
      for (let box = answer.rowStart[row]; box < answer.rowStart[row + 1]; box++) {
        const style = styles[box];
        // Outlines would be nothing else here.
        const color = theme.outlinesOnly && style !== HIT_STYLE ? packedText : packed[style];
        raster.addSquare(line, x0 + answer.left[box] * scale, x0 + answer.right[box] * scale, color);
      }
    }
    strip.load(raster);
    inDevicePixels(context, () => {
      const stepPx = Math.max(1, rowPx);
      const gapPx = stepPx >= 2 * devicePixelRatio ? devicePixelRatio / 2 : 0;
      const edgePx = INSET_Y_PX * devicePixelRatio;
      for (let line = 0; line < lineCount; line++) {
        const fromEdge = edgePx + line * stepPx;
        const top = size.rootAtBottom ? size.heightPx * devicePixelRatio - fromEdge - stepPx : fromEdge;
        strip.drawLine(context, line * raster.linesPerRow, top, stepPx - gapPx);
      }
    });
  }
}
