import { useMemo, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { EngineClient } from "../../../engine/client";
import type {
  Query,
  SourceIndexAnswer,
  SourceIndexColumn,
  SourceIndexKind,
  SourceIndexQuestion,
} from "../../../engine/protocol";
import { useAnswer } from "../../kit/useAnswer";

/** Rows fetched beyond those on screen, so that scrolling meets rows that are there. */
const AHEAD = 150;
const FIRST_WINDOW = { fromRow: 0, toRow: AHEAD };

/** What the index shows, and in which order. */
export interface IndexOrder {
  readonly query: Query;
  readonly of: SourceIndexKind;
  readonly sortBy: SourceIndexColumn;
  readonly descending: boolean;
  readonly filter: string;
  /** What is shown, whose row is looked for. */
  readonly wanted?: { readonly name: string; readonly file: string };
}

/** A function or a file. */
export interface IndexRowData {
  /** "" of files. */
  readonly name: string;
  readonly shownName: string;
  readonly file: string;
  readonly flat: number;
  readonly cum: number;
  /** In a comparison, where the figures are new - base. */
  readonly base: { readonly flat: number; readonly cum: number } | undefined;
}

export interface IndexRows {
  readonly answer: SourceIndexAnswer | undefined;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
  readonly rowAt: (row: number) => IndexRowData | undefined;
  /** Has these rows fetched, unless they are here. */
  readonly want: (firstRow: number, endRow: number) => void;
}

/** The rows of the index, fetched where they are looked at. */
export function useSourceIndex(engine: EngineClient, order: IndexOrder): IndexRows {
  const { wanted: _, ...rows } = order;
  const orderKey = JSON.stringify(rows);
  const wantedKey = JSON.stringify(order.wanted ?? null);
  const [window, setWindow] = useState({ orderKey, ...FIRST_WINDOW });
  // Another order begins at its top.
  const { fromRow, toRow } = window.orderKey === orderKey ? window : FIRST_WINDOW;
  const question = useMemo((): SourceIndexQuestion => {
    const { query, ...asked } = JSON.parse(orderKey) as IndexOrder;
    const wanted = JSON.parse(wantedKey) as IndexOrder["wanted"] | null;
    return { kind: "sourceIndex", ...query, ...asked, fromRow, toRow, ...(wanted && { wanted }) };
  }, [orderKey, wantedKey, fromRow, toRow]);
  const { answer, problem, waiting } = useAnswer(engine, question, "source index");
  return useMemo(() => {
    // A row that is drawn again is the same object, so that React can leave it alone.
    const known = new Map<number, IndexRowData | undefined>();
    const rowAt = (row: number) => {
      if (!known.has(row)) known.set(row, readRow(answer, row));
      return known.get(row);
    };
    const want = (firstRow: number, endRow: number) => {
      if (firstRow >= fromRow && endRow <= toRow) return;
      setWindow({ orderKey, fromRow: Math.max(0, firstRow - AHEAD), toRow: endRow + AHEAD });
    };
    return { answer, problem, waiting, rowAt, want };
  }, [answer, problem, waiting, orderKey, fromRow, toRow]);
}

function readRow(answer: SourceIndexAnswer | undefined, row: number): IndexRowData | undefined {
  if (answer === undefined) return undefined;
  const index = row - answer.fromRow;
  const name = answer.name[index];
  if (name === undefined) return undefined;
  const { baseFlat, baseCum } = answer;
  return {
    name,
    shownName: answer.shownName[index] ?? name,
    file: answer.file[index] ?? "",
    flat: answer.flat[index] ?? 0,
    cum: answer.cum[index] ?? 0,
    base:
      baseFlat === undefined || baseCum === undefined
        ? undefined
        : { flat: baseFlat[index] ?? 0, cum: baseCum[index] ?? 0 },
  };
}
