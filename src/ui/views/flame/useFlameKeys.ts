import { type RefObject, useEffect } from "react";
import { preferencesStore } from "../../../state/preferences";
import type { HoverStore } from "./HoverStore";
import { hasModifier, isTyping } from "./keys";

export interface FlameKeyActions {
  /** @returns whether there was anything to zoom out of */
  readonly zoomOutStep: () => boolean;
  readonly reset: () => void;
  readonly zoomBy: (factor: number) => void;
}

/** Keys that work anywhere in the view, and where nothing has the focus; never while typing. */
export function useFlameKeys(
  view: RefObject<HTMLElement | null>,
  hover: Pick<HoverStore, "release" | "shiftDown" | "shiftUp">,
  { zoomOutStep, reset, zoomBy }: FlameKeyActions,
): void {
  useEffect(() => {
    const isOurs = (event: KeyboardEvent) =>
      !event.defaultPrevented &&
      !isTyping(event.target) &&
      event.target instanceof Node &&
      (event.target === document.body || view.current?.contains(event.target) === true);
    const act = (event: KeyboardEvent): boolean => {
      switch (event.key) {
        case "Escape":
          return hover.release() || zoomOutStep();
        case "0":
          return singleKey(reset);
        case "+":
        case "=":
          return singleKey(() => zoomBy(2));
        case "-":
          return singleKey(() => zoomBy(0.5));
        default:
          return false;
      }
    };
    /** Single keys can be turned off. */
    const singleKey = (run: () => void): boolean => {
      const { singleKeys } = preferencesStore.getState();
      if (singleKeys) run();
      return singleKeys;
    };
    const down = (event: KeyboardEvent) => {
      if (event.key === "Shift" && !event.repeat) {
        if (!isTyping(event.target)) hover.shiftDown(event.timeStamp);
        return;
      }
      if (isOurs(event) && !hasModifier(event) && act(event)) event.preventDefault();
    };
    const up = (event: KeyboardEvent) => {
      if (event.key === "Shift") hover.shiftUp(event.timeStamp);
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
    };
  }, [view, hover, zoomOutStep, reset, zoomBy]);
}
