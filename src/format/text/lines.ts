import { ProblemError } from "../../base/problem";

/** No line of a profile is longer, in characters; what is has no line ends at all, or is meant to fill the memory. */
const LONGEST_LINE = 1 << 26;

/**
 * Cuts text that comes in pieces of bytes into lines. Lines end with LF or CRLF; a byte order mark is not part of the
 * first; bytes that are not UTF-8 become U+FFFD.
 */
export class TextLines {
  private readonly utf8 = new TextDecoder();
  private rest: string[] = [];
  private restLength = 0;

  /** The lines that this piece completes. Throws a `ProblemError` where a line is too long to be one. */
  push(piece: Uint8Array): string[] {
    return this.take(this.utf8.decode(piece, { stream: true }));
  }

  /** The last line, where no line end was behind it. */
  end(): string[] {
    const lines = this.take(this.utf8.decode());
    if (this.restLength > 0) lines.push(withoutReturn(this.rest.join("")));
    this.rest = [];
    this.restLength = 0;
    return lines;
  }

  private take(text: string): string[] {
    const lines = text.split("\n");
    const last = lines.pop() ?? "";
    if (lines.length > 0) {
      lines[0] = this.rest.join("") + lines[0];
      this.rest = [];
      this.restLength = 0;
    }
    this.rest.push(last);
    this.restLength += last.length;
    if (this.restLength > LONGEST_LINE) throw new ProblemError(TOO_LONG);
    return lines.map(withoutReturn);
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

const TOO_LONG = {
  kind: "tooLarge",
  message: "A line of this text has more than 67 million characters.",
  advice: "Check that the file is what you meant to open: no profile has such lines.",
} as const;
