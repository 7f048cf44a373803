import { byteTextOf, type ByteText, type ByteWriter, textOf } from "../../base/byteText";
import { NONE } from "../../model/profile";
import type { Steps } from "../../base/steps";
import type { ReportContext } from "../context";
import { isTimeToPause } from "../pauses";
import { UTC_ENVIRONMENT } from "../environment";
import { LISTED_FILTERS } from "../legend";
import type { Cell, ReportTable, TableColumn, TableLabel } from "../table";
import { localTime } from "../times";
import { percentNumber } from "./percentNumber";

/** JSON of our own making: what is undefined is left out. */
type Json = string | number | boolean | undefined | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON: one object that says what the report is of, and the rows, one a line. docs/reports.md has its shape, which
 * stays. Values are whole numbers in the sample unit; beyond ±(2^53-1), where readers lose digits, they are strings of
 * decimal digits. With each stands its text as pprof prints it. Percentages are pprof's own figures. Bytes that
 * are not UTF-8 are U+FFFD.
 */
export function* writeJson(report: ReportContext, table: ReportTable, out: ByteWriter): Steps<void> {
  out.write("{\n");
  for (const [key, value] of Object.entries(headerOf(report, table))) {
    if (value !== undefined) out.line(byteTextOf(`  "${key}": ${JSON.stringify(value)},`));
  }
  out.write('  "rows": [');
  let separator = "\n";
  let written = 0;
  for (const row of table.rows) {
    if (isTimeToPause(written++)) yield;
    out.write(byteTextOf(`${separator}    ${JSON.stringify(rowOf(table.columns, row))}`));
    separator = ",\n";
  }
  out.write(separator === "\n" ? "]\n}\n" : "\n  ]\n}\n");
}

function headerOf(report: ReportContext, { name, counts, labels }: ReportTable): Record<string, Json> {
  const { profile, config, total, argument } = report;
  const { mappings, strings, header } = profile;
  const ofMain = (column: ArrayLike<number>) =>
    mappings.main === NONE ? "" : textOf(strings.byteText(column[mappings.main]));
  const filters = LISTED_FILTERS.filter(option => config[option] !== "");
  return {
    report: name,
    argument: argument?.text,
    file: ofMain(mappings.filename),
    buildId: ofMain(mappings.buildId),
    type: textOf(report.sampleType),
    unit: report.sampleUnit,
    time: header.timeNanos === 0n ? undefined : utcText(header.timeNanos),
    durationNanos: header.durationNanos === 0n ? undefined : exact(header.durationNanos),
    ...valueOf("total", report.divided(total), report.valueText(total)),
    ...(counts && {
      ...valueOf("shown", report.divided(counts.shownTotal), report.valueText(counts.shownTotal)),
      shownPercent: percentNumber(report.percent(counts.shownTotal)),
      shownNodes: counts.nodeCount,
      nodesBeforeNodecount: counts.originalCount,
      droppedNodes: counts.droppedNodes,
    }),
    filters: Object.fromEntries(filters.map(option => [option, config[option]])),
    labels: labels.map(textOf),
  };
}

function rowOf(columns: readonly TableColumn[], row: readonly Cell[]): Json {
  const entries: Record<string, Json> = {};
  for (const [index, { key }] of columns.entries()) Object.assign(entries, propertiesOf(key, row[index]));
  return entries;
}

function propertiesOf(key: string, cell: Cell): Record<string, Json> {
  switch (cell?.kind) {
    case undefined:
      return {};
    case "value":
      return valueOf(key, cell.value, cell.text);
    case "number":
      return { [key]: cell.number };
    case "percent":
      return { [key]: percentNumber(cell.text) };
    case "word":
      return { [key]: cell.word };
    case "text":
      return { [key]: textOf(cell.text) };
    case "stack":
      return { [key]: cell.frames.map(({ name, isInline }) => ({ name: textOf(name), inline: isInline })) };
    case "labels":
      return { [key]: cell.labels.map(labelOf) };
  }
}

function labelOf({ key, text, number, unit }: TableLabel): Json {
  const ofNumber = number === undefined ? {} : { number: exact(number), unit: textOf(unit ?? "") };
  return { key: textOf(key), text: textOf(text), ...ofNumber };
}

function valueOf(key: string, value: bigint, text: ByteText): Record<string, Json> {
  return { [key]: exact(value), [`${key}Text`]: textOf(text) };
}

/** A number as long as every reader keeps its digits. */
function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** RFC 3339 in UTC, to the nanosecond. */
function utcText(unixNanos: bigint): string {
  const { date, time, nanos } = localTime(unixNanos, UTC_ENVIRONMENT);
  return `${date}T${time}.${String(nanos).padStart(9, "0")}Z`;
}
