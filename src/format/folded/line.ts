/** A line of folded stacks, taken apart. */
interface FoldedLine {
  /** Frames from the root, with `;` between them. */
  readonly stack: string;
  /** A decimal number. */
  readonly count: string;
}

/** The last blank of a line, and the number behind it; some writers leave blanks at its end. */
const COUNT = /[ \t](-?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?)\s*$/;

/** The stack and the count of a line; undefined where there is no count behind a blank. */
export function readCount(line: string): FoldedLine | undefined {
  const found = COUNT.exec(line.length > 100 ? line.slice(-100) : line);
  if (found === null) return undefined;
  return { stack: line.slice(0, line.length - found[0].length), count: found[1] };
}

/** Whether a line is a remark: `#` alone or before a blank, a mark or another `#`; `#private` may be a function. */
export function isComment(line: string): boolean {
  return /^#([\s#!=-]|$)/.test(line);
}
