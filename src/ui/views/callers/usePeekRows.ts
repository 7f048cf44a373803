import { useMemo, useState } from "react";
import type { Problem } from "../../../base/problem";
import type { EngineClient } from "../../../engine/client";
import type {
  PeekAnswer,
  PeekColumn,
  PeekQuestion,
  PeekSide,
  Query,
  SearchAnswer,
} from "../../../engine/protocol";
import type { FunctionTarget } from "../../actions/functionActions";
import { useAnswer } from "../../kit/useAnswer";

/** Rows fetched beyond those on screen, so that scrolling meets rows that are there. */
const AHEAD = 150;
const FIRST_WINDOW = { fromRow: 0, toRow: AHEAD };

/** What a table of callers or callees shows, and in which order. */
export interface PeekOrder {
  readonly query: Query;
  readonly pivot: string;
  readonly side: PeekSide;
  readonly sortBy: PeekColumn;
  readonly descending: boolean;
}

/** A caller or callee. */
export interface PeekRowData extends FunctionTarget {
  readonly shownName: string;
  readonly fullName: string;
  readonly weight: number;
  readonly exactWeight: string | undefined;
  /** In a comparison, where the weight is new - base. */
  readonly base: number | undefined;
  readonly isInlined: boolean;
  readonly isHit: boolean;
}

export interface PeekRows {
  /** To the order as it is now, or, while that is worked on, to the one before. */
  readonly answer: PeekAnswer | undefined;
  readonly problem: Problem | undefined;
  readonly rowAt: (row: number) => PeekRowData | undefined;
  readonly rowOf: (name: string) => number | undefined;
  /** Has these rows fetched, unless they are here. */
  readonly want: (firstRow: number, endRow: number) => void;
}

/** The rows of a table, fetched where they are looked at. */
export function usePeekRows(
  engine: EngineClient,
  order: PeekOrder,
  search: SearchAnswer | undefined,
): PeekRows {
  const orderKey = JSON.stringify(order);
  const [wanted, setWanted] = useState({ orderKey, ...FIRST_WINDOW });
  // Another order begins at its top.
  const { fromRow, toRow } = wanted.orderKey === orderKey ? wanted : FIRST_WINDOW;
  const question = useMemo((): PeekQuestion => {
    const { query, ...table } = JSON.parse(orderKey) as PeekOrder;
    return { kind: "peek", ...query, ...table, fromRow, toRow };
  }, [orderKey, fromRow, toRow]);
  const { answer, problem } = useAnswer(engine, question, `peek ${order.side}`);

  return useMemo(() => {
    const rowOfName = new Map(answer?.frames.name.map((name, index) => [name, answer.fromRow + index]));
    // A row that is drawn again is the same object, so that React can leave it alone.
    const known = new Map<number, PeekRowData | undefined>();
    const rowAt = (row: number) => {
      if (!known.has(row)) known.set(row, readRow(answer, row, search));
      return known.get(row);
    };
    const want = (firstRow: number, endRow: number) => {
      if (firstRow >= fromRow && endRow <= toRow) return;
      setWanted({ orderKey, fromRow: Math.max(0, firstRow - AHEAD), toRow: endRow + AHEAD });
    };
    return { answer, problem, rowAt, rowOf: (name: string) => rowOfName.get(name), want };
  }, [answer, problem, search, orderKey, fromRow, toRow]);
}

function readRow(
  answer: PeekAnswer | undefined,
  row: number,
  search: SearchAnswer | undefined,
): PeekRowData | undefined {
  if (answer === undefined) return undefined;
  const index = row - answer.fromRow;
  const name = answer.frames.name[index];
  if (name === undefined) return undefined;
  return {
    name,
    shownName: answer.frames.shownName[index] ?? name,
    fullName: answer.frames.fullName.get(index) ?? name,
    filterText: answer.frames.filterText[index] ?? "",
    weight: answer.weight[index] ?? 0,
    exactWeight: answer.exactWeight?.[index],
    base: answer.base?.[index],
    isInlined: answer.isInlined[index] === 1,
    isHit: search?.matches[answer.frames.frameId[index] ?? -1] === 1,
  };
}
