import type { ByteWriter } from "../../base/byteText";
import { err, ok, type Result } from "../../base/result";
import { finished, type Steps } from "../../base/steps";
import type { OutputFormat, ReportCommand, StyleName } from "../commands";
import { commentsTable } from "../comments";
import type { ReportContext } from "../context";
import { listTable } from "../list";
import type { ReportTable } from "../table";
import { tagsTable } from "../tags";
import { topTable } from "../text";
import { tracesTable } from "../traces";
import { treeTable } from "../tree";
import { writeCsv } from "./csv";
import { writeJson } from "./json";
import { writeMarkdown } from "./markdown";

/** A kind of table that a text report can be instead. */
interface Style {
  /** The flag. */
  readonly name: StyleName;
  /** One line for the help. */
  readonly description: string;
  write(report: ReportContext, table: ReportTable, out: ByteWriter): Steps<void>;
}

/** Every style, by name. A new one is one file, one line here, and its name. */
export const STYLES: readonly Style[] = [
  { name: "csv", description: "Outputs a table of comma-separated values (RFC 4180)", write: writeCsv },
  { name: "json", description: "Outputs the report in JSON", write: writeJson },
  { name: "markdown", description: "Outputs a table in Markdown", write: writeMarkdown },
];

/** The reports that are tables; the error is pprof's own. */
const TABLES: Partial<Record<OutputFormat, (report: ReportContext) => Steps<Result<ReportTable, string>>>> = {
  comments: report => finished(commentsTable(report)),
  list: listTable,
  tags: tagsTable,
  text: topTable,
  traces: tracesTable,
  tree: treeTable,
};

/** The same command in a style. The error says which commands have one. */
export function withStyle(command: ReportCommand, style: StyleName): Result<ReportCommand, string> {
  if (TABLES[command.format] !== undefined) return ok({ ...command, style });
  return err(
    `-${style} is for tables: -top, -tree, -peek, -traces, -tags, -list and -comments; -${command.name} is none`,
  );
}

/** Writes the report of a command that has a style; returns pprof's error where there is none to write. */
export function* writeStyled(
  report: ReportContext,
  name: StyleName,
  out: ByteWriter,
): Steps<string | undefined> {
  const steps = TABLES[report.format]?.(report);
  if (steps === undefined) return `no ${name} of this report`;
  const table = yield* steps;
  if (!table.ok) return table.error;
  yield* writeTable(report, name, table.value, out);
  return undefined;
}

/** Writes a table in a style. */
export function* writeTable(
  report: ReportContext,
  name: StyleName,
  table: ReportTable,
  out: ByteWriter,
): Steps<void> {
  const style = STYLES.find(({ name: styleName }) => styleName === name);
  if (style !== undefined) yield* style.write(report, table, out);
}
