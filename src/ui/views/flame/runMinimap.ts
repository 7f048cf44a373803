import { MinimapPainter, minimapWindow, viewportAtMinimap } from "../../../render/flame/minimap";
import { rowCountOf } from "../../../render/flame/rows";
import { clampRange } from "../../../render/flame/viewport";
import type { FlameAsker } from "./FlameAsker";
import type { FlameStage } from "./FlameStage";

/**
 * Keeps the minimap's picture and window up to date, and lets the window be dragged.
 * @returns what stops it
 */
export function runMinimap(
  stage: FlameStage,
  asker: FlameAsker,
  canvas: HTMLCanvasElement,
  windowFrame: HTMLElement,
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

  /** Where in the window it was grabbed, from its centre. */
  let grabbedAt: { readonly x: number; readonly y: number } | undefined;
  const moveTo = (x: number, y: number) => {
    const wanted = viewportAtMinimap(stage.pane, rowCount(), size(), x, y);
    stage.scrollTo({ ...wanted, ...clampRange(wanted.fromFraction, wanted.toFraction) });
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || stage.overview === undefined) return;
    canvas.setPointerCapture(event.pointerId);
    const { x, y, widthPx: wide, heightPx: high } = minimapWindow(stage.pane, rowCount(), size());
    const inside =
      event.offsetX >= x && event.offsetX <= x + wide && event.offsetY >= y && event.offsetY <= y + high;
    grabbedAt = inside
      ? { x: event.offsetX - (x + wide / 2), y: event.offsetY - (y + high / 2) }
      : { x: 0, y: 0 };
    if (!inside) moveTo(event.offsetX, event.offsetY);
  };
  const move = (event: PointerEvent) => {
    if (grabbedAt !== undefined) moveTo(event.offsetX - grabbedAt.x, event.offsetY - grabbedAt.y);
  };
  const up = () => {
    grabbedAt = undefined;
  };
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  repaint();
  return () => {
    stop();
    observer.disconnect();
    cancelAnimationFrame(request);
    asker.setOverviewWidth(0);
    canvas.removeEventListener("pointerdown", down);
    canvas.removeEventListener("pointermove", move);
    canvas.removeEventListener("pointerup", up);
    canvas.removeEventListener("pointercancel", up);
  };
}
