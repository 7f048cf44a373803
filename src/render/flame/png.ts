import { BoxPainter } from "./drawBoxes";
import { drawLabels } from "./drawLabels";
import type { Layer } from "./layers";
import { type Pane, ROW_PX, SIDE_PX, visibleRows } from "./pane";
import { CAPTION_FONT_PX, CAPTION_PX, type FlamePicture, NAME_FONT_PX } from "./picture";
import { TextFitter } from "./textFit";
import { VisibleBoxes } from "./visibleBoxes";

/** Rows that are painted at once: no task of the page is long. */
const BAND_PX = 24 * ROW_PX;
/** What every browser gives a canvas, in device pixels. */
const MOST_PX = 16_384;
const MOST_AREA = 100_000_000;

/** A picture, or nothing where no canvas is large enough. */
export interface FlamePng {
  readonly blob: Blob;
  /** Whether rows are missing at its end. */
  readonly isCut: boolean;
}

/**
 * A flame graph as a PNG file, painted as on screen, twice as fine where it is not too large for that.
 * @param caption one line above the graph: what it is of
 */
export async function flamePng(picture: FlamePicture, caption: string): Promise<FlamePng> {
  const { pane, palette } = picture;
  const { widthPx } = pane;
  const allPx = pane.heightPx + CAPTION_PX;
  const ratio = fits(widthPx, allPx, 2) ? 2 : 1;
  const mostPx = Math.floor(Math.min(MOST_PX, MOST_AREA / (widthPx * ratio)) / ratio);
  const heightPx = Math.min(allPx, mostPx);
  const canvas = new OffscreenCanvas(widthPx * ratio, heightPx * ratio);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser gives no 2D canvas.");
  context.fillStyle = palette.theme.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(ratio, ratio);
  context.font = `${CAPTION_FONT_PX}px sans-serif`;
  context.textBaseline = "middle";
  context.fillStyle = palette.theme.muted;
  context.fillText(caption, SIDE_PX, CAPTION_PX / 2);
  context.setTransform(1, 0, 0, 1, 0, 0);
  const graphPx = heightPx - CAPTION_PX;
  const band = new BandPainter(picture, ratio);
  for (let fromRoot = 0; fromRoot < graphPx; fromRoot += BAND_PX) {
    const bandPx = Math.min(BAND_PX, graphPx - fromRoot);
    const top = CAPTION_PX + (pane.rootAtBottom ? graphPx - fromRoot - bandPx : fromRoot);
    context.drawImage(band.paint(fromRoot, bandPx), 0, top * ratio);
    await new Promise(resolve => setTimeout(resolve));
  }
  return { blob: await canvas.convertToBlob({ type: "image/png" }), isCut: heightPx < allPx };
}

function fits(widthPx: number, heightPx: number, ratio: number): boolean {
  return Math.max(widthPx, heightPx) * ratio <= MOST_PX && widthPx * heightPx * ratio * ratio <= MOST_AREA;
}

/** Paints some rows of a picture. */
class BandPainter {
  private readonly picture: FlamePicture;
  private readonly ratio: number;
  private readonly painter = new BoxPainter();
  private readonly visible = new VisibleBoxes();
  private readonly canvas = document.createElement("canvas");
  private fitter: TextFitter | undefined;

  constructor(picture: FlamePicture, ratio: number) {
    this.picture = picture;
    this.ratio = ratio;
  }

  /** The rows from a distance of the root's edge on. */
  paint(fromRootPx: number, heightPx: number): HTMLCanvasElement {
    const { canvas, ratio, visible } = this;
    const { layers, palette, stylesOf, unitOf, pane: whole } = this.picture;
    const scrollPx = whole.viewport.scrollPx + fromRootPx;
    const pane = { ...whole, heightPx, viewport: { ...whole.viewport, scrollPx } };
    // Also empties it.
    canvas.width = whole.widthPx * ratio;
    canvas.height = heightPx * ratio;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("The browser gives no 2D canvas.");
    context.scale(ratio, ratio);
    visible.collect(
      pane,
      layers.map(layer => withinBand(layer, pane)),
    );
    const styles = layers.map(({ answer }) => stylesOf(answer));
    this.painter.paint(context, pane, visible, layers, styles, palette, ratio);
    context.font = `${NAME_FONT_PX}px ${palette.theme.fontFamily}`;
    this.fitter ??= new TextFitter(text => context.measureText(text).width);
    drawLabels(context, pane, visible, layers, styles, palette, this.fitter, unitOf);
    return canvas;
  }
}

/** The part of a layer that a pane shows: rows beyond it have no place in what is painted. */
function withinBand(layer: Layer, pane: Pane): Layer {
  const { firstRow, endRow } = visibleRows(pane);
  return { ...layer, firstRow: Math.max(layer.firstRow, firstRow), endRow: Math.min(layer.endRow, endRow) };
}
