import type { TextMatcher } from "../../analysis/filters/expression";
import { nameMatcher } from "../../analysis/filters/nameMatcher";
import { numberTagFilter, textTagFilter } from "../../analysis/filters/tagExpression";
import { type LabelKeyTable, labelTables } from "../../analysis/labelTable";
import { heaviestValues } from "../../analysis/labelTable/heaviest";
import { type LabelUnits, labelUnits } from "../../analysis/labelUnits";
import type { Problem } from "../../base/problem";
import { ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { valueText } from "../../base/units";
import type { Profile } from "../../model/profile";
import type { LoadedProfile } from "../loaded";
import type { LabelBar, LabelKeyAnswer, LabelsAnswer, LabelsQuestion, LabelValue } from "../protocol";
import type { Session } from "../session";
import { type AnswerSteps, withSession } from "./question";

/** Where no unit is asked for, pprof chooses one for each number. */
const USUAL_UNIT = "minimum";

/** The labels of what is shown. */
export async function answerLabels(
  loaded: LoadedProfile,
  question: LabelsQuestion,
): Promise<Result<AnswerSteps<LabelsAnswer>, Problem>> {
  const { filter = "" } = question;
  const matcher = filter === "" ? ok(undefined) : await nameMatcher(filter);
  if (!matcher.ok) return matcher;
  const planned = await loaded.plan(question);
  if (!planned.ok) return planned;
  return ok(withSession(planned.value, session => labels(session, loaded.profile, question, matcher.value)));
}

function* labels(
  session: Session,
  whole: Profile,
  question: LabelsQuestion,
  matches: TextMatcher | undefined,
): Steps<LabelsAnswer> {
  const { sampleTypeIndex, valueLimit, options } = question;
  const { profile } = session;
  const outputUnit = options.unit ?? USUAL_UNIT;
  const column = profile.samples.values[sampleTypeIndex];
  const tables = yield* session.remember(`labels ${sampleTypeIndex}`, function* () {
    return yield* labelTables(profile, column, yield* unitsOf(whole, profile), outputUnit);
  });
  yield;
  let shownSum = 0;
  for (const value of column.values) shownSum += value;
  const keys: LabelKeyAnswer[] = [];
  for (const table of tables) {
    if (question.key !== undefined && question.key !== table.key) continue;
    const { rows, matchCount } = yield* heaviestValues(table.values, valueLimit, matches);
    keys.push({
      key: table.key,
      kind: table.hasTexts ? (table.hasNumbers ? "both" : "text") : "number",
      unit: table.unit,
      values: rows.map(row => valueOf(table, row)),
      matchCount,
      valueCount: table.values.count,
      bars: Array.from(table.barSums, (_, bar) => barOf(table, bar, outputUnit)),
      withValue: table.withSum,
      withSampleCount: table.withSampleCount,
      withoutValue: shownSum - table.withSum,
      withoutSampleCount: profile.samples.count - table.withSampleCount,
    });
  }
  return {
    kind: "labels",
    keys,
    sampleCount: profile.samples.count,
    reportTotal: session.reportTotal(sampleTypeIndex),
  };
}

/** pprof settles units before it filters. What is shown may have keys of its own: a base's. */
function* unitsOf(whole: Profile, shown: Profile): Steps<LabelUnits> {
  const units = yield* labelUnits(whole);
  if (whole === shown) return units;
  const own = yield* labelUnits(shown);
  return { ...units, byKey: new Map([...own.byKey, ...units.byKey]) };
}

function valueOf({ key, unit, values }: LabelKeyTable, row: number): LabelValue {
  const [text, low, high] = [values.texts[row], values.low[row], values.high[row]];
  const isNumber = low !== undefined && high !== undefined;
  return {
    text,
    isNumber,
    filter: isNumber ? numberTagFilter(key, unit, low, high) : textTagFilter(key, text),
    value: Number(values.sums.get(row)),
    sampleCount: values.sampleCount[row],
  };
}

function barOf(table: LabelKeyTable, bar: number, outputUnit: string): LabelBar {
  const { key, unit, edges } = table;
  const [low, high] = [BigInt(edges[bar]), BigInt(edges[bar + 1]) - 1n];
  return {
    fromText: valueText(Number(low), unit, outputUnit),
    toText: valueText(Number(high), unit, outputUnit),
    filter: numberTagFilter(key, unit, low, high),
    value: table.barSums[bar],
    sampleCount: table.barSampleCount[bar],
  };
}
