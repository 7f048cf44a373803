import type { SourceFunction } from "../../../engine/protocol";

/** How far behind the last line that costs something a function's end is looked for. */
const MOST_LINES_BEHIND = 400;

const BLANK = /^\s*$/;
const CLOSING = /^\s*[)\]}]/;

/**
 * The line where a function ends, by how lines are indented, as far as the text says: the profile knows only lines that
 * cost something.
 * @param lines the text's; undefined where it is not known
 */
export function functionEnd(
  { startLine, lastLine }: Pick<SourceFunction, "startLine" | "lastLine">,
  lines: readonly string[] | undefined,
): number {
  const start = lines?.[startLine - 1];
  if (lines === undefined || start === undefined || startLine === 0) return lastLine;
  const indent = indentOf(start);
  const most = Math.min(lines.length, lastLine + MOST_LINES_BEHIND);
  for (let line = Math.max(startLine, lastLine) + 1; line <= most; line++) {
    const text = lines[line - 1];
    if (BLANK.test(text) || indentOf(text) > indent) continue;
    return CLOSING.test(text) ? line : lastBefore(lines, line);
  }
  return lastLine;
}

/** The last line before one that is not blank. */
function lastBefore(lines: readonly string[], line: number): number {
  let last = line - 1;
  while (last > 1 && BLANK.test(lines[last - 1])) last--;
  return last;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
