import { byteTextOf, type ByteText, type ByteWriter, textOf } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import type { ReportContext } from "../context";
import { isTimeToPause } from "../pauses";
import { type Cell, frameText, labelText, type ReportTable, titleWithUnit } from "../table";
import { percentNumber } from "./percentNumber";

/**
 * Comma-separated values as RFC 4180 has them, with a header line, in UTF-8. Values are whole numbers in the sample
 * unit (the header says which), percentages pprof's own figures without their sign. Stacks and labels are cells of
 * several lines. A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
export function* writeCsv(report: ReportContext, table: ReportTable, out: ByteWriter): Steps<void> {
  const { columns } = table;
  const write = (fields: readonly string[]) => {
    // One empty field would be an empty line, which many readers skip.
    const isBlank = fields.length === 1 && fields[0] === "";
    out.write(byteTextOf(`${isBlank ? '""' : fields.join(",")}\r\n`));
  };
  write(columns.map(column => quoted(defused(textOf(titleWithUnit(column, report.sampleUnit))))));
  let written = 0;
  for (const row of table.rows) {
    if (isTimeToPause(written++)) yield;
    write(row.map(fieldOf));
  }
}

function fieldOf(cell: Cell): string {
  switch (cell?.kind) {
    case undefined:
      return "";
    case "value":
      return String(cell.value);
    case "number":
      return String(cell.number);
    case "percent":
      return String(percentNumber(cell.text));
    case "word":
      return cell.word;
    case "text":
      return textField(cell.text);
    case "stack":
      return textField(cell.frames.map(frameText).join("\n"));
    case "labels":
      return textField(cell.labels.map(labelText).join("\n"));
  }
}

const textField = (text: ByteText) => quoted(defused(textOf(text)));

/** Spreadsheets run what begins like this (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n]/;

const defused = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** In quotes where a reader would otherwise end the field. */
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
