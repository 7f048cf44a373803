import { useMemo, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { EngineClient } from "../../../engine/client";
import type { SearchAnswer, TopAnswer, TopColumn, TopQuestion, TopTable } from "../../../engine/protocol";
import { queryOf } from "../../../engine/protocol/query";
import { useAnswer } from "../../kit/useAnswer";
import type { FigureChange, RowChange } from "./rowChange";
import { type RowCells, useTopCells } from "./useTopCells";

/** One function of the top table. */
export interface TopRowData {
  readonly name: string;
  /** As in `FrameNames`; the full name is the name itself where that can be read. */
  readonly shownName: string;
  readonly fullName: string;
  /** As `FrameNames.frameId`. */
  readonly frameId: number;
  /** As `FrameNames.filterText`. */
  readonly filterText: string;
  readonly packageName: string;
  readonly flat: number;
  readonly cum: number;
  readonly sum: number;
  readonly isHit: boolean;
  /** Both sides of a comparison. */
  readonly change: RowChange | undefined;
  /** What comes later; undefined until it is here. */
  readonly cells: RowCells | undefined;
}

export interface TopRows {
  /** The newest answer; of the table before while a new one is worked out. */
  readonly answer: TopAnswer | undefined;
  readonly problem: Problem | undefined;
  /** A row's function; undefined while it is on its way. */
  readonly rowAt: (row: number) => TopRowData | undefined;
  /** The row of a function, where it is among those at hand. */
  readonly rowOf: (name: string) => number | undefined;
  /** To be told which rows are visible, so that they are fetched. */
  readonly want: (firstRow: number, endRow: number) => void;
}

/** Rows fetched above and below the visible ones. */
const AHEAD = 150;
const FIRST_WINDOW = { fromRow: 0, toRow: 2 * AHEAD };

/** Equal for two tables exactly when their rows and figures are. */
export function tableKeyOf(table: TopTable): string {
  const { sortBy, descending, filter, only } = table;
  return JSON.stringify([queryOf(table), sortBy, descending, filter, only]);
}

/**
 * The rows of the top table, fetched from the engine in windows around what is visible.
 * @param columns those of the shown ones whose cells come with a question of their own
 */
export function useTopRows(
  engine: EngineClient,
  table: TopTable,
  columns: readonly TopColumn[],
  search: SearchAnswer | undefined,
): TopRows {
  const tableKey = tableKeyOf(table);
  const [wanted, setWanted] = useState({ tableKey, ...FIRST_WINDOW });
  // Another order begins at its top.
  const { fromRow, toRow } = wanted.tableKey === tableKey ? wanted : FIRST_WINDOW;

  const question = useMemo(
    (): TopQuestion => ({ kind: "top", ...table, fromRow, toRow }),
    [table, fromRow, toRow],
  );
  const { answer, problem } = useAnswer(engine, question, "top");
  const cellsOf = useTopCells(engine, answer, columns);

  const rowNames = useMemo(() => {
    const rows = new Map<string, number>();
    answer?.frames.name.forEach((name, index) => {
      if (!rows.has(name)) rows.set(name, answer.fromRow + index);
    });
    return rows;
  }, [answer]);

  return useMemo(() => {
    // A row that is drawn again is the same object, so that React can leave it alone.
    const known = new Map<number, TopRowData | undefined>();
    const rowAt = (row: number): TopRowData | undefined => {
      if (!known.has(row)) known.set(row, readRow(row));
      return known.get(row);
    };
    const readRow = (row: number): TopRowData | undefined => {
      if (answer === undefined) return undefined;
      const index = row - answer.fromRow;
      const name = answer.frames.name[index];
      const frameId = answer.frames.frameId[index];
      if (name === undefined || frameId === undefined) return undefined;
      return {
        name,
        shownName: answer.frames.shownName[index] ?? name,
        fullName: answer.frames.fullName.get(index) ?? name,
        frameId,
        filterText: answer.frames.filterText[index] ?? "",
        packageName: answer.frames.packageName[index] ?? "",
        flat: answer.flat[index] ?? 0,
        cum: answer.cum[index] ?? 0,
        sum: answer.sum[index] ?? 0,
        change: changeOf(answer, index),
        isHit: search?.matches[frameId] === 1,
        cells: cellsOf(frameId),
      };
    };
    const want = (firstRow: number, endRow: number) => {
      if (firstRow >= fromRow && endRow <= toRow) return;
      setWanted({ tableKey, fromRow: Math.max(0, firstRow - AHEAD), toRow: endRow + AHEAD });
    };
    return { answer, problem, rowAt, rowOf: (name: string) => rowNames.get(name), want };
  }, [answer, problem, rowNames, cellsOf, search, tableKey, fromRow, toRow]);
}

/** Both sides of a row; undefined where nothing is compared. */
function changeOf({ comparison, flat, cum }: TopAnswer, index: number): RowChange | undefined {
  if (comparison === undefined) return undefined;
  const { baseFlat, baseCum, flatSigmas, cumSigmas, countType } = comparison;
  const side = (base: Float64Array, delta: Float64Array, sigmas: Float64Array): FigureChange => ({
    base: base[index] ?? 0,
    new: (base[index] ?? 0) + (delta[index] ?? 0),
    sigmas: countType === undefined ? undefined : (sigmas[index] ?? 0),
  });
  return { flat: side(baseFlat, flat, flatSigmas), cum: side(baseCum, cum, cumSigmas) };
}
