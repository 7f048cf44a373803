import { type RefObject, useEffect } from "react";
import { preferencesStore } from "../../state/preferences";
import { hasModifier, isTyping, ownsKeys } from "../kit/typing";
import type { FlameMoves } from "./flameMoves";
import type { HoverStore } from "./HoverStore";

export interface FlameKeyActions extends FlameMoves {
  /** @returns whether there was anything to zoom out of */
  readonly zoomOutStep: () => boolean;
  readonly reset: () => void;
  /** @returns whether there is a search to walk the hits of */
  readonly walkMatches: (step: 1 | -1) => boolean;
}

/** How far a key moves the graph. */
const PAN_PX = 100;

/** What single keys do, by where they are on the keyboard: so that these four lie together in every layout. */
const PAN_OF_CODE: { readonly [code: string]: readonly [dxPx: number, dyPx: number] } = {
  KeyW: [0, -PAN_PX],
  KeyA: [-PAN_PX, 0],
  KeyS: [0, PAN_PX],
  KeyD: [PAN_PX, 0],
};

/** Keys that work anywhere in the view, and where nothing has the focus; never while typing. */
export function useFlameKeys(
  view: RefObject<HTMLElement | null>,
  hover: Pick<HoverStore, "release" | "shiftDown" | "shiftUp">,
  { zoomOutStep, reset, zoomBy, panBy, walkMatches }: FlameKeyActions,
): void {
  useEffect(() => {
    const isOurs = (event: KeyboardEvent) =>
      !event.defaultPrevented &&
      !isTyping(event.target) &&
      event.target instanceof Node &&
      (event.target === document.body || view.current?.contains(event.target) === true);
    /** @returns whether the key did something */
    const act = (event: KeyboardEvent): boolean => {
      if (event.key === "Escape") return hover.release() || zoomOutStep();
      if (event.key === "F3") return walkMatches(event.shiftKey ? -1 : 1);
      // Single keys can be turned off.
      if (!preferencesStore.getState().singleKeys) return false;
      switch (event.key) {
        case "0":
          reset();
          return true;
        case "+":
        case "=":
          zoomBy(2);
          return true;
        case "-":
        case "_":
          zoomBy(0.5);
          return true;
      }
      // In the tree letters are the beginnings of names.
      if (ownsKeys(event.target)) return false;
      if (event.key.toLowerCase() === "n") return walkMatches(event.shiftKey ? -1 : 1);
      const pan = PAN_OF_CODE[event.code];
      if (pan === undefined || event.shiftKey) return false;
      panBy(...pan);
      return true;
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
  }, [view, hover, zoomOutStep, reset, zoomBy, panBy, walkMatches]);
}
