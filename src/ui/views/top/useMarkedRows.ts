import { useCallback, useEffect, useRef, useState } from "react";
import type { EngineClient } from "../../../engine/client";
import type { TopTable } from "../../../engine/protocol";
import type { ViewState } from "../../../state/viewState";
import type { ViewProps } from "../viewProps";
import { tableKeyOf, type TopRows } from "./useTopRows";

/** Functions that are selected together. */
interface Marks {
  /** What frame ids are numbers under. */
  readonly framesKey: string;
  /** The one of them that the link names: as long as it does, the others are selected with it. */
  readonly primary: string;
  readonly frames: ReadonlySet<number>;
}

/** A row of a table in one order. */
interface PlacedRow {
  readonly tableKey: string;
  readonly row: number;
}

interface PendingRow extends PlacedRow {
  /** What is selected with it; undefined: nothing. */
  readonly frames: ReadonlySet<number> | undefined;
}

export interface MarkedRows {
  /** The row that keys move from. */
  readonly cursorRow: number | undefined;
  /** Frame ids of what is selected; undefined where it is one function that is named by the link alone. */
  readonly frames: ReadonlySet<number> | undefined;
  readonly isSelected: (row: number) => boolean;
  /** Frame ids of a range that is being selected, once they are known; undefined where none is. */
  readonly underWay: () => Promise<ReadonlySet<number> | undefined> | undefined;
  /** Selects one row and nothing else. @param how as in `navigate` */
  readonly selectOne: (row: number, how: "push" | "replace") => void;
  /** Selects the row as well, or no longer. */
  readonly toggle: (row: number) => void;
  /** Selects all rows from where the selection began. */
  readonly extendTo: (row: number) => void;
  readonly selectAll: () => void;
  /** Moves the keys' row and nothing else. */
  readonly moveCursor: (row: number) => void;
}

/**
 * Which rows are selected. One function is named by the link, as in all views; others may be selected with it, here
 * and as long as the link names the same.
 */
export function useMarkedRows(
  engine: EngineClient,
  table: TopTable,
  { answer, rowAt, rowOf }: TopRows,
  { selection, navigate, select }: Pick<ViewProps, "navigate" | "select"> & Pick<ViewState, "selection">,
): MarkedRows {
  const tableKey = tableKeyOf(table);
  const framesKey = JSON.stringify([table.options, table.comparison, table.sourceMaps]);
  const [given, setMarks] = useState<Marks>();
  const [cursor, setCursor] = useState<PlacedRow>();
  /** Where a range begins. */
  const anchor = useRef<PlacedRow>(undefined);
  /** A row to select once its function is here. */
  const [pending, setPending] = useState<PendingRow>();
  const rangeNumber = useRef(0);
  const range = useRef<Promise<ReadonlySet<number> | undefined>>(undefined);

  const marks = given?.framesKey === framesKey && given.primary === selection ? given : undefined;
  const namedRow = selection === undefined ? undefined : rowOf(selection);
  const isOwn = marks !== undefined || pending?.tableKey === tableKey;
  const cursorRow =
    cursor?.tableKey === tableKey && (isOwn || namedRow === undefined) ? cursor.row : namedRow;

  const choose = useCallback(
    (row: number, frames: ReadonlySet<number> | undefined, how: "push" | "replace") => {
      rangeNumber.current++;
      range.current = undefined;
      setCursor({ tableKey, row });
      const data = rowAt(row);
      setPending(data === undefined ? { tableKey, row, frames } : undefined);
      if (data === undefined) return;
      setMarks({ framesKey, primary: data.name, frames: frames ?? new Set([data.frameId]) });
      if (data.name === selection) return;
      if (how === "push") select(data.name);
      else navigate({ selection: data.name }, how);
    },
    [tableKey, framesKey, rowAt, selection, navigate, select],
  );
  const arrived = pending?.tableKey === tableKey ? rowAt(pending.row) : undefined;
  const arrivedName = arrived?.name;
  useEffect(() => {
    if (arrivedName !== undefined) navigate({ selection: arrivedName }, "replace");
  }, [arrivedName, navigate]);
  if (pending !== undefined && arrived !== undefined && arrivedName === selection) {
    setPending(undefined);
    const frames = pending.frames ?? new Set([arrived.frameId]);
    setMarks({ framesKey, primary: arrived.name, frames });
  }

  const selectOne = useCallback(
    (row: number, how: "push" | "replace") => {
      anchor.current = { tableKey, row };
      choose(row, undefined, how);
    },
    [tableKey, choose],
  );
  const selectedNow = (): ReadonlySet<number> => {
    const named = namedRow === undefined ? undefined : rowAt(namedRow);
    return marks?.frames ?? new Set(named === undefined ? [] : [named.frameId]);
  };
  const toggle = (row: number) => {
    const data = rowAt(row);
    if (data === undefined) return;
    const frames = new Set(selectedNow());
    if (!frames.delete(data.frameId)) frames.add(data.frameId);
    anchor.current = { tableKey, row };
    choose(row, frames, "replace");
  };
  const selectRange = async (from: number, to: number, row: number) => {
    const number = ++rangeNumber.current;
    const [fromRow, toRow] = from < to ? [from, to + 1] : [to, from + 1];
    const asked = engine
      .ask({ kind: "topFrames", ...table, fromRow, toRow }, "top-frames")
      .then(outcome => (outcome.ok ? new Set(outcome.value.frames) : undefined));
    range.current = asked;
    const frames = await asked;
    if (frames !== undefined && rangeNumber.current === number) choose(row, frames, "replace");
  };
  const anchorRow = () => (anchor.current?.tableKey === tableKey ? anchor.current.row : cursorRow);
  const extendTo = (row: number) => {
    const from = anchorRow() ?? row;
    anchor.current = { tableKey, row: from };
    setCursor({ tableKey, row });
    void selectRange(from, row, row);
  };
  const lastRow = (answer?.rowCount ?? 0) - 1;
  const selectAll = () => {
    if (lastRow >= 0) void selectRange(0, lastRow, cursorRow ?? 0);
  };
  const isSelected = (row: number) => {
    if (marks === undefined) return row === namedRow;
    const frameId = rowAt(row)?.frameId;
    return frameId !== undefined && marks.frames.has(frameId);
  };
  const moveCursor = (row: number) => {
    setCursor({ tableKey, row });
    // The selection is this table's own now, wherever it came from.
    if (marks === undefined && selection !== undefined)
      setMarks({ framesKey, primary: selection, frames: selectedNow() });
  };
  const underWay = () => range.current;
  return {
    cursorRow,
    frames: marks?.frames,
    isSelected,
    underWay,
    selectOne,
    toggle,
    extendTo,
    selectAll,
    moveCursor,
  };
}
