import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import type { Rows } from "../../kit/useRows";
import type { ViewProps } from "../viewProps";
import { findRow } from "./findRow";
import { orderKeyOf, orderOf, type TopOrder, type TopRows } from "./useTopRows";

/** The selected row: by click, by keys, or because its function was selected somewhere else. */
export function useRowSelection(
  { engine, state, navigate, select }: ViewProps,
  order: TopOrder,
  { answer, rowAt, rowOf }: TopRows,
  { reveal, rowsPerPage }: Rows,
) {
  const { selection } = state;
  const selectedRow = selection === undefined ? undefined : rowOf(selection);
  /** The row that keys move from, also while its function is on its way. */
  const cursor = useRef<number>(undefined);
  /** The row to select once its function is here. */
  const pendingRow = useRef<number>(undefined);
  /** What was selected in here is on screen already; anything else is brought there. */
  const ownSelection = useRef<string>(undefined);
  if (selectedRow !== undefined && pendingRow.current === undefined) cursor.current = selectedRow;

  const selectRow = useCallback(
    (row: number) => {
      const name = rowAt(row)?.name;
      if (name === undefined) return;
      pendingRow.current = undefined;
      ownSelection.current = name;
      select(name);
    },
    [rowAt, select],
  );

  const moveTo = (row: number) => {
    cursor.current = row;
    reveal(row);
    const name = rowAt(row)?.name;
    pendingRow.current = name === undefined ? row : undefined;
    if (name === undefined) return;
    ownSelection.current = name;
    navigate({ selection: name }, "replace");
  };

  useEffect(() => {
    const row = pendingRow.current;
    const name = row === undefined ? undefined : rowAt(row)?.name;
    if (name === undefined) return;
    pendingRow.current = undefined;
    ownSelection.current = name;
    navigate({ selection: name }, "replace");
  }, [rowAt, navigate]);

  // A function that was selected somewhere else, or that another order moved, comes into view.
  const orderKey = JSON.stringify(order);
  const answeredOrder = answer && orderKeyOf(orderOf(answer));
  const isAnswered = answeredOrder === orderKeyOf(order);
  const shownOrder = useRef<string>(undefined);
  useEffect(() => {
    if (!isAnswered) return undefined;
    const sameOrder = shownOrder.current === orderKey;
    if (!sameOrder && shownOrder.current !== undefined && selection === undefined) reveal(0);
    shownOrder.current = orderKey;
    if (selection === undefined || (sameOrder && ownSelection.current === selection)) return undefined;
    ownSelection.current = selection;
    const row = rowOf(selection);
    if (row !== undefined) {
      reveal(row);
      return undefined;
    }
    let wanted = true;
    void findRow(engine, order, selection).then(found => {
      if (wanted && found !== undefined) reveal(found);
    });
    return () => {
      wanted = false;
    };
    // `rowOf` and `reveal` change with every window of rows; only another selection or order is a reason to scroll.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [engine, isAnswered, orderKey, selection]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Enter and Space on a header's button sort.
    if (event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ")) return;
    if (answer === undefined) {
      // Keys that come before the rows do mean the first of them.
      if (targetOf(event.key, undefined, 0, rowsPerPage) !== undefined) pendingRow.current = 0;
      return;
    }
    const last = answer.rowCount - 1;
    if (last < 0) return;
    if (event.key === "Enter") {
      if (selection === undefined) return;
      navigate({ view: "flamegraph" }, "push");
    } else {
      const target = targetOf(event.key, cursor.current, last, rowsPerPage);
      if (target === undefined) return;
      moveTo(target);
    }
    event.preventDefault();
  };

  return { selectedRow, selectRow, press };
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
