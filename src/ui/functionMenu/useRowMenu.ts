import { type RefObject, useEffect, useRef } from "react";
import { listenToLongPress } from "../kit/listenToLongPress";
import type { MenuPlace } from "./useFunctionMenu";

/**
 * The menu of a grid's row: by a right click or a long press on it, or by the Menu key.
 * @param keyboardRow the row that the Menu key means
 * @param open opens the menu of a row, counted from the first below the header; returns whether there is one
 */
export function useRowMenu(
  grid: RefObject<HTMLElement | null>,
  keyboardRow: (grid: HTMLElement) => Element | null,
  open: (row: number, place: MenuPlace) => boolean,
): void {
  const latest = useRef({ keyboardRow, open });
  useEffect(() => {
    latest.current = { keyboardRow, open };
  });
  useEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    const openByEvent = (event: MouseEvent) => {
      // The grid keeps the focus: an event on itself is the keyboard's.
      const isKeyboard = event.target === element;
      const row = isKeyboard ? latest.current.keyboardRow(element) : rowOf(event.target);
      if (row === null) return;
      const { left, bottom } = row.getBoundingClientRect();
      const place = isKeyboard ? { xPx: left, yPx: bottom } : { xPx: event.clientX, yPx: event.clientY };
      if (latest.current.open(rowNumber(row), place)) event.preventDefault();
    };
    element.addEventListener("contextmenu", openByEvent);
    const stopListening = listenToLongPress(element, (xPx, yPx, on) =>
      latest.current.open(rowNumber(rowOf(on)), { xPx, yPx }),
    );
    return () => {
      element.removeEventListener("contextmenu", openByEvent);
      stopListening();
    };
  }, [grid]);
}

function rowOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("[role=row]") : null;
}

/** A row's number; the header has one below 0. */
function rowNumber(row: Element | null): number {
  return Number(row?.getAttribute("aria-rowindex")) - 2;
}
