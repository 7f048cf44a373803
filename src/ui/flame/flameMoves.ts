import { fractionOfX, plotWidthPx } from "../../render/flame/pane";
import { panBySpans, zoomAround } from "../../render/flame/viewport";
import type { FlameStage } from "./FlameStage";
import type { HoverStore } from "./HoverStore";

/** Movements of the graph by keys and buttons. */
export interface FlameMoves {
  /** Around the box under the pointer, where there is one; else around the middle. */
  readonly zoomBy: (factor: number) => void;
  /** Looks that far to the right and downwards, in CSS pixels. */
  readonly panBy: (dxPx: number, dyPx: number) => void;
}

export function flameMoves(stage: FlameStage, hover: HoverStore): FlameMoves {
  return {
    zoomBy: factor => {
      hover.release();
      const { target, targetPane } = stage;
      const anchor =
        hover.state.hit === undefined
          ? (target.fromFraction + target.toFraction) / 2
          : fractionOfX(targetPane, hover.xPx);
      stage.moveTo(zoomAround(target, anchor, factor), "animate");
    },
    panBy: (dxPx, dyPx) => {
      hover.release();
      const pane = stage.targetPane;
      const panned = panBySpans(pane.viewport, dxPx / plotWidthPx(pane));
      const scrollPx = pane.viewport.scrollPx + (pane.rootAtBottom ? -dyPx : dyPx);
      stage.scrollTo({ ...panned, scrollPx }, "animate");
    },
  };
}
