import { compileExpression } from "../../analysis/filters/expression";
import type { PivotEdges } from "../../analysis/pivot/exactNeighbours";
import { byteTextOf } from "../../base/byteText";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { finished, type Steps } from "../../base/steps";
import type { LoadedProfile } from "../loaded";
import { type Pivot, pivotOf } from "../pivots";
import type { PeekAnswer, PeekQuestion, PivotAnswer, PivotQuestion } from "../protocol";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";

const MOST_FUNCTIONS = 50;

/** What a pivot costs. */
export function answerPivot(
  loaded: LoadedProfile,
  question: PivotQuestion,
): Promise<Result<AnswerSteps<PivotAnswer>, Problem>> {
  return onPivot(loaded, question, (session, pivot) => pivotFigures(session, pivot, question));
}

/** A window of rows of a pivot's callers or callees. */
export function answerPeek(
  loaded: LoadedProfile,
  question: PeekQuestion,
): Promise<Result<AnswerSteps<PeekAnswer>, Problem>> {
  return onPivot(loaded, question, (session, pivot) => peekRows(session, pivot, question));
}

async function onPivot<Given extends PivotAnswer | PeekAnswer>(
  loaded: LoadedProfile,
  question: PivotQuestion | PeekQuestion,
  answer: (session: Session, pivot: Pivot) => Steps<Given>,
): Promise<Result<AnswerSteps<Given>, Problem>> {
  const matcher = await compileExpression(question.pivot);
  if (!matcher.ok) return matcher;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(
    withSession(planned.value, function* (session) {
      const pivot = yield* pivotOf(session, question.pivot, matcher.value);
      return yield* answer(session, pivot);
    }),
  );
}

function* pivotFigures(
  session: Session,
  pivot: Pivot,
  { pivot: text, sampleTypeIndex }: PivotQuestion,
): Steps<PivotAnswer> {
  const shown = yield* pivot.shownFrames(sampleTypeIndex);
  const { flat, cum, sampleCount } = yield* pivot.sumsOf(sampleTypeIndex);
  const base = yield* pivot.baseSumsOf(sampleTypeIndex);
  const totals = yield* session.frameTotals(sampleTypeIndex);
  yield* session.looks.knowShades();
  const heaviest = shown.slice(0, MOST_FUNCTIONS);
  const frames = yield* session.looks.columns(heaviest);
  return {
    kind: "pivot",
    pivot: text,
    matchCount: pivot.isPivot.reduce((count, isOne) => count + isOne, 0),
    functionCount: shown.length,
    frames,
    functionCum: Float64Array.from(heaviest, frame => totals.cum[frame]),
    flat: Number(flat),
    cum: Number(cum),
    ...(isExactNumber(flat) ? {} : { exactFlat: String(flat) }),
    ...(isExactNumber(cum) ? {} : { exactCum: String(cum) }),
    ...(base === undefined ? {} : { base: { flat: Number(base.flat), cum: Number(base.cum) } }),
    sampleCount,
    reportTotal: session.reportTotal(sampleTypeIndex),
  };
}

function* peekRows(session: Session, pivot: Pivot, question: PeekQuestion): Steps<PeekAnswer> {
  const { sampleTypeIndex, side } = question;
  const sums = yield* pivot.sumsOf(sampleTypeIndex);
  const baseSums = yield* pivot.baseSumsOf(sampleTypeIndex);
  yield* session.looks.knowShades();
  const edges = sums[side];
  const order = yield* session.remember(`peek ${JSON.stringify(orderKey(question))}`, () =>
    finished(sortedEdges(edges, frame => session.looks.name(frame), question)),
  );
  const fromRow = Math.max(0, Math.min(question.fromRow, order.length));
  const toRow = Math.max(fromRow, Math.min(question.toRow, order.length));
  const rows = order.slice(fromRow, toRow);
  const base = baseSums && weightsByFrame(baseSums[side]);
  const frames = yield* session.looks.columns(rows.map(edge => edges.frame[edge]));
  const isExact = edges.weight.every(Number.isSafeInteger);
  return {
    kind: "peek",
    question,
    rowCount: order.length,
    fromRow,
    weight: Float64Array.from(rows, edge => edges.weight[edge]),
    ...(isExact ? {} : { exactWeight: Array.from(rows, edge => exactText(edges, edge)) }),
    ...(base === undefined
      ? {}
      : { base: Float64Array.from(rows, edge => base.get(edges.frame[edge]) ?? 0) }),
    isInlined: Uint8Array.from(rows, edge => edges.isInlined[edge]),
    frames,
    cum: Number(sums.cum),
    reportTotal: session.reportTotal(sampleTypeIndex),
  };
}

/** What the order of rows depends on, besides the session. */
function orderKey({ pivot, sampleTypeIndex, side, sortBy, descending }: PeekQuestion) {
  return [pivot, sampleTypeIndex, side, sortBy, descending];
}

/** The edges in a table's order: by the weights' magnitudes, equal ones by name, as in pprof's reports. */
function sortedEdges(
  { frame, weight }: PivotEdges,
  nameOf: (frame: number) => string,
  { sortBy, descending }: PeekQuestion,
): Uint32Array {
  const names = Array.from(frame, at => byteTextOf(nameOf(at)));
  const byName = (a: number, b: number) =>
    names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : frame[a] - frame[b];
  const byWeight = (a: number, b: number) => Math.abs(weight[a]) - Math.abs(weight[b]);
  const sign = descending ? -1 : 1;
  return Uint32Array.from(frame.keys()).sort(
    sortBy === "name" ? (a, b) => sign * byName(a, b) : (a, b) => sign * byWeight(a, b) || byName(a, b),
  );
}

function weightsByFrame({ frame, weight }: PivotEdges): ReadonlyMap<number, number> {
  return new Map(Array.from(frame, (at, edge) => [at, weight[edge]]));
}

function exactText({ exact, weight }: PivotEdges, edge: number): string {
  return String(exact?.[edge] ?? BigInt(weight[edge]));
}

function isExactNumber(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}
