import type { SourceLinesAnswer } from "../../../engine/protocol";

/** A line that costs less than this part of the hottest is not hot. */
const HOT_SHARE = 0.1;
const MOST_HOT = 100;

/** How much a line's place and colour say that it costs, from 0 to 1: its flat, or where no line has any, its cum. */
export function heats({ flat, cum, isOwn }: Pick<SourceLinesAnswer, "flat" | "cum" | "isOwn">): Float64Array {
  const isMeant = (_: number, row: number) => isOwn[row] === 1;
  const values = flat.some((value, row) => value !== 0 && isMeant(value, row)) ? flat : cum;
  let most = 0;
  for (const [row, value] of values.entries()) if (isOwn[row] === 1) most = Math.max(most, Math.abs(value));
  // Lines of other functions may cost more than any of this one.
  return values.map(value => (most === 0 ? 0 : Math.min(1, Math.abs(value) / most)));
}

/** Places of the hot lines of the function, or of the file, in its order. */
export function hotLines({ isOwn }: Pick<SourceLinesAnswer, "isOwn">, heat: Float64Array): readonly number[] {
  return [...heat.keys()]
    .filter(row => isOwn[row] === 1 && heat[row] >= HOT_SHARE)
    .toSorted((a, b) => heat[b] - heat[a])
    .slice(0, MOST_HOT)
    .toSorted((a, b) => a - b);
}

/** The line that costs most; undefined where none costs anything. */
export function hottestLine(answer: SourceLinesAnswer): number | undefined {
  let best = -1;
  const isMore = (one: number, other: number) => {
    const [flat, otherFlat] = [Math.abs(answer.flat[one]), Math.abs(answer.flat[other])];
    return (
      flat > otherFlat || (flat === otherFlat && Math.abs(answer.cum[one]) > Math.abs(answer.cum[other]))
    );
  };
  for (let row = 0; row < answer.line.length; row++) {
    if (answer.isOwn[row] === 1 && (best < 0 || isMore(row, best))) best = row;
  }
  return best < 0 ? undefined : answer.line[best];
}

/**
 * The hot line after a line, or before it, going round.
 * @param lines the hot ones, ascending
 */
export function nextHotLine(lines: readonly number[], from: number, step: 1 | -1): number | undefined {
  return step === 1
    ? (lines.find(line => line > from) ?? lines[0])
    : (lines.findLast(line => line < from) ?? lines.at(-1));
}
