import { type RefObject, useEffect } from "react";
import { isMerged, stackOfBox } from "../../render/flame/boxPath";
import type { Hit } from "../../render/flame/hitTest";
import { BOX_PX, xOfFraction, yOfRow } from "../../render/flame/pane";
import { shortNameOfBox } from "../../render/flame/boxWords";
import type { ViewState } from "../../state/viewState";
import type { FunctionTarget } from "../actions/functionActions";
import { commandShortcut } from "../actions/shortcuts";
import type { MenuPlace } from "../functionMenu/useFunctionMenu";
import type { MenuEntry, ViewEntries } from "../functionMenu/viewEntries";
import { isOnTooltip } from "../kit/gestures";
import type { FlameStage } from "./FlameStage";
import type { HoverStore } from "./HoverStore";
import { toggledRecursion } from "../../state/toggledRecursion";
import type { ZoomPath } from "../views/flame/useZoomPath";

/** The menu of a box: by a right click on it, or by the Menu key for the box that the keyboard is at. */
export function useFlameMenu(
  stage: FlameStage,
  hover: HoverStore,
  area: RefObject<HTMLElement | null>,
  openMenu: (hit: Hit, place: MenuPlace) => void,
): void {
  useEffect(() => {
    const element = area.current;
    const open = (event: MouseEvent) => {
      if (element === null || isOnTooltip(event.target)) return;
      const { left, top } = element.getBoundingClientRect();
      // Canvases do not take the focus: an event on anything else is the keyboard's.
      const byPointer = event.target instanceof HTMLCanvasElement;
      const hit = byPointer ? stage.hitAt(event.clientX - left, event.clientY - top) : stage.keyboardBox;
      if (hit === undefined) return;
      event.preventDefault();
      hover.release();
      hover.leave();
      stage.setHovered(hit);
      const place = byPointer ? { xPx: event.clientX, yPx: event.clientY } : placeOf(stage, hit, left, top);
      openMenu(hit, place);
    };
    element?.addEventListener("contextmenu", open);
    return () => element?.removeEventListener("contextmenu", open);
  }, [stage, hover, area, openMenu]);
}

/** What the view adds to the menu of a box. */
export function entriesOf(
  hit: Hit,
  zoom: Pick<ZoomPath, "zoomToBox" | "reset" | "zoomOutStep">,
  state: ViewState,
  navigate: (change: Partial<ViewState>, how: "push" | "replace") => void,
): ViewEntries {
  const isRoot = hit.box === 0;
  const { collapsesRecursion } = state;
  const zoomIn: MenuEntry = {
    id: "zoomHere",
    title: "Zoom here",
    explanation: "As wide as the view",
    shortcut: "Enter",
    run: () => zoom.zoomToBox(hit),
  };
  const zoomOut: MenuEntry = {
    id: "zoomOut",
    title: "Zoom out one step",
    explanation: "To the caller that is wider",
    shortcut: "Esc",
    run: () => void zoom.zoomOutStep(),
  };
  return {
    title: shortNameOfBox(hit.answer, hit.box),
    entries: [
      ...(isRoot ? [] : [zoomIn]),
      ...(state.zoom.length > 0 ? [zoomOut] : []),
      {
        id: "resetZoom",
        title: "Reset zoom",
        explanation: "The whole graph",
        shortcut: "0",
        run: zoom.reset,
      },
      {
        id: "recursion",
        title: collapsesRecursion ? "Show recursion" : "Collapse recursion",
        explanation: "Whether a function that calls itself is one box",
        run: () => navigate(toggledRecursion(state), "push"),
      },
    ],
    shortcuts: { copyName: commandShortcut("C") },
  };
}

/** The function of a box; undefined for the root and for merged boxes. */
export function targetOf({ answer, box }: Hit): FunctionTarget | undefined {
  if (box === 0 || isMerged(answer, box)) return undefined;
  const { name, shownName, filterText, packageName } = answer.frames;
  const frame = answer.frame[box];
  return {
    name: name[frame],
    shownName: shownName[frame],
    filterText: filterText[frame],
    packageName: packageName[frame],
    stack: stackOfBox(answer, box),
  };
}

/** Below the visible part of a box's left edge. */
function placeOf(stage: FlameStage, { answer, box }: Hit, leftPx: number, topPx: number): MenuPlace {
  const pane = stage.targetPane;
  const xPx = Math.min(Math.max(0, xOfFraction(pane, answer.left[box])), pane.widthPx - 1);
  const yPx = Math.min(Math.max(0, yOfRow(pane, answer.depth[box]) + BOX_PX), pane.heightPx - 1);
  return { xPx: leftPx + xPx, yPx: topPx + yPx };
}
