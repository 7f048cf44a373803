import { nameMatcher } from "../../../analysis/filters/nameMatcher";
import { type Costs, flatWithoutFile, isLeftOut, type SourceCode } from "../../../analysis/lines";
import { type RowKey, rankTexts, sortRows } from "../../../analysis/topTable";
import type { Problem } from "../../../base/problem";
import { ok, type Result } from "../../../base/result";
import type { Steps } from "../../../base/steps";
import type { TextMatcher } from "../../../analysis/filters/expression";
import { NONE } from "../../../model/profile";
import type { LoadedProfile } from "../../loaded";
import type { SourceIndexAnswer, SourceIndexQuestion } from "../../protocol";
import type { Session } from "../../session";
import { type AnswerSteps, withSession } from "../question";
import { codeOf, costedOf, locationsOf, shownTotals, totalsOf } from "./sessionSource";

/** Names that are matched between two pauses. */
const NAMES_PER_STEP = 1 << 10;

/** A window of the functions or files of what is shown. */
export async function answerSourceIndex(
  loaded: LoadedProfile,
  question: SourceIndexQuestion,
): Promise<Result<AnswerSteps<SourceIndexAnswer>, Problem>> {
  const matcher = await nameMatcher(question.filter);
  if (!matcher.ok) return matcher;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(withSession(planned.value, session => indexWindow(session, question, matcher.value)));
}

function* indexWindow(
  session: Session,
  question: SourceIndexQuestion,
  isMatch: TextMatcher,
): Steps<SourceIndexAnswer> {
  const { of } = question;
  const code = yield* codeOf(session, question);
  const costs = yield* shownTotals(session, question, of);
  const base = yield* totalsOf(session, question, of, "base");
  const costed = costedOf(session, question, "shown");
  const locations = costed && (yield* locationsOf(session, question, "shown", costed));
  const entries = entriesOf(code, of);
  const sorted = yield* session.remember(orderKey(question), () => sortEntries(entries, costs, question));
  const rows = question.filter === "" ? sorted : yield* matching(sorted, session, entries, isMatch);
  const fromRow = Math.max(0, Math.min(question.fromRow, rows.length));
  const toRow = Math.max(fromRow, Math.min(question.toRow, rows.length));
  const window = rows.slice(fromRow, toRow);
  const figures = (of: Float64Array) => Float64Array.from(window, entry => of[entry]);
  const names = Array.from(window, entry => entries.nameOf(entry));
  const { wanted } = question;
  return {
    kind: "sourceIndex",
    question,
    rowCount: rows.length,
    allRowCount: sorted.length,
    fromRow,
    flat: figures(costs.flat),
    cum: figures(costs.cum),
    ...(base && { baseFlat: figures(base.flat), baseCum: figures(base.cum) }),
    name: names,
    shownName: names.map(name => session.looks.readingOf(name).shown),
    file: Array.from(window, entry => entries.fileOf(entry)),
    wantedRow:
      wanted === undefined
        ? NONE
        : rows.findIndex(
            entry => entries.nameOf(entry) === wanted.name && entries.fileOf(entry) === wanted.file,
          ),
    flatWithoutFile: locations === undefined ? 0 : flatWithoutFile(code, locations),
    reportTotal: session.reportTotal(question.sampleTypeIndex),
  };
}

/** What is listed. */
interface Entries {
  readonly count: number;
  readonly nameOf: (entry: number) => string;
  readonly fileOf: (entry: number) => string;
}

function entriesOf({ functions, files }: SourceCode, of: SourceIndexQuestion["of"]): Entries {
  if (of === "files") return { count: files.length, nameOf: () => "", fileOf: entry => files[entry] };
  return {
    count: functions.length,
    nameOf: entry => functions[entry].name,
    fileOf: entry => (functions[entry].file === NONE ? "" : files[functions[entry].file]),
  };
}

/** What the order depends on, besides the session. */
function orderKey({ of, sampleTypeIndex, sortBy, descending, options, names }: SourceIndexQuestion): string {
  return `source order ${JSON.stringify([of, sampleTypeIndex, sortBy, descending, options.drop_negative, names])}`;
}

/** Those that cost anything, in the order of the table. */
function* sortEntries(
  { count, nameOf, fileOf }: Entries,
  costs: Costs,
  { sortBy, descending, options }: SourceIndexQuestion,
): Steps<Uint32Array> {
  const ranks = yield* rankTexts(count, entry => `${nameOf(entry)} ${fileOf(entry)}`);
  const shown = Uint32Array.from({ length: count }, (_, entry) => entry).filter(
    entry => !isLeftOut(costs, entry, options.drop_negative === true),
  );
  const key: RowKey =
    sortBy === "name"
      ? { kind: "ranks", ranks }
      : { kind: "numbers", values: costs[sortBy].slice(0, count), byMagnitude: true };
  return yield* sortRows(shown, key, descending, ranks);
}

function* matching(
  rows: Uint32Array,
  session: Session,
  { nameOf, fileOf }: Entries,
  isMatch: TextMatcher,
): Steps<Uint32Array> {
  const found: number[] = [];
  for (const [index, entry] of rows.entries()) {
    if (index % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
    const name = nameOf(entry);
    const { shown, full } = name === "" ? { shown: "", full: "" } : session.looks.readingOf(name);
    const texts = name === "" ? [fileOf(entry)] : [name, shown, full];
    if (texts.some(isMatch)) found.push(entry);
  }
  return Uint32Array.from(found);
}
