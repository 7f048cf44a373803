import type { RowRaster } from "./rowRaster";

/** The lines of a `RowRaster` as an image that a canvas can stretch. Keeps its buffers. */
export class StripCanvas {
  private readonly canvas = new OffscreenCanvas(1, 1);
  private readonly context: OffscreenCanvasRenderingContext2D;

  constructor() {
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("The browser gives no 2D canvas.");
    this.context = context;
  }

  load(raster: RowRaster): void {
    const { widthPx, lineCount, pixels } = raster;
    if (this.canvas.width !== widthPx) this.canvas.width = widthPx;
    if (this.canvas.height < lineCount) this.canvas.height = lineCount;
    const bytes = new Uint8ClampedArray(pixels.buffer, 0, widthPx * lineCount * 4);
    this.context.putImageData(new ImageData(bytes, widthPx, lineCount), 0, 0);
  }

  /** Draws one line, as high as wanted. Device pixels: the target must be untransformed and unsmoothed. */
  drawLine(target: CanvasRenderingContext2D, line: number, topPx: number, heightPx: number): void {
    const { width } = this.canvas;
    target.drawImage(this.canvas, 0, line, width, 1, 0, topPx, width, heightPx);
  }
}

/** Runs drawing code in device pixels without smoothing. */
export function inDevicePixels(target: CanvasRenderingContext2D, draw: () => void): void {
  target.save();
  target.setTransform(1, 0, 0, 1, 0, 0);
  target.imageSmoothingEnabled = false;
  draw();
  target.restore();
}
