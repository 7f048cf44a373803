import { useMemo, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { EngineClient } from "../../../engine/client";
import type { Query, SearchAnswer, TopAnswer, TopColumn, TopQuestion } from "../../../engine/protocol";
import { useAnswer } from "../../kit/useAnswer";
import type { RowChange } from "./rowChange";
import type { TopRowData } from "./TopRow";

/** What the rows of a table depend on, besides the window. */
export interface TopOrder {
  readonly query: Query;
  readonly sortBy: TopColumn;
  readonly descending: boolean;
}

export interface TopRows {
  /** The newest answer; of the order before while a new one is worked out. */
  readonly answer: TopAnswer | undefined;
  readonly problem: Problem | undefined;
  /** Rows that pprof's `nodecount` leaves out. */
  readonly hiddenRows: number;
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

/** Equal for two orders exactly when their tables are. */
export function orderKeyOf({ query, sortBy, descending }: TopOrder): string {
  const { sampleTypeIndex, options, comparison } = query;
  return JSON.stringify([sampleTypeIndex, options, comparison, sortBy, descending]);
}

/** The order that an answer has. */
export function orderOf({ question }: TopAnswer): TopOrder {
  return { query: question, sortBy: question.sortBy, descending: question.descending };
}

/** The rows of the top table, fetched from the engine in windows around what is visible. */
export function useTopRows(engine: EngineClient, order: TopOrder, search: SearchAnswer | undefined): TopRows {
  const { query, sortBy, descending } = order;
  const orderKey = orderKeyOf(order);
  const [wanted, setWanted] = useState({ orderKey, ...FIRST_WINDOW });
  // Another order begins at its top.
  const { fromRow, toRow } = wanted.orderKey === orderKey ? wanted : FIRST_WINDOW;

  const question = useMemo(
    (): TopQuestion => ({ kind: "top", ...query, sortBy, descending, filter: "", fromRow, toRow }),
    [query, sortBy, descending, fromRow, toRow],
  );
  const { answer: whole, problem } = useAnswer(engine, question, "top");
  const answer = useMemo(() => whole && firstRows(whole), [whole]);
  const hiddenRows = (whole?.rowCount ?? 0) - (answer?.rowCount ?? 0);

  const rowNames = useMemo(() => {
    const rows = new Map<string, number>();
    answer?.frames.name.forEach((name, index) => rows.set(name, answer.fromRow + index));
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
      if (name === undefined) return undefined;
      return {
        name,
        filterText: answer.frames.filterText[index] ?? "",
        flat: answer.flat[index] ?? 0,
        cum: answer.cum[index] ?? 0,
        sum: answer.sum[index] ?? 0,
        inlined: 0,
        change: changeOf(answer, index),
        isHit: search?.matches[answer.frames.frameId[index] ?? -1] === 1,
      };
    };
    const want = (firstRow: number, endRow: number) => {
      if (firstRow >= fromRow && endRow <= toRow) return;
      setWanted({ orderKey, fromRow: Math.max(0, firstRow - AHEAD), toRow: endRow + AHEAD });
    };
    return { answer, problem, hiddenRows, rowAt, rowOf: (name: string) => rowNames.get(name), want };
  }, [answer, problem, hiddenRows, rowNames, search, orderKey, fromRow, toRow]);
}

/** Of `top20` only twenty rows: pprof's `nodecount`, where it says one and nothing is untrimmed. */
function firstRows(answer: TopAnswer): TopAnswer {
  const { nodecount = -1, trim = true } = answer.question.options;
  return trim && nodecount > 0 && nodecount < answer.rowCount ? { ...answer, rowCount: nodecount } : answer;
}

/** Both sides of a row; undefined where nothing is compared. */
function changeOf({ comparison, flat, cum }: TopAnswer, index: number): RowChange | undefined {
  if (comparison === undefined) return undefined;
  const { baseFlat, baseCum, flatSigmas, cumSigmas, countType } = comparison;
  const side = (base: Float64Array, delta: Float64Array, sigmas: Float64Array) => ({
    base: base[index] ?? 0,
    new: (base[index] ?? 0) + (delta[index] ?? 0),
    sigmas: countType === undefined ? undefined : (sigmas[index] ?? 0),
  });
  return { flat: side(baseFlat, flat, flatSigmas), cum: side(baseCum, cum, cumSigmas) };
}
