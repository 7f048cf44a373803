import { useMemo } from "react";
import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import type { EngineClient } from "../../../engine/client";
import type {
  Query,
  TopAnswer,
  TopCells,
  TopCellsAnswer,
  TopCellsQuestion,
  TopColumn,
} from "../../../engine/protocol";
import { queryOf } from "../../../engine/protocol/query";
import { exactText } from "../../kit/exactText";
import { useAnswer } from "../../kit/useAnswer";

/** What the cells of a row say that come with a question of their own. */
export interface RowCells {
  /** As in `TopCellsAnswer.inlined`. */
  readonly inlined: number;
  readonly cellOf: (column: TopColumn) => CellText | undefined;
}

export interface CellText {
  readonly text: string;
  /** All of it. */
  readonly title: string;
}

/**
 * What columns beyond pprof's say of the rows that are at hand: rows are shown before it is known.
 * @returns frame id → its cells; undefined while they are on their way
 */
export function useTopCells(
  engine: EngineClient,
  rows: TopAnswer | undefined,
  columns: readonly TopColumn[],
): (frameId: number) => RowCells | undefined {
  const question = useMemo((): TopCellsQuestion | undefined => {
    if (rows === undefined) return undefined;
    return { kind: "topCells", ...queryOf(rows.question), frames: [...rows.frames.frameId], columns };
  }, [rows, columns]);
  const { answer } = useAnswer(engine, question, "top-cells");

  return useMemo(() => cellsOfFrames(answer, question), [answer, question]);
}

/** @param question what is asked now: the answer may be to another */
function cellsOfFrames(
  answer: TopCellsAnswer | undefined,
  question: TopCellsQuestion | undefined,
): (frameId: number) => RowCells | undefined {
  // Frames have other numbers under other options.
  if (answer === undefined || question === undefined || queryKey(answer.question) !== queryKey(question))
    return () => undefined;
  const places = new Map(answer.question.frames.map((frame, place) => [frame, place]));
  const columnCells = new Map(answer.question.columns.map((column, index) => [column, answer.cells[index]]));
  const known = new Map<number, RowCells>();
  return frameId => {
    const place = places.get(frameId);
    if (place === undefined) return undefined;
    let row = known.get(frameId);
    if (row === undefined) {
      row = {
        inlined: answer.inlined[place] ?? 0,
        cellOf: column => textOf(columnCells.get(column), place),
      };
      known.set(frameId, row);
    }
    return row;
  };
}

function queryKey(question: Query): string {
  return JSON.stringify(queryOf(question));
}

function textOf(cells: TopCells | undefined, place: number): CellText | undefined {
  if (cells === undefined) return undefined;
  if (cells.kind === "text") {
    const text = cells.texts[place] ?? "";
    return { text, title: text };
  }
  const value = cells.values[place] ?? Number.NaN;
  if (!Number.isFinite(value)) return { text: "–", title: "nothing to divide by" };
  const { unit, displayUnit } = cells;
  if (unit === "ratio") return { text: percentText(value, 1), title: String(value) };
  if (unit === "") return { text: value.toFixed(1), title: String(value) };
  return { text: shownValue(value, unit, displayUnit), title: exactText(value, unit) };
}
