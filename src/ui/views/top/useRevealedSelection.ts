import { useEffect, useRef } from "react";
import type { EngineClient } from "../../../engine/client";
import type { TopTable } from "../../../engine/protocol";
import { tableKeyOf, type TopRows } from "./useTopRows";

/**
 * Brings a function into view that was selected somewhere else, or that another order moved; without one, another
 * order begins at its top.
 * @param isOwn the selection was made in the table, where it is on screen already
 */
export function useRevealedSelection(
  engine: EngineClient,
  table: TopTable,
  { answer, rowOf }: TopRows,
  selection: string | undefined,
  isOwn: boolean,
  reveal: (row: number) => void,
): void {
  const tableKey = tableKeyOf(table);
  const isAnswered = answer !== undefined && tableKeyOf(answer.question) === tableKey;
  const shown = useRef<{ readonly tableKey: string; readonly selection: string | undefined }>(undefined);
  useEffect(() => {
    if (!isAnswered) return undefined;
    const before = shown.current;
    shown.current = { tableKey, selection };
    const isSameTable = before?.tableKey === tableKey;
    if (selection === undefined) {
      if (!isSameTable && before !== undefined) reveal(0);
      return undefined;
    }
    if (isSameTable && (isOwn || before.selection === selection)) return undefined;
    const row = rowOf(selection);
    if (row !== undefined) {
      reveal(row);
      return undefined;
    }
    let wanted = true;
    void engine.ask({ kind: "topFind", ...table, name: selection, fromRow: 0 }, "top-find").then(found => {
      if (!wanted || !found.ok) return;
      if (found.value.row >= 0) reveal(found.value.row);
      else if (!isSameTable) reveal(0);
    });
    return () => {
      wanted = false;
    };
    // `rowOf` and `reveal` change with every window of rows; only another selection or table is a reason to scroll.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [engine, isAnswered, tableKey, selection]);
}
