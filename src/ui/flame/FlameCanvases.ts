import type { FlameAnswer } from "../../engine/protocol";
import { BoxPainter } from "../../render/flame/drawBoxes";
import { drawLabels } from "../../render/flame/drawLabels";
import { drawOverlay, type OverlayMarks } from "../../render/flame/drawOverlay";
import type { Layer } from "../../render/flame/layers";
import type { Palette } from "../../render/flame/palette";
import type { Pane } from "../../render/flame/pane";
import { TextFitter } from "../../render/flame/textFit";
import { VisibleBoxes } from "../../render/flame/visibleBoxes";

const FONT_PX = 12;

/** The two canvases on top of each other: boxes, and what changes while they stay. */
export class FlameCanvases {
  private readonly boxes: HTMLCanvasElement;
  private readonly overlay: HTMLCanvasElement;
  private readonly painter = new BoxPainter();
  private readonly visible = new VisibleBoxes();
  private fitter: TextFitter | undefined;
  private fitterFont = "";
  private pixelRatio = 1;

  constructor(boxes: HTMLCanvasElement, overlay: HTMLCanvasElement) {
    this.boxes = boxes;
    this.overlay = overlay;
  }

  /** @param pixelRatio device pixels per CSS pixel */
  resize(widthPx: number, heightPx: number, pixelRatio: number): void {
    this.pixelRatio = pixelRatio;
    for (const canvas of [this.boxes, this.overlay]) {
      canvas.width = Math.max(1, Math.round(widthPx * pixelRatio));
      canvas.height = Math.max(1, Math.round(heightPx * pixelRatio));
    }
  }

  drawBoxes(
    pane: Pane,
    layers: readonly Layer[],
    palette: Palette,
    stylesOf: (answer: FlameAnswer) => Uint16Array,
    unitOf: (answer: FlameAnswer) => string,
  ): void {
    const context = this.cleared(this.boxes);
    if (context === null) return;
    this.visible.collect(pane, layers);
    const styles = layers.map(({ answer }) => stylesOf(answer));
    this.painter.paint(context, pane, this.visible, layers, styles, palette, this.pixelRatio);
    context.font = `${FONT_PX}px ${palette.theme.fontFamily}`;
    const fitter = this.fitterFor(context);
    drawLabels(context, pane, this.visible, layers, styles, palette, fitter, unitOf);
  }

  /** To be called with the pane and layers that the boxes were last drawn with. */
  drawOverlay(pane: Pane, layers: readonly Layer[], palette: Palette, marks: OverlayMarks): void {
    const context = this.cleared(this.overlay);
    if (context !== null) drawOverlay(context, pane, this.visible, layers, marks, palette.theme);
  }

  private fitterFor(context: CanvasRenderingContext2D): TextFitter {
    if (this.fitter === undefined || this.fitterFont !== context.font) {
      this.fitter = new TextFitter(text => context.measureText(text).width);
      this.fitterFont = context.font;
    }
    return this.fitter;
  }

  private cleared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    const context = canvas.getContext("2d");
    if (context === null) return null;
    context.setTransform(this.pixelRatio, 0, 0, this.pixelRatio, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    return context;
  }
}
