import { type KeyboardEvent, useEffect, useRef } from "react";
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
      const target = targetOf(event.key, pendingRow.current ?? selectedRow, rowCount - 1, rows.rowsPerPage);
      if (target === undefined) return;
      rows.reveal(target);
      const name = nameAt(target);
      pendingRow.current = name === undefined ? target : undefined;
      if (name !== undefined) navigate({ selection: name }, "replace");
    }
    event.preventDefault();
  };
}

/** Where a key moves to; undefined for other keys. */
function targetOf(
  key: string,
  from: number | undefined,
  last: number,
  rowsPerPage: number,
): number | undefined {
  const clamp = (row: number) => Math.min(last, Math.max(0, row));
  const page = Math.max(1, rowsPerPage - 1);
  switch (key) {
    case "ArrowDown":
      return clamp((from ?? -1) + 1);
    case "ArrowUp":
      return clamp((from ?? 1) - 1);
    case "PageDown":
      return clamp((from ?? -1) + page);
    case "PageUp":
      return clamp((from ?? page) - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
