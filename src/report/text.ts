import type { GraphNode } from "../analysis/graph/graph";
import { CALLED_IN, INLINED_IN } from "../analysis/graph/inlineMarks";
import { type ByteText, type ByteWriter, padLeft } from "../base/byteText";
import { ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import type { ReportContext } from "./context";
import { graphCounts, type LegendCounts, reportLabels } from "./legend";
import { isTimeToPause } from "./pauses";
import {
  type ColumnOf,
  percentColumn,
  type ReportTable,
  tableOf,
  textColumn,
  valueColumn,
  wordColumn,
} from "./table";

/** A node's line. */
export interface TopRow {
  readonly flat: bigint;
  /** Of this row and all above. */
  readonly sum: bigint;
  readonly cum: bigint;
  readonly name: ByteText;
  readonly inline: InlineMark;
}

/** Whether all calls of a node were inlined, some, or none. */
type InlineMark = "inline" | "partial-inline" | "";

interface TopReport {
  readonly labels: readonly ByteText[];
  readonly counts: LegendCounts;
  readonly rows: readonly TopRow[];
}

/** top and text: one line per node (`internal/report/report.go: printText`). */
export function* writeText(report: ReportContext, out: ByteWriter): Steps<undefined> {
  const { labels, rows } = yield* topReport(report);
  yield* writeTopRows(report, labels, rows, out);
  return undefined;
}

/** Rows of top under its labels. */
export function* writeTopRows(
  report: ReportContext,
  labels: readonly ByteText[],
  rows: readonly TopRow[],
  out: ByteWriter,
): Steps<void> {
  out.line(labels.join("\n"));
  out.line("      flat  flat%   sum%        cum   cum%");
  let written = 0;
  for (const row of rows) {
    if (isTimeToPause(written++)) yield;
    const flat = `${padLeft(report.valueText(row.flat), 10)} ${report.percent(row.flat)}`;
    const cum = `${padLeft(report.valueText(row.cum), 10)} ${report.percent(row.cum)}`;
    const mark = row.inline === "" ? "" : ` (${row.inline})`;
    out.line(`${flat} ${report.percent(row.sum)} ${cum}  ${row.name}${mark}`);
  }
}

/** The same in cells. */
export function* topTable(report: ReportContext): Steps<Result<ReportTable, string>> {
  const { rows, ...about } = yield* topReport(report);
  return ok(tableOf({ name: "top", ...about }, topColumns(report), rows));
}

/** The columns of top. */
export function topColumns(report: ReportContext): readonly ColumnOf<TopRow>[] {
  return [
    valueColumn<TopRow>(report, "flat", ({ flat }) => flat),
    percentColumn<TopRow>("flat", ({ flat }) => report.percent(flat)),
    percentColumn<TopRow>("sum", ({ sum }) => report.percent(sum)),
    valueColumn<TopRow>(report, "cum", ({ cum }) => cum),
    percentColumn<TopRow>("cum", ({ cum }) => report.percent(cum)),
    textColumn<TopRow>("name", ({ name }) => name),
    wordColumn<TopRow>("inline", ({ inline }) => inline, "mark"),
  ];
}

function* topReport(report: ReportContext): Steps<TopReport> {
  const trimmed = yield* report.graph();
  const counts = { ...graphCounts(trimmed), droppedEdges: 0 };
  const labels = reportLabels(report, counts, false);
  let sum = 0n;
  const rows = trimmed.graph.nodes.map(node => {
    const { name, flatValue: flat, cumValue: cum } = node;
    sum = BigInt.asIntN(64, sum + flat);
    return { flat, sum, cum, name, inline: inlineMark(node) };
  });
  return { labels, counts, rows };
}

function inlineMark({ inEdges }: GraphNode): InlineMark {
  if ((inEdges & INLINED_IN) === 0) return "";
  return (inEdges & CALLED_IN) === 0 ? "inline" : "partial-inline";
}
