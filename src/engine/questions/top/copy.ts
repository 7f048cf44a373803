import { DEFAULT_CONFIG } from "../../../analysis/config";
import { withMainMapping } from "../../../analysis/mainMapping";
import { byteTextOf, ByteWriter } from "../../../base/byteText";
import type { Problem } from "../../../base/problem";
import { err, ok, type Result } from "../../../base/result";
import type { Steps } from "../../../base/steps";
import { valueText } from "../../../base/units";
import { prepareContext } from "../../../report";
import type { Profile } from "../../../model/profile";
import { findCommand } from "../../../report/commands";
import type { ReportContext } from "../../../report/context";
import { reportLabels } from "../../../report/legend";
import { isTimeToPause } from "../../../report/pauses";
import { writeTable } from "../../../report/styles";
import { type ColumnOf, numberColumn, tableOf, textColumn } from "../../../report/table";
import { topColumns, type TopRow, writeTopRows } from "../../../report/text";
import type { LoadedProfile } from "../../loaded";
import type { TopColumn, TopCopyAnswer, TopCopyQuestion } from "../../protocol";
import type { Session } from "../../session";
import type { AnswerSteps } from "../question";
import { localEnvironment } from "../reportRequest";
import { type ColumnOfFrames, columnOf, inlinedMarks, printedTotals, unitOfTable } from "./columns";
import { onRows, type TopRows } from "./rows";

interface CopiedRow extends TopRow {
  readonly frame: number;
}

/** The rows that are shown, or some of them, as pprof's top report has them, or in a style. */
export async function answerTopCopy(
  loaded: LoadedProfile,
  question: TopCopyQuestion,
): Promise<Result<AnswerSteps<TopCopyAnswer>, Problem>> {
  const command = findCommand("top");
  if (command === undefined) throw new Error("no command top");
  const config = {
    ...DEFAULT_CONFIG,
    ...question.options,
    sample_index: String(question.sampleTypeIndex),
  };
  const request = { command, argument: undefined, config, environment: localEnvironment() };
  const [reportable, prepareFor, rows] = await Promise.all([
    loaded.reportable(question),
    prepareContext(request),
    // oxlint-disable-next-line require-yield -- the rows are there already
    onRows(loaded, question, function* (session, _asked, table) {
      return { session, table };
    }),
  ]);
  return rows.ok ? ok(copySteps(question, reportable, prepareFor, rows.value)) : rows;
}

function* copySteps(
  question: TopCopyQuestion,
  reportable: Steps<Result<Profile, Problem>>,
  prepareFor: Awaited<ReturnType<typeof prepareContext>>,
  rows: Steps<Result<{ readonly session: Session; readonly table: TopRows }, Problem>>,
): AnswerSteps<TopCopyAnswer> {
  const profile = yield* reportable;
  if (!profile.ok) return profile;
  const report = yield* prepareFor(
    withMainMapping(profile.value, { file: "", buildId: "" }),
    () => undefined,
  );
  if (!report.ok)
    return err({ kind: "malformed", message: `${report.error}.`, advice: "Change the options." });
  const found = yield* rows;
  if (!found.ok) return found;
  return ok(yield* copyRows(found.value.session, question, found.value.table, report.value));
}

function* copyRows(
  session: Session,
  question: TopCopyQuestion,
  table: TopRows,
  report: ReportContext,
): Steps<TopCopyAnswer> {
  const { sampleTypeIndex, options, style } = question;
  const isMean = options.mean === true;
  const printed = yield* printedTotals(session, sampleTypeIndex, isMean);
  if (report.outputUnit === "minimum")
    report.outputUnit = unitOfTable(session, sampleTypeIndex, printed, isMean);
  const rows = yield* rowsToCopy(session, question, table);
  const counts = {
    shownTotal: BigInt.asIntN(
      64,
      rows.reduce((sum, { flat }) => sum + flat, 0n),
    ),
    nodeCount: rows.length,
    originalCount: rows.length,
    droppedNodes: 0,
    droppedEdges: 0,
  };
  const labels = reportLabels(report, counts, false);
  const allCount = table.allCount + table.cutCount;
  if (rows.length < allCount) labels.push(`Showing ${rows.length} nodes out of ${allCount}`);
  const out = new ByteWriter();
  if (style === undefined) yield* writeTopRows(report, labels, rows, out);
  else {
    const columns: ColumnOf<CopiedRow>[] = [...topColumns(report)];
    for (const column of question.columns) {
      const found = yield* columnOf(session, question, column);
      if (found !== undefined) columns.push(copiedColumn(column, found));
    }
    const about = { name: "top", labels, counts: { ...counts, originalCount: allCount } };
    yield* writeTable(report, style, tableOf(about, columns, rows), out);
  }
  return { kind: "topCopy", bytes: yield* out.finish(), rowCount: rows.length };
}

/** The rows that are wanted, with the figures that they have in the table. */
function* rowsToCopy(
  session: Session,
  { frames: chosen, ...question }: TopCopyQuestion,
  table: TopRows,
): Steps<CopiedRow[]> {
  const { sampleTypeIndex, options } = question;
  const isMean = options.mean === true;
  const isChosen = chosen === undefined ? undefined : new Set(chosen);
  const printed = yield* printedTotals(session, sampleTypeIndex, isMean);
  const { exactFlat, exactCum } = yield* session.frameTotals(sampleTypeIndex);
  const marks = yield* inlinedMarks(session, question);
  const rows: CopiedRow[] = [];
  let sum = 0n;
  for (const [row, frame] of table.frames.entries()) {
    if (isTimeToPause(row)) yield;
    const flat = isMean || exactFlat === undefined ? BigInt(printed.flat[frame]) : exactFlat[frame];
    sum = BigInt.asIntN(64, sum + flat);
    if (isChosen?.has(frame) === false) continue;
    rows.push({
      frame,
      flat,
      sum,
      cum: isMean || exactCum === undefined ? BigInt(printed.cum[frame]) : exactCum[frame],
      name: byteTextOf(session.looks.name(frame)),
      inline: (["", "inline", "partial-inline"] as const)[marks[frame]] ?? "",
    });
  }
  return rows;
}

/** A column that pprof's report has not. */
function copiedColumn(column: TopColumn, of: ColumnOfFrames): ColumnOf<CopiedRow> {
  const title = byteTextOf(titleOf(column));
  if (of.kind === "text") return textColumn(title, ({ frame }) => byteTextOf(of.textOf(frame)));
  const { values, unit, displayUnit } = of;
  const named = ["", "count", "ratio"].includes(unit) ? title : `${title} (${byteTextOf(unit)})`;
  const isAmount = unit !== "ratio" && values.every(Number.isInteger);
  if (!isAmount) {
    return numberColumn(named, ({ frame }) => (Number.isFinite(values[frame]) ? values[frame] : undefined));
  }
  return {
    key: named,
    title: named,
    kind: "number",
    cell: ({ frame }) => ({
      kind: "value",
      value: BigInt(values[frame]),
      text: byteTextOf(valueText(values[frame], unit, displayUnit)),
    }),
  };
}

/** `flat:alloc_space` → `flat alloc_space`. */
function titleOf(column: TopColumn): string {
  const [first = "", ...rest] = column.split(":");
  const words = first.replace("_", " ");
  if (rest.length === 0) return words;
  return `${words} ${rest.join(":").split("/").map(decodeURIComponent).join(" / ")}`;
}
