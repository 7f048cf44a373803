/** A position in a bundle as a profile has it. */
export interface GeneratedPosition {
  /** From 1; 0 where the profile has none. */
  readonly line: number;
  /** From 1; 0 where the profile has none. */
  readonly column: number;
}

const BITS_OF_LINE = 2 ** 32;
const ANONYMOUS = /^\(anonymous:L#(\d+):C#(\d+)\)$/;

/**
 * Where a line of a profile stands in its file. The column is in its own field, or in the upper half of the line, as
 * pprof-nodejs packs it, or in the name of a function that has none but its place: `(anonymous:L#1:C#300)`.
 */
export function generatedPosition(
  lineNumber: number,
  columnNumber: number,
  functionName: string,
): GeneratedPosition {
  const isPacked = lineNumber >= BITS_OF_LINE && Number.isSafeInteger(lineNumber);
  const line = isPacked ? lineNumber % BITS_OF_LINE : lineNumber;
  if (columnNumber > 0) return { line, column: columnNumber };
  if (isPacked) return { line, column: Math.floor(lineNumber / BITS_OF_LINE) };
  const named = ANONYMOUS.exec(functionName);
  return { line, column: Number(named?.[1]) === line ? Number(named?.[2]) : 0 };
}

/** What a function without a name is called instead, once its place is another; undefined where it has a name. */
export function renamedAnonymous(functionName: string, line: number, column: number): string | undefined {
  if (!/^\(anonymous:L#\d+(:C#\d+)?\)$/.test(functionName)) return undefined;
  return column > 0 ? `(anonymous:L#${line}:C#${column})` : `(anonymous:L#${line})`;
}
