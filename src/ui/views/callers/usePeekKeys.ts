import { type KeyboardEvent, useEffect, useRef } from "react";
import { targetRow } from "../../kit/rowKeys";
import type { Rows } from "../../kit/useRows";
import type { ViewProps } from "../viewProps";

/** Keys of a grid of functions: arrows and pages select, Enter goes on from the selected one. */
export function usePeekKeys({
  rowCount,
  rows,
  selectedRow,
  nameAt,
  navigate,
  onEnter,
}: {
  readonly rowCount: number;
  readonly rows: Rows;
  readonly selectedRow: number | undefined;
  readonly nameAt: (row: number) => string | undefined;
  readonly navigate: ViewProps["navigate"];
  readonly onEnter: (row: number) => void;
}): (event: KeyboardEvent) => void {
  /** The row that keys have moved to, while its function is on its way. */
  const pendingRow = useRef<number>(undefined);
  useEffect(() => {
    const name = pendingRow.current === undefined ? undefined : nameAt(pendingRow.current);
    if (name === undefined) return;
    pendingRow.current = undefined;
    navigate({ selection: name }, "replace");
  });
  return event => {
    if (event.ctrlKey || event.metaKey || event.altKey || rowCount === 0) return;
    // Enter and Space on a header's button sort.
    if (event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ")) return;
    if (event.key === "Enter") {
      if (selectedRow !== undefined) onEnter(selectedRow);
    } else {
      const target = targetRow(event.key, pendingRow.current ?? selectedRow, rowCount - 1, rows.rowsPerPage);
      if (target === undefined) return;
      rows.reveal(target);
      const name = nameAt(target);
      pendingRow.current = name === undefined ? target : undefined;
      if (name !== undefined) navigate({ selection: name }, "replace");
    }
    event.preventDefault();
  };
}
