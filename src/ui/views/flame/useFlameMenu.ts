import { type RefObject, useEffect } from "react";
import { isMerged, stackOfBox } from "../../../render/flame/boxPath";
import type { Hit } from "../../../render/flame/hitTest";
import { BOX_PX, xOfFraction, yOfRow } from "../../../render/flame/pane";
import type { FunctionTarget } from "../../actions/functionActions";
import type { MenuPlace } from "../../functionMenu/useFunctionMenu";
import type { FlameStage } from "./FlameStage";
import type { HoverStore } from "./HoverStore";

/** The menu of a box: by a right click on it, or by the Menu key for the box that the keyboard is at. */
export function useFlameMenu(
  stage: FlameStage,
  hover: HoverStore,
  area: RefObject<HTMLElement | null>,
  openMenu: (target: FunctionTarget, place: MenuPlace) => void,
): void {
  useEffect(() => {
    const element = area.current;
    const open = (event: MouseEvent) => {
      if (element === null) return;
      const { left, top } = element.getBoundingClientRect();
      // Canvases do not take the focus: an event on anything else is the keyboard's.
      const byPointer = event.target instanceof HTMLCanvasElement;
      const hit = byPointer ? stage.hitAt(event.clientX - left, event.clientY - top) : stage.keyboardBox;
      const target = hit && targetOf(hit);
      if (hit === undefined || target === undefined) return;
      event.preventDefault();
      hover.release();
      hover.leave();
      stage.setHovered(hit);
      const place = byPointer ? { xPx: event.clientX, yPx: event.clientY } : placeOf(stage, hit, left, top);
      openMenu(target, place);
    };
    element?.addEventListener("contextmenu", open);
    return () => element?.removeEventListener("contextmenu", open);
  }, [stage, hover, area, openMenu]);
}

/** The function of a box; undefined for the root and for merged boxes. */
export function targetOf({ answer, box }: Hit): FunctionTarget | undefined {
  if (box === 0 || isMerged(answer, box)) return undefined;
  const { name, filterText } = answer.frames;
  const frame = answer.frame[box];
  return { name: name[frame], filterText: filterText[frame], stack: stackOfBox(answer, box) };
}

/** Below the visible part of a box's left edge. */
function placeOf(stage: FlameStage, { answer, box }: Hit, leftPx: number, topPx: number): MenuPlace {
  const pane = stage.targetPane;
  const xPx = Math.min(Math.max(0, xOfFraction(pane, answer.left[box])), pane.widthPx - 1);
  const yPx = Math.min(Math.max(0, yOfRow(pane, answer.depth[box]) + BOX_PX), pane.heightPx - 1);
  return { xPx: leftPx + xPx, yPx: topPx + yPx };
}
