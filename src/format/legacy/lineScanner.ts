import { type ByteText, byteTextOfBytes } from "../../base/byteText";
import { Refusal } from "./refusal";

/** Longer lines are refused, as by Go's `bufio.Scanner`. */
const LONGEST_LINE = 64 * 1024;

/** Lines that are read between two pauses. */
export const LINES_PER_STEP = 1024;

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** The lines of a text one by one, without their ends (`\n`, `\r\n`), as Go's `bufio.Scanner` has them. */
export class LineScanner {
  private readonly bytes: Uint8Array;
  private position: number;
  /** The line that `next` came to; "" before the first and after the last. */
  line: ByteText = "";
  /** Its number, from 1. */
  lineNumber: number;

  /** @param linesBefore how many lines the file has before `position` */
  constructor(bytes: Uint8Array, position = 0, linesBefore = 0) {
    this.bytes = bytes;
    this.position = position;
    this.lineNumber = linesBefore;
  }

  /** Goes to the next line; false where there is none. Throws a `Refusal` for a line that is too long. */
  next(): boolean {
    const { bytes, position } = this;
    if (position >= bytes.length) {
      this.line = "";
      return false;
    }
    this.lineNumber++;
    const newline = bytes.indexOf(NEWLINE, position);
    const end = newline < 0 ? bytes.length : newline;
    if (end - position >= LONGEST_LINE) {
      throw this.refusal("bufio.Scanner: token too long", "the line is longer than 64 KB");
    }
    const isCarriageReturn = end > position && bytes[end - 1] === CARRIAGE_RETURN;
    this.line = byteTextOfBytes(bytes.subarray(position, isCarriageReturn ? end - 1 : end));
    this.position = end + 1;
    return true;
  }

  /** Goes to the next line that is neither blank nor a comment; false where there is none. */
  nextWithContent(): boolean {
    while (this.next()) if (!isBlankOrComment(this.line)) return true;
    return false;
  }

  /** What is wrong with the line. */
  refusal(goWords: string, what: string): Refusal {
    return new Refusal(goWords, what, { line: this.lineNumber });
  }
}

/** White space of Unicode as its UTF-8 bytes: what `strings.TrimSpace` of Go takes off. */
const SPACE =
  "(?:[\\t-\\r ]|\\xc2[\\x85\\xa0]|\\xe1\\x9a\\x80|\\xe2\\x80[\\x80-\\x8a\\xa8\\xa9\\xaf]|\\xe2\\x81\\x9f|\\xe3\\x80\\x80)";
const FIRST_SPACES = new RegExp(`^${SPACE}+`);
const LAST_SPACE = new RegExp(`${SPACE}$`);

/** `strings.TrimSpace` of Go. */
export function trimSpace(text: ByteText): ByteText {
  let trimmed = text.replace(FIRST_SPACES, "");
  for (;;) {
    // An expression that starts anywhere and must end at the end would look at every run of blanks.
    const last = LAST_SPACE.exec(trimmed.slice(-3));
    if (last === null) return trimmed;
    trimmed = trimmed.slice(0, -last[0].length);
  }
}

/** Whether a line says nothing: white space alone, or a comment behind `#`. */
export function isBlankOrComment(line: ByteText): boolean {
  const trimmed = trimSpace(line);
  return trimmed === "" || trimmed.startsWith("#");
}
