import { type ByteText, byteTextOf } from "../base/byteText";
import type { LegendCounts } from "./legend";

/**
 * What a text report says, as rows of cells: the styles (`styles/`) are made of it. Rows are in the report's order.
 *
 *     columns   flat | flatPercent | name
 *     row       10ms |      55.56% | main
 */
export interface ReportTable {
  /** The report's own name: `top`, `peek` … */
  readonly name: string;
  /** The lines above the report. */
  readonly labels: readonly ByteText[];
  /** How much of the graph is shown, where there is one. */
  readonly counts: LegendCounts | undefined;
  readonly columns: readonly TableColumn[];
  /** A cell per column each; made while one goes through them. */
  readonly rows: Iterable<readonly Cell[]>;
}

export interface TableColumn {
  /** In JSON. */
  readonly key: string;
  /** Above the column, as pprof has it. */
  readonly title: string;
  readonly kind: ColumnKind;
}

/** A mark says something of the text before it (`inline`) and may be shown with it. */
type ColumnKind = "labels" | "mark" | "number" | "percent" | "stack" | "text" | "value" | "word";

/** A frame of a stack. */
export interface TableFrame {
  readonly name: ByteText;
  readonly isInline: boolean;
}

export interface TableLabel {
  readonly key: ByteText;
  /** As the text reports show it. */
  readonly text: ByteText;
  /** A numeric label's value, in `unit`. */
  readonly number?: bigint;
  readonly unit?: ByteText;
}

/** undefined: nothing to say in this row. */
export type Cell =
  | undefined
  /** Of the profile: anything may be in it. */
  | { readonly kind: "text"; readonly text: ByteText }
  /** Of a few words of this program. */
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "number"; readonly number: number }
  /** In the sample unit, after divide_by; and as the text report shows it. */
  | { readonly kind: "value"; readonly value: bigint; readonly text: ByteText }
  /** As pprof prints it; may be padded. */
  | { readonly kind: "percent"; readonly text: ByteText }
  /** Leaf first. */
  | { readonly kind: "stack"; readonly frames: readonly TableFrame[] }
  | { readonly kind: "labels"; readonly labels: readonly TableLabel[] };

/** How a column's cell comes from a report's row. */
export interface ColumnOf<Row> extends TableColumn {
  cell(row: Row): Cell;
}

/** What a column needs of a report. */
interface Texts {
  valueText(value: bigint): ByteText;
  divided(value: bigint): bigint;
}

/** A value in the sample unit. */
export function valueColumn<Row>(
  report: Texts,
  key: string,
  valueOf: (row: Row) => bigint | undefined,
): ColumnOf<Row> {
  return {
    key,
    title: key,
    kind: "value",
    cell: row => {
      const value = valueOf(row);
      if (value === undefined) return undefined;
      return { kind: "value", value: report.divided(value), text: report.valueText(value) };
    },
  };
}

/** pprof's text of a share. `flat` gives the key `flatPercent` and the title `flat%`. */
export function percentColumn<Row>(
  name: string,
  textOfRow: (row: Row) => ByteText | undefined,
): ColumnOf<Row> {
  return {
    key: name === "" ? "percent" : `${name}Percent`,
    title: `${name}%`,
    kind: "percent",
    cell: row => {
      const text = textOfRow(row);
      return text === undefined ? undefined : { kind: "percent", text };
    },
  };
}

/** Text of the profile. */
export function textColumn<Row>(key: string, textOfRow: (row: Row) => ByteText | undefined): ColumnOf<Row> {
  return {
    key,
    title: key,
    kind: "text",
    cell: row => {
      const text = textOfRow(row);
      return text === undefined ? undefined : { kind: "text", text };
    },
  };
}

/** A word of this program; a mark belongs to the column before. */
export function wordColumn<Row>(
  key: string,
  wordOf: (row: Row) => string,
  kind: "mark" | "word" = "word",
): ColumnOf<Row> {
  return { key, title: key, kind, cell: row => ({ kind: "word", word: wordOf(row) }) };
}

/** A whole number that is no value: a line, a place. */
export function numberColumn<Row>(key: string, numberOf: (row: Row) => number | undefined): ColumnOf<Row> {
  return {
    key,
    title: key,
    kind: "number",
    cell: row => {
      const number = numberOf(row);
      return number === undefined ? undefined : { kind: "number", number };
    },
  };
}

/** The table of a report's rows. */
export function tableOf<Row>(
  about: Pick<ReportTable, "name" | "labels"> & Partial<Pick<ReportTable, "counts">>,
  columns: readonly ColumnOf<Row>[],
  rows: Iterable<Row>,
): ReportTable {
  return { counts: undefined, ...about, columns, rows: cellsOf(columns, rows) };
}

function* cellsOf<Row>(columns: readonly ColumnOf<Row>[], rows: Iterable<Row>): Generator<Cell[]> {
  for (const row of rows) yield columns.map(column => column.cell(row));
}

/** A frame's name with its mark, as the text reports show it. */
export function frameText({ name, isInline }: TableFrame): ByteText {
  return isInline ? `${name} (inline)` : name;
}

/** A label on one line. */
export function labelText({ key, text }: TableLabel): ByteText {
  return `${key}:${text}`;
}

/** The header of a value's column where no text says the unit: `flat (nanoseconds)`. */
export function titleWithUnit({ title, kind }: TableColumn, unit: string): ByteText {
  return kind === "value" && unit !== "" ? byteTextOf(`${title} (${unit})`) : title;
}
