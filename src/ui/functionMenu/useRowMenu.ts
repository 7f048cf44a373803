import { type RefObject, useEffect, useRef } from "react";
import type { FunctionTarget } from "../actions/functionActions";
import { listenToLongPress } from "../kit/listenToLongPress";
import type { MenuPlace } from "./useFunctionMenu";

/** The menu of a grid's row, whose rows are functions: by a right click or a long press on it, or by the Menu key for the selected one. */
export function useRowMenu(
  grid: RefObject<HTMLElement | null>,
  rowAt: (row: number) => FunctionTarget | undefined,
  openMenu: (target: FunctionTarget, place: MenuPlace) => void,
): void {
  const latest = useRef({ rowAt, openMenu });
  useEffect(() => {
    latest.current = { rowAt, openMenu };
  });
  useEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    /** @returns whether there is a function in that row */
    const open = (row: Element | null, place: MenuPlace): boolean => {
      const data = latest.current.rowAt(Number(row?.getAttribute("aria-rowindex")) - 2);
      if (data === undefined) return false;
      const { name, shownName = name, filterText } = data;
      latest.current.openMenu({ name, shownName, filterText }, place);
      return true;
    };
    const openByEvent = (event: MouseEvent) => {
      // The grid keeps the focus: an event on itself is the keyboard's.
      const isKeyboard = event.target === element;
      const row = isKeyboard ? element.querySelector("[aria-selected=true]") : rowOf(event.target);
      if (row === null) return;
      const { left, bottom } = row.getBoundingClientRect();
      const place = isKeyboard ? { xPx: left, yPx: bottom } : { xPx: event.clientX, yPx: event.clientY };
      if (open(row, place)) event.preventDefault();
    };
    element.addEventListener("contextmenu", openByEvent);
    const stopListening = listenToLongPress(element, (xPx, yPx, on) => open(rowOf(on), { xPx, yPx }));
    return () => {
      element.removeEventListener("contextmenu", openByEvent);
      stopListening();
    };
  }, [grid]);
}

function rowOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("[role=row]") : null;
}
