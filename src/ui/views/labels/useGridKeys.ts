import { type FocusEvent, type KeyboardEvent, useState } from "react";
import { targetRow } from "../../kit/rowKeys";
import type { Rows } from "../../kit/useRows";

/** Where keys can be in a row. */
export type GridColumn = "value" | "focus" | "ignore";
const COLUMNS: readonly GridColumn[] = ["value", "focus", "ignore"];

interface GridCell {
  readonly row: number;
  readonly column: GridColumn;
}

/**
 * The cell that keys are at, while the grid has the focus, and what they do.
 * @param act Enter or Space was pressed in a cell
 */
export function useGridKeys(rowCount: number, rows: Rows, act: (row: number, column: GridColumn) => void) {
  const [cell, setCell] = useState<GridCell>();
  const current =
    cell === undefined || rowCount === 0 ? undefined : { ...cell, row: Math.min(cell.row, rowCount - 1) };

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || rowCount === 0) return;
    if (event.key === "Enter" || event.key === " ") {
      // On a button that was clicked before, the browser presses it.
      if (event.target !== event.currentTarget) return;
      if (current !== undefined) act(current.row, current.column);
    } else {
      const target = targetOf(event.key, current, rowCount - 1, rows.rowsPerPage);
      if (target === undefined) return;
      // A button in it may have been clicked before.
      event.currentTarget.focus({ preventScroll: true });
      rows.reveal(target.row);
      setCell(target);
    }
    event.preventDefault();
  };
  const blur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setCell(undefined);
  };
  return { current, press, blur };
}

/** Where a key moves to; undefined for other keys. */
function targetOf(
  key: string,
  from: GridCell | undefined,
  last: number,
  rowsPerPage: number,
): GridCell | undefined {
  const column = from?.column ?? "value";
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const step = key === "ArrowRight" ? 1 : -1;
    const at = COLUMNS.indexOf(column) + (from === undefined ? 0 : step);
    return { row: from?.row ?? 0, column: COLUMNS[Math.min(2, Math.max(0, at))] ?? "value" };
  }
  const row = targetRow(key, from?.row, last, rowsPerPage);
  return row === undefined ? undefined : { row, column };
}
