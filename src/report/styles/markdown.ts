import { byteTextOf, type ByteText, type ByteWriter, textOf } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import type { ReportContext } from "../context";
import { isTimeToPause } from "../pauses";
import { type Cell, frameText, labelText, type ReportTable, type TableColumn } from "../table";

/**
 * A table of GitHub's Markdown under the report's legend: values and percentages as pprof prints them, to the
 * right. What comes from the profile is in code spans and code blocks, where nothing is markup, no mention and no link.
 */
export function* writeMarkdown(_report: ReportContext, table: ReportTable, out: ByteWriter): Steps<void> {
  const line = (text: string) => out.line(byteTextOf(text));
  if (table.labels.length > 0) {
    const legend = textOf(table.labels.join("\n"));
    const fence = "`".repeat(Math.max(3, longestBackticks(legend) + 1));
    line(`${fence}text\n${legend}\n${fence}\n`);
  }
  const shown = table.columns.filter(({ kind }) => kind !== "mark");
  line(rowText(shown.map(({ title }) => title)));
  line(rowText(shown.map(column => (isNumeric(column) ? "---:" : ":---"))));
  let written = 0;
  for (const row of table.rows) {
    if (isTimeToPause(written++)) yield;
    line(rowText(cellTexts(table.columns, row)));
  }
}

const NUMERIC: readonly string[] = ["number", "percent", "value"];

const isNumeric = ({ kind }: TableColumn) => NUMERIC.includes(kind);

const rowText = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** Marks stand behind the text that they are of. */
function cellTexts(columns: readonly TableColumn[], row: readonly Cell[]): string[] {
  const texts: string[] = [];
  for (const [index, { kind }] of columns.entries()) {
    const text = cellText(row[index]);
    if (kind !== "mark") texts.push(text);
    else if (text !== "") texts.push(`${texts.pop() ?? ""} (${text})`);
  }
  return texts;
}

function cellText(cell: Cell): string {
  switch (cell?.kind) {
    case undefined:
      return "";
    case "value":
    case "percent":
      return numberText(textOf(cell.text).trim());
    case "number":
      return String(cell.number);
    case "word":
      return cell.word;
    case "text":
      return codeSpan(cell.text);
    case "stack":
      return cell.frames.map(frame => codeSpan(frameText(frame))).join("<br>");
    case "labels":
      return cell.labels.map(label => codeSpan(labelText(label))).join("<br>");
  }
}

/** A unit is the profile's: it may be anything. */
const numberText = (text: string) =>
  /^-?[\d.]+(?:e-\d+)?[a-zµ%]*$/i.test(text) ? text : codeSpan(byteTextOf(text));

function codeSpan(text: ByteText): string {
  // A row is one line.
  const content = textOf(text).replace(/\r\n|[\r\n]/g, " ");
  if (content === "") return "";
  // A backslash before a `|` would escape the backslash, and a code span has no other way to write either.
  if (content.includes("\\|")) return escaped(content);
  const fence = "`".repeat(longestBackticks(content) + 1);
  // One blank on each side is taken off again, but from nothing but blanks.
  const isPadded = /^[` ]|[` ]$/.test(content) && !/^ +$/.test(content);
  const pad = isPadded ? " " : "";
  return fence + pad + content.replaceAll("|", "\\|") + pad + fence;
}

function longestBackticks(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

/** Every character that may mean something: Markdown lets all ASCII punctuation be escaped. */
const escaped = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
