import type { NameShaper } from "./shaper";

const BITS_OF_LINE = 2 ** 32;

/**
 * Where a file's line number has the column in its upper half, as pprof-nodejs writes it when it is asked for columns.
 * Lines of files end far below that.
 */
export const packedLine: NameShaper = {
  id: "packed-line",
  example: ["/app/min/typescript.js:154618942678", "/app/min/typescript.js:120022:36"],
  looksLike: /:\d{10,16}$/,
  shape: name =>
    name.replace(/:(\d{10,16})$/, (_, digits: string) => {
      const { line, column } = placeInFile(Number(digits));
      return column === 0 ? `:${digits}` : `:${line}:${column}`;
    }),
};

/** The line and the column that a profile's line number says; column 0 where it says none. */
export function placeInFile(lineNumber: number): { readonly line: number; readonly column: number } {
  if (!hasColumn(lineNumber)) return { line: lineNumber, column: 0 };
  return { line: lineNumber % BITS_OF_LINE, column: Math.floor(lineNumber / BITS_OF_LINE) };
}

/** Whether a profile's line number says a column as well. */
export function hasColumn(lineNumber: number): boolean {
  return lineNumber >= BITS_OF_LINE && Number.isSafeInteger(lineNumber);
}
