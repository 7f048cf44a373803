import { type RefObject, useEffect, useRef } from "react";
import type { GraphHit } from "../../../render/graph/hitTest";
import { listenToGestures } from "../../kit/gestures";
import type { GraphStage } from "./GraphStage";
import type { HoverStore } from "./HoverStore";

export interface GraphPointerActions {
  readonly onClick: (hit: GraphHit | undefined) => void;
  readonly onDoubleClick: (hit: GraphHit | undefined) => void;
  /** A right click, or a finger that rests; CSS pixels of the window. @returns whether there is a menu */
  readonly onMenu: (hit: GraphHit | undefined, xPx: number, yPx: number) => boolean;
}

/** Mouse and touch on the graph. */
export function useGraphPointer(
  area: RefObject<HTMLElement | null>,
  stage: GraphStage,
  hover: HoverStore,
  actions: GraphPointerActions,
): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    // The details that a first click opens may move the view: the second click means what the first was on.
    let pressed: GraphHit | undefined;
    const point = (xPx: number, yPx: number) => {
      const hit = stage.hitAt(xPx, yPx);
      hover.pointAt(hit, xPx, yPx);
      element.toggleAttribute("data-on-hit", hit?.kind === "box");
    };
    const stopGestures = listenToGestures(element, {
      onHover: point,
      onLeave: () => hover.leave(),
      onPan: (dxPx, dyPx) => {
        hover.leave();
        stage.pan(dxPx, dyPx);
      },
      onZoom: (xPx, factor, yPx) => {
        hover.leave();
        stage.zoomAt(xPx, yPx, factor);
      },
      onPress: (xPx, yPx) => {
        pressed = stage.hitAt(xPx, yPx);
        // A finger does not hover: what an edge is, it is told by a tap.
        hover.pointAt(pressed?.kind === "edge" ? pressed : undefined, xPx, yPx);
      },
      onClick: () => latest.current.onClick(pressed),
      onDoubleClick: () => latest.current.onDoubleClick(pressed),
      onLongPress: (xPx, yPx) => {
        const { left, top } = element.getBoundingClientRect();
        hover.leave();
        latest.current.onMenu(stage.hitAt(xPx, yPx), left + xPx, top + yPx);
      },
    });
    const openMenu = (event: MouseEvent) => {
      // The keyboard's Menu key is told to the tree.
      if (event.target !== element && !(event.target instanceof SVGElement)) return;
      const { left, top } = element.getBoundingClientRect();
      const hit = stage.hitAt(event.clientX - left, event.clientY - top);
      if (latest.current.onMenu(hit, event.clientX, event.clientY)) {
        hover.leave();
        event.preventDefault();
      }
    };
    element.addEventListener("contextmenu", openMenu);
    return () => {
      stopGestures();
      element.removeEventListener("contextmenu", openMenu);
    };
  }, [area, stage, hover]);
}
