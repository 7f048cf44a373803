import { type KeyboardEvent, useRef } from "react";
import type { EngineClient } from "../../../engine/client";
import type { TopTable } from "../../../engine/protocol";
import { TypeAhead } from "../../kit/typeAhead";
import type { Rows } from "../../kit/useRows";
import { targetRow } from "../../kit/rowKeys";
import type { MarkedRows } from "./useMarkedRows";

/** What keys do besides moving. */
export interface GridActions {
  readonly open: () => void;
  readonly copy: () => void;
}

/** Keys of the grid: rows, ranges, letters, copying. */
export function useGridKeys(
  engine: EngineClient,
  table: TopTable,
  /** Undefined while the rows are on their way. */
  rowCount: number | undefined,
  marked: MarkedRows,
  { reveal, rowsPerPage }: Pick<Rows, "reveal" | "rowsPerPage">,
  { open, copy }: GridActions,
): (event: KeyboardEvent) => void {
  const typeAhead = useRef(new TypeAhead());
  const { cursorRow, selectOne, toggle, extendTo, selectAll, moveCursor } = marked;
  const lastRow = (rowCount ?? 0) - 1;

  const find = async (prefix: string, fromRow: number) => {
    const outcome = await engine.ask({ kind: "topFind", ...table, prefix, fromRow }, "top-type-ahead");
    if (!outcome.ok || outcome.value.row < 0) return;
    reveal(outcome.value.row);
    selectOne(outcome.value.row, "replace");
  };

  /** @returns whether the key was for the grid */
  const act = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const hasCommand = event.ctrlKey || event.metaKey;
    const target = targetRow(key, cursorRow, Math.max(0, lastRow), rowsPerPage);
    if (target !== undefined) {
      // Keys that come before the rows do mean the first of them.
      if (lastRow >= 0) reveal(target);
      if (rowCount === 0) return true;
      if (shiftKey) extendTo(target);
      else if (hasCommand) moveCursor(target);
      else selectOne(target, "replace");
      return true;
    }
    // Not the text of the page.
    if (hasCommand && key === "a") {
      selectAll();
      return true;
    }
    if (lastRow < 0) return false;
    if (hasCommand) {
      if (key === "c" && !hasSelectedText(event.currentTarget)) copy();
      else if (key === " " && cursorRow !== undefined) toggle(cursorRow);
      else return false;
      return true;
    }
    const word = typeAhead.current.take(key, event.timeStamp);
    if (word !== undefined) {
      void find(word.word, word.isNew ? (cursorRow ?? -1) + 1 : (cursorRow ?? 0));
      return true;
    }
    if (cursorRow === undefined) return false;
    if (key === " ") toggle(cursorRow);
    else if (key === "Enter") open();
    else if (key === "Escape" && (marked.frames?.size ?? 0) > 1) selectOne(cursorRow, "replace");
    else return false;
    return true;
  };

  return event => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    // Enter and Space on a header's button sort.
    if (event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ")) return;
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Whether a part of a cell's text is selected, which the browser copies. */
function hasSelectedText(grid: Element): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && grid.contains(selection.anchorNode);
}
