import type { TextMatcher } from "../../analysis/filters/expression";
import { nameMatcher } from "../../analysis/filters/nameMatcher";
import { type Trend, trendOf } from "../../analysis/series/trend";
import { costlyFrames } from "../../analysis/topTable";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import { sortInSteps } from "../../base/sortInSteps";
import type { Steps } from "../../base/steps";
import type { LoadedProfile, SessionSteps } from "../loaded";
import type { SeriesAnswer, SeriesQuestion } from "../protocol";
import type { Session } from "../session";
import type { AnswerSteps } from "./question";

/** A function, and what it costs in each profile. */
interface Row {
  readonly name: string;
  readonly shownName: string;
  readonly values: Float64Array;
}

interface TrendRow extends Row {
  readonly trend: Trend;
}

/** Rows looked at between two pauses. */
const ROWS_PER_STEP = 1 << 11;

/** What each function costs in every profile of a series. */
export async function answerSeries(
  loaded: LoadedProfile,
  question: SeriesQuestion,
): Promise<Result<AnswerSteps<SeriesAnswer>, Problem>> {
  const matcher = question.filter === "" ? ok(undefined) : await nameMatcher(question.filter);
  if (!matcher.ok) return matcher;
  const { comparison: _, ...query } = question;
  const sessions: SessionSteps[] = [];
  for (const step of loaded.steps) {
    // oxlint-disable-next-line no-await-in-loop -- expressions are compiled once, and kept
    const planned = await step.plan(query);
    if (!planned.ok) return planned;
    sessions.push(planned.value);
  }
  return ok(seriesOf(sessions, question, matcher.value));
}

function* seriesOf(
  sessions: readonly SessionSteps[],
  question: SeriesQuestion,
  matches: TextMatcher | undefined,
): AnswerSteps<SeriesAnswer> {
  const { onlyGrowing, rowLimit } = question;
  const totals = new Float64Array(sessions.length);
  const byName = new Map<string, Row>();
  for (const [step, steps] of sessions.entries()) {
    const session = yield* steps;
    if (!session.ok) return session;
    totals[step] = session.value.reportTotal(question.sampleTypeIndex);
    yield* addStep(byName, session.value, { step, stepCount: sessions.length }, question, matches);
  }
  const rows: TrendRow[] = [];
  let looked = 0;
  for (const row of byName.values()) {
    if (++looked % ROWS_PER_STEP === 0) yield;
    if (question.isShare)
      row.values.forEach((value, step, values) => (values[step] = share(value, totals[step])));
    const trend = trendOf(row.values);
    if (!onlyGrowing || trend.isGrowing) rows.push({ ...row, trend });
  }
  const order = yield* sortInSteps(Uint32Array.from(rows.keys()), comparison(rows, question));
  const wanted = Array.from(order.subarray(0, rowLimit), row => rows[row]);
  const values = new Float64Array(wanted.length * sessions.length);
  for (const [index, row] of wanted.entries()) values.set(row.values, index * sessions.length);
  return ok({
    kind: "series",
    question,
    totals,
    allRowCount: byName.size,
    rowCount: rows.length,
    names: wanted.map(({ name }) => name),
    shownNames: wanted.map(({ shownName }) => shownName),
    values,
    slopes: Float64Array.from(wanted, ({ trend }) => trend.slope),
    medians: Float64Array.from(wanted, ({ trend }) => trend.median),
    outliers: Int32Array.from(wanted, ({ trend }) => trend.outlier),
  });
}

/** Adds what one profile's functions cost; those that cost nothing in any have no row. */
function* addStep(
  rows: Map<string, Row>,
  session: Session,
  { step, stepCount }: { readonly step: number; readonly stepCount: number },
  { sampleTypeIndex, figure, options }: SeriesQuestion,
  matches: TextMatcher | undefined,
): Steps<void> {
  const { looks } = session;
  const totals = yield* session.frameTotals(sampleTypeIndex);
  const frames = costlyFrames(totals, options.drop_negative === true);
  for (let at = 0; at < frames.length; at++) {
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const frame = frames[at];
    if (matches !== undefined && !looks.isNamed(frame, matches)) continue;
    const name = looks.name(frame);
    let row = rows.get(name);
    if (row === undefined) {
      row = { name, shownName: looks.shownName(frame), values: new Float64Array(stepCount) };
      rows.set(name, row);
    }
    row.values[step] += totals[figure][frame];
  }
}

function share(value: number, total: number): number {
  return total === 0 ? 0 : value / total;
}

/** Which of two rows comes first; equal ones go by name. */
function comparison(
  rows: readonly TrendRow[],
  { sortBy }: SeriesQuestion,
): (one: number, other: number) => number {
  const keys = rows.map(row => sortKey(row, sortBy));
  return (one, other) => {
    if (keys[one] !== keys[other]) return keys[other] - keys[one];
    const [a, b] = [rows[one].name, rows[other].name];
    return a < b ? -1 : a === b ? 0 : 1;
  };
}

/** The largest comes first. */
function sortKey({ values, trend }: TrendRow, sortBy: SeriesQuestion["sortBy"]): number {
  switch (sortBy) {
    case "change":
      return trend.slope;
    case "last":
      return values[values.length - 1];
    case "outlier":
      return trend.outlier < 0 ? -1 : Math.abs(values[trend.outlier] - trend.median);
    case "name":
      return 0;
  }
}
