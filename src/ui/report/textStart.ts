import { reportText } from "../actions/askReport";

/** The beginning of a report. */
export interface TextStart {
  readonly text: string;
  /** Lines that are not in it. */
  readonly moreLines: number;
}

const NEWLINE = 10;

/**
 * The first lines of a report, as much as a page can show at once: a report may have millions.
 * @param maxLines how many
 * @param maxBytes no more bytes than these, even in the middle of a line
 */
export function textStart(bytes: Uint8Array, maxLines: number, maxBytes: number): TextStart {
  let lines = 0;
  let end = 0;
  while (lines < maxLines && end < Math.min(bytes.length, maxBytes)) {
    const newline = bytes.indexOf(NEWLINE, end);
    end = newline < 0 ? bytes.length : newline + 1;
    lines++;
  }
  if (end > maxBytes) end = characterStart(bytes, maxBytes);
  return { text: reportText(bytes.subarray(0, end)), moreLines: countLines(bytes.subarray(end)) };
}

/** Where the character begins that the byte is of. */
function characterStart(bytes: Uint8Array, at: number): number {
  let start = at;
  // Characters of UTF-8 have four bytes at most.
  while (start > Math.max(0, at - 4) && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  return start;
}

/** Lines, whether or not the last one ends. */
function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines + (bytes.length > 0 && bytes[bytes.length - 1] !== NEWLINE ? 1 : 0);
}
