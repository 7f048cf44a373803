import { MinimapPainter, minimapWindow } from "../../render/flame/minimap";
import { rowCountOf } from "../../render/flame/rows";
import { connectMinimap } from "./connectMinimap";
import type { FlameAsker } from "./FlameAsker";
import type { FlameStage } from "./FlameStage";

/**
 * Keeps the minimap's picture and window up to date, and lets it be used with a pointer.
 * @returns what stops it
 */
export function runMinimap(
  stage: FlameStage,
  asker: FlameAsker,
  canvas: HTMLCanvasElement,
  windowFrame: HTMLElement,
  rangeFrame: HTMLElement,
): () => void {
  const painter = new MinimapPainter();
  let widthPx = 0;
  let heightPx = 0;
  let request = 0;
  const size = () => ({ widthPx, heightPx, rootAtBottom: stage.pane.rootAtBottom });
  const rowCount = () => (stage.overview === undefined ? 1 : rowCountOf(stage.overview));

  const placeWindow = () => {
    windowFrame.hidden = stage.overview === undefined;
    if (stage.overview === undefined) return;
    const place = minimapWindow(stage.pane, rowCount(), size());
    windowFrame.style.translate = `${place.x}px ${place.y}px`;
    windowFrame.style.width = `${place.widthPx}px`;
    windowFrame.style.height = `${place.heightPx}px`;
  };
  const paint = () => {
    const context = canvas.getContext("2d");
    if (context === null || widthPx === 0) return;
    const ratio = devicePixelRatio;
    canvas.width = Math.round(widthPx * ratio);
    canvas.height = Math.round(heightPx * ratio);
    const { overview, palette } = stage;
    if (overview === undefined || palette === undefined) return;
    painter.paint(context, size(), overview, stage.stylesOf(overview, palette), palette, ratio);
  };
  const repaint = () => {
    cancelAnimationFrame(request);
    request = requestAnimationFrame(() => {
      paint();
      placeWindow();
    });
  };
  let wasRootAtBottom = stage.pane.rootAtBottom;
  const stop = stage.subscribe(change => {
    if (change === "overview" || change === "styled") repaint();
    if (change !== "moved") return;
    if (stage.pane.rootAtBottom === wasRootAtBottom) placeWindow();
    else repaint();
    wasRootAtBottom = stage.pane.rootAtBottom;
  });
  const observer = new ResizeObserver(([entry]) => {
    widthPx = entry.contentRect.width;
    heightPx = entry.contentRect.height;
    asker.setOverviewWidth(widthPx);
    paint();
    placeWindow();
  });
  observer.observe(canvas);

  const disconnect = connectMinimap(stage, canvas, rangeFrame, size, rowCount);
  repaint();
  return () => {
    stop();
    observer.disconnect();
    cancelAnimationFrame(request);
    asker.setOverviewWidth(0);
    disconnect();
  };
}
