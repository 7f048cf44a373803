import { type ByteText, byteTextOf } from "../../base/byteText";
import type { ReportContext } from "../context";

/** A name of more bytes makes a picture too wide to be seen. Names of C++ can be half of it. */
const MOST_BYTES = 4000;
/** A box of more lines, one for each label of a sample, makes it too high. */
const MOST_LINES = 24;
/** pprof puts this between labels; in DOT it ends a line. */
export const LINE_END = "\\n";
const ELLIPSIS = byteTextOf("…");

/**
 * A text of the profile for a picture: of a name of a megabyte the middle is left out, of thousands of labels in one box
 * all but the first. The report dot has them whole, as pprof does.
 */
export function pictureText({ format }: ReportContext, text: ByteText): ByteText {
  if (format !== "svg" || text.length <= MOST_LINES) return text;
  return firstLines(text.split(LINE_END)).map(cut).join(LINE_END);
}

/** The lines of a picture's legend, of which the profile's comments are some, and what the report says of itself the last. */
export function pictureLines(report: ReportContext, lines: readonly ByteText[]): readonly ByteText[] {
  if (report.format !== "svg") return lines;
  const head = lines.slice(0, -MOST_LINES);
  return [...firstLines(head), ...lines.slice(-MOST_LINES)].map(cut);
}

function firstLines(lines: readonly ByteText[]): readonly ByteText[] {
  if (lines.length <= MOST_LINES) return lines;
  const shown = lines.slice(0, MOST_LINES - 1);
  return [...shown, byteTextOf(`… ${lines.length - shown.length} more`)];
}

function cut(line: ByteText): ByteText {
  if (line.length <= MOST_BYTES) return line;
  // No character of several bytes is cut in two.
  let head = MOST_BYTES >> 1;
  while (isInside(line, head)) head--;
  let tail = line.length - (MOST_BYTES >> 1);
  while (isInside(line, tail)) tail++;
  return line.slice(0, head) + ELLIPSIS + line.slice(tail);
}

/** Whether a byte goes on with a character of UTF-8. */
const isInside = (line: ByteText, index: number) => (line.charCodeAt(index) & 0xc0) === 0x80;
