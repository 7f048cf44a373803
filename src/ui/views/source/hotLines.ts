import type { SourceLinesAnswer } from "../../../engine/protocol";

/** A line that costs less than this part of the hottest is not hot. */
const HOT_SHARE = 0.1;
const MOST_HOT = 100;

type Figures = Pick<SourceLinesAnswer, "flat" | "cum" | "isOwn">;

/** How hot a line is, from 0 to 1: its cum as part of the greatest among the lines of the function, or of the file. */
export function heats({ cum, isOwn }: Pick<Figures, "cum" | "isOwn">): Float64Array {
  const most = greatest(cum, isOwn);
  // Lines of other functions may cost more than any of this one.
  return cum.map(value => (most === 0 ? 0 : Math.min(1, Math.abs(value) / most)));
}

function greatest(values: Float64Array, isOwn: Uint8Array): number {
  let most = 0;
  for (const [row, value] of values.entries()) if (isOwn[row] === 1) most = Math.max(most, Math.abs(value));
  return most;
}

/** Places of the hot lines of the function, or of the file, in its order. */
export function hotLines({ isOwn }: Pick<SourceLinesAnswer, "isOwn">, heat: Float64Array): readonly number[] {
  return [...heat.keys()]
    .filter(row => isOwn[row] === 1 && heat[row] >= HOT_SHARE)
    .toSorted((a, b) => heat[b] - heat[a])
    .slice(0, MOST_HOT)
    .toSorted((a, b) => a - b);
}

/** Flat says where to look only in a function that does something itself: this part of what a line costs at most. */
const OWN_SHARE = 0.1;

/**
 * The line to look at first: the one with most flat, or in a function that leaves all to others the one with most cum.
 * @returns undefined where none costs anything
 */
export function hottestLine({
  line,
  flat,
  cum,
  isOwn,
}: Figures & Pick<SourceLinesAnswer, "line">): number | undefined {
  const isDoer = greatest(flat, isOwn) >= OWN_SHARE * greatest(cum, isOwn);
  const [first, second] = isDoer ? [flat, cum] : [cum, flat];
  let best = -1;
  const isMore = (one: number, other: number) =>
    Math.abs(first[one]) - Math.abs(first[other]) || Math.abs(second[one]) - Math.abs(second[other]);
  for (let row = 0; row < line.length; row++) {
    if (isOwn[row] === 1 && (best < 0 || isMore(row, best) > 0)) best = row;
  }
  return best < 0 ? undefined : line[best];
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
