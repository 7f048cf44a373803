import type { Problem } from "../../../base/problem";
import type { Result } from "../../../base/result";
import type { Steps } from "../../../base/steps";
import type { LoadedProfile } from "../../loaded";
import type {
  FrameNamesAnswer,
  FrameNamesQuestion,
  TopAnswer,
  TopCells,
  TopCellsAnswer,
  TopCellsQuestion,
  TopComparison,
  TopFindAnswer,
  TopFindQuestion,
  TopFramesAnswer,
  TopFramesQuestion,
  TopQuestion,
} from "../../protocol";
import type { Session } from "../../session";
import { type AnswerSteps, type Handler, onSession } from "../question";
import { columnOf, inlinedMarks, printedTotals, unitOfTable } from "./columns";
import { comparedFigures } from "./comparison";
import { findRow } from "./findRow";
import { onRows, type TopRows } from "./rows";

/** A window of rows of the top table. */
export function answerTop(
  loaded: LoadedProfile,
  question: TopQuestion,
): Promise<Result<AnswerSteps<TopAnswer>, Problem>> {
  return onRows(loaded, question, topRows);
}

function* topRows(session: Session, question: TopQuestion, rows: TopRows): Steps<TopAnswer> {
  const { sampleTypeIndex, options } = question;
  const isMean = options.mean === true;
  yield;
  yield* session.looks.knowShades();
  const printed = yield* printedTotals(session, sampleTypeIndex, isMean);
  const { fromRow, toRow } = clamped(question, rows);
  const frames = rows.frames.slice(fromRow, toRow);
  const comparison = yield* compareRows(session, sampleTypeIndex, frames);
  const frameNames = yield* session.looks.columns(frames);
  return {
    kind: "top",
    question,
    rowCount: rows.frames.length,
    allRowCount: rows.allCount,
    cutRowCount: rows.cutCount,
    flatSum: rows.flatSums.at(-1) ?? 0,
    fromRow,
    flat: Float64Array.from(frames, frame => printed.flat[frame]),
    cum: Float64Array.from(frames, frame => printed.cum[frame]),
    sum: rows.flatSums.slice(fromRow, toRow),
    frames: frameNames,
    displayUnit: unitOfTable(session, sampleTypeIndex, printed, isMean),
    reportTotal: session.reportTotal(sampleTypeIndex, isMean),
    ...(comparison === undefined ? {} : { comparison }),
  };
}

function clamped(window: { fromRow: number; toRow: number }, { frames }: TopRows) {
  const fromRow = Math.max(0, Math.min(window.fromRow, frames.length));
  return { fromRow, toRow: Math.max(fromRow, Math.min(window.toRow, frames.length)) };
}

/** Both sides of some rows of a comparison; undefined where nothing is compared. */
function* compareRows(
  session: Session,
  sampleTypeIndex: number,
  rows: Uint32Array,
): Steps<TopComparison | undefined> {
  const compared = yield* comparedFigures(session, sampleTypeIndex);
  if (compared === undefined) return undefined;
  const { flat, cum, countType } = compared;
  const column = (of: Float64Array | undefined) => Float64Array.from(rows, frame => of?.[frame] ?? 0);
  return {
    baseFlat: column(flat.base),
    baseCum: column(cum.base),
    flatSigmas: column(flat.sigmas),
    cumSigmas: column(cum.sigmas),
    countType,
  };
}

/** What columns beyond pprof's say of some frames, and how these are marked. */
export const answerTopCells: Handler<TopCellsQuestion> = onSession(
  function* (session, question): Steps<TopCellsAnswer> {
    const { frames, columns } = question;
    const cells: (TopCells | undefined)[] = [];
    for (const column of columns) {
      const found = yield* columnOf(session, question, column);
      if (found === undefined) cells.push(undefined);
      else if (found.kind === "text") cells.push({ kind: "text", texts: frames.map(found.textOf) });
      else {
        const { values, unit, displayUnit } = found;
        const ofFrames = Float64Array.from(frames, frame => values[frame] ?? Number.NaN);
        cells.push({ kind: "number", values: ofFrames, unit, displayUnit });
      }
    }
    const marks = yield* inlinedMarks(session, question);
    return {
      kind: "topCells",
      question,
      inlined: Uint8Array.from(frames, frame => marks[frame] ?? 0),
      cells,
    };
  },
);

/** Where a function is in the table. */
export function answerTopFind(
  loaded: LoadedProfile,
  question: TopFindQuestion,
): Promise<Result<AnswerSteps<TopFindAnswer>, Problem>> {
  return onRows(loaded, question, function* (session, asked, rows) {
    return { kind: "topFind", row: yield* findRow(session, asked, rows.frames) };
  });
}

/** The frame ids of some rows. */
export function answerTopFrames(
  loaded: LoadedProfile,
  question: TopFramesQuestion,
): Promise<Result<AnswerSteps<TopFramesAnswer>, Problem>> {
  // oxlint-disable-next-line require-yield -- the rows are there already
  return onRows(loaded, question, function* (_session, asked, rows) {
    const { fromRow, toRow } = clamped(asked, rows);
    return { kind: "topFrames", frames: rows.frames.slice(fromRow, toRow) };
  });
}

/** What some frames are called. */
export const answerFrameNames: Handler<FrameNamesQuestion> = onSession(
  // oxlint-disable-next-line require-yield -- a look-up each
  function* ({ frames, looks }, question): Steps<FrameNamesAnswer> {
    const ids = question.frames.filter(frame => frame < frames.count);
    return {
      kind: "frameNames",
      names: Array.from(ids, frame => looks.name(frame)),
      shownNames: Array.from(ids, frame => looks.shownName(frame)),
      filterTexts: Array.from(ids, frame => frames.filterText(frame)),
    };
  },
);
