import type { Hit } from "../../render/flame/hitTest";
import { fractionOfX, plotWidthPx } from "../../render/flame/pane";
import { panBySpans, zoomAround } from "../../render/flame/viewport";
import { listenToGestures } from "../kit/gestures";
import type { FlameStage } from "./FlameStage";
import type { HoverStore } from "./HoverStore";

/** Mouse and touch on the canvases; a long press is told in CSS pixels of the window. @returns what lets go of them */
export function connectPointer(
  stage: FlameStage,
  hover: HoverStore,
  element: HTMLElement,
  onClick: (hit: Hit | undefined) => void,
  onDoubleClick: (hit: Hit) => void,
  onLongPress: (hit: Hit, xPx: number, yPx: number) => void,
): () => void {
  const point = (hit: Hit | undefined, xPx: number, yPx: number) => {
    hover.pointAt(hit, xPx, yPx);
    if (hover.state.frozen) return;
    stage.setHovered(hit);
    element.toggleAttribute("data-on-box", hit !== undefined);
  };
  const leave = () => {
    hover.leave();
    if (!hover.state.frozen) stage.setHovered(undefined);
  };
  // The details that a first click opens may move the view: the second click means the box of the first.
  let pressed: Hit | undefined;
  const stopGestures = listenToGestures(element, {
    onHover: (xPx, yPx) => point(stage.hitAt(xPx, yPx), xPx, yPx),
    onLeave: leave,
    onPan: (dxPx, dyPx) => {
      hover.release();
      const pane = stage.targetPane;
      const panned = panBySpans(pane.viewport, -dxPx / plotWidthPx(pane));
      const scrollPx = pane.viewport.scrollPx + (pane.rootAtBottom ? dyPx : -dyPx);
      stage.scrollTo({ ...panned, scrollPx });
    },
    onZoom: (xPx, factor) => {
      hover.release();
      const pane = stage.targetPane;
      stage.moveTo(zoomAround(pane.viewport, fractionOfX(pane, xPx), factor));
    },
    onPress: (xPx, yPx) => {
      hover.release();
      pressed = stage.hitAt(xPx, yPx);
    },
    onClick: () => onClick(pressed),
    onDoubleClick: () => {
      if (pressed !== undefined) onDoubleClick(pressed);
    },
    onLongPress: (xPx, yPx) => {
      const hit = stage.hitAt(xPx, yPx);
      if (hit === undefined) return;
      const { left, top } = element.getBoundingClientRect();
      onLongPress(hit, left + xPx, top + yPx);
    },
  });
  // New boxes under a resting pointer.
  const stopRefresh = stage.subscribe(change => {
    if (change !== "drawn" || hover.state.hit === undefined) return;
    point(stage.hitAt(hover.xPx, hover.yPx), hover.xPx, hover.yPx);
  });
  return () => {
    stopGestures();
    stopRefresh();
  };
}
