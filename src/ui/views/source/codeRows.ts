import type { SourceLinesAnswer } from "../../../engine/protocol";

/** What a row of the code shows. */
export type CodeRow =
  /** @param cost the line's place among those of the answer, or -1 where it costs nothing */
  | { readonly kind: "line"; readonly line: number; readonly cost: number }
  /** A call that was inlined into the line above, by its place in the answer. */
  | { readonly kind: "call"; readonly call: number }
  /** An address of the line's code, likewise. */
  | { readonly kind: "address"; readonly address: number };

/** The rows of the code: lines, and below those that are open what they are made of. */
export interface CodeRows {
  readonly count: number;
  at(row: number): CodeRow;
  /** The row of a line; the nearest line before it where that one is not shown; -1 where none is. */
  rowOfLine(line: number): number;
  /** The row of a part that is shown. */
  rowOf(part: CodeRow): number;
}

type Parts = Pick<SourceLinesAnswer, "line" | "calls" | "addresses">;

/**
 * Puts rows together: every line of the text and those that cost something beyond it; without a text those that cost
 * something.
 * @param lineCount of the text; 0 without one
 * @param isOpen whether what a line is made of is shown, by its place in the answer
 */
export function codeRows(answer: Parts, lineCount: number, isOpen: (cost: number) => boolean): CodeRows {
  const { line: costly, calls, addresses } = answer;
  const firstCall = firstOfRows(calls.row, costly.length);
  const firstAddress = firstOfRows(addresses?.row ?? NO_ROWS, costly.length);
  // 2 × number for a line's place in `lines`; below 0 for parts.
  const codes: number[] = [];
  const lines: number[] = [];
  const costs: number[] = [];
  const rowOfPlace: number[] = [];
  const add = (line: number, cost: number) => {
    rowOfPlace.push(codes.length);
    codes.push(lines.length);
    lines.push(line);
    costs.push(cost);
    if (cost < 0 || !isOpen(cost)) return;
    for (let call = firstCall[cost]; call < firstCall[cost + 1]; call++) codes.push(-1 - 2 * call);
    for (let at = firstAddress[cost]; at < firstAddress[cost + 1]; at++) codes.push(-2 - 2 * at);
  };
  const rowOfLine = (line: number): number => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle] <= line) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? (lines.length === 0 ? -1 : 0) : rowOfPlace[low - 1];
  };
  let cost = 0;
  for (; cost < costly.length && costly[cost] < 1; cost++) add(costly[cost], cost);
  for (let line = 1; line <= lineCount; line++) {
    const isCostly = costly[cost] === line;
    add(line, isCostly ? cost : -1);
    if (isCostly) cost++;
  }
  for (; cost < costly.length; cost++) add(costly[cost], cost);
  return {
    count: codes.length,
    at: row => {
      const code = codes[row];
      if (code >= 0) return { kind: "line", line: lines[code], cost: costs[code] };
      return code % 2 === 0
        ? { kind: "address", address: (-2 - code) / 2 }
        : { kind: "call", call: (-1 - code) / 2 };
    },
    rowOfLine,
    rowOf: part => {
      if (part.kind === "line") return rowOfLine(part.line);
      const ofLine = part.kind === "call" ? calls.row[part.call] : (addresses?.row[part.address] ?? 0);
      const callCount = firstCall[ofLine + 1] - firstCall[ofLine];
      const place =
        part.kind === "call"
          ? part.call - firstCall[ofLine]
          : callCount + part.address - firstAddress[ofLine];
      return rowOfLine(costly[ofLine]) + 1 + place;
    },
  };
}

const NO_ROWS = new Uint32Array(0);

/** row → the first of its parts, which are in the order of rows; one entry more than there are rows. */
function firstOfRows(rows: Uint32Array, count: number): Uint32Array {
  const first = new Uint32Array(count + 1);
  for (const row of rows) first[row + 1]++;
  for (let row = 0; row < count; row++) first[row + 1] += first[row];
  return first;
}
