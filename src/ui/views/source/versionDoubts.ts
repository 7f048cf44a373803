import type { SourceFunction, SourceLinesAnswer } from "../../../engine/protocol";
import { shortenFunctionName } from "../../../names/functionName";

/** Where a function starts at the very line that has its name; elsewhere it may be that of a return type or a decorator. */
const EXACT = /\.(?:go|rs|java|[cm]?[jt]sx?)$/;
const LINES_AFTER_START = 2;
const MOST_NAMED = 3;

/**
 * What speaks for the text being another version of the file than the one that ran: sentences, none where nothing does.
 * @param lines the text's; line 1 is first
 */
export function versionDoubts(
  { file, line, functions }: Pick<SourceLinesAnswer, "file" | "line" | "functions">,
  lines: readonly string[],
): readonly string[] {
  const beyond = line.filter(number => number > lines.length);
  const astray = functions.filter(one => isAstray(one, lines, EXACT.test(file) ? 0 : LINES_AFTER_START));
  return [
    ...(beyond.length === 0
      ? []
      : [
          `${beyond.length === 1 ? `Line ${beyond[0]} costs` : `${beyond.length} lines cost`} something, but the file ends at line ${lines.length}.`,
        ]),
    ...(astray.length === 0
      ? []
      : [
          `${astray
            .slice(0, MOST_NAMED)
            .map(({ shownName, startLine }) => `${shownName} does not start at line ${startLine}`)
            .join(", ")}${astray.length > MOST_NAMED ? `, and ${astray.length - MOST_NAMED} more` : ""}.`,
        ]),
  ];
}

/** Whether the line where a function starts does not hold its name. */
function isAstray(
  { startLine, name, shownName }: SourceFunction,
  lines: readonly string[],
  linesAfter: number,
): boolean {
  if (startLine === 0) return false;
  const word = wordOf(shownName) ?? wordOf(name);
  if (word === undefined) return false;
  const start = lines.slice(startLine - 1, startLine + linesAfter);
  return start.length === 0 || !start.some(text => text.includes(word));
}

/** What a function is called where it is defined; undefined for one without a name of its own, such as a closure. */
function wordOf(name: string): string | undefined {
  const plain = shortenFunctionName(name)
    .replace(/\[.*\]$/s, "")
    .replace(/\(.*$/s, match => (match.startsWith("(*") ? match : ""))
    .replace(/<[^<>]*>$/s, "");
  const word = /[\p{L}_$#][\p{L}\p{N}_$]*$/u.exec(plain)?.[0];
  if (
    word === undefined ||
    /^(?:func\d+|gowrap\d+|operator|anonymous|module|lambda\w*|closure\w*|init)$/.test(word)
  )
    return undefined;
  return word.replace(/^#/, "");
}
