import type { FrameTotals } from "./totals";

/** A column to sort by. */
export type TopSort = "flat" | "cum" | "name";

/** The rows of the top table in order. */
export interface TopOrder {
  /** row → frame. */
  readonly frames: Uint32Array;
  /** row → sum of flat of the rows up to it. */
  readonly flatSums: Float64Array;
  /** The smallest non-zero magnitude: flat, or cum where flat is 0. 0 when there is none. */
  readonly smallestValue: number;
}

/**
 * Orders the frames that have any cost (pprof's graph leaves out those whose flat and cum are both 0).
 * Equal values go by name, ascending.
 * @param rankOfName frame → its place when all names are sorted
 * @param isShown frame → 1 where it is wanted; all when undefined
 */
export function topOrder(
  totals: FrameTotals,
  sortBy: TopSort,
  descending: boolean,
  rankOfName: Uint32Array,
  isShown: Uint8Array | undefined,
): TopOrder {
  const { flat, cum } = totals;
  const rows: number[] = [];
  let smallestValue = 0;
  for (let frame = 0; frame < flat.length; frame++) {
    if (flat[frame] === 0 && cum[frame] === 0) continue;
    const magnitude = Math.abs(flat[frame] === 0 ? cum[frame] : flat[frame]);
    if (magnitude > 0 && (smallestValue === 0 || magnitude < smallestValue)) smallestValue = magnitude;
    if (isShown === undefined || isShown[frame] === 1) rows.push(frame);
  }
  const frames = Uint32Array.from(rows);
  const sign = descending ? -1 : 1;
  if (sortBy === "name") {
    frames.sort((a, b) => sign * (rankOfName[a] - rankOfName[b]));
  } else {
    const [first, second] = sortBy === "flat" ? [flat, cum] : [cum, flat];
    frames.sort(
      (a, b) =>
        sign * (first[a] - first[b]) || sign * (second[a] - second[b]) || rankOfName[a] - rankOfName[b],
    );
  }
  const flatSums = new Float64Array(frames.length);
  let sum = 0;
  for (let row = 0; row < frames.length; row++) {
    sum += flat[frames[row]];
    flatSums[row] = sum;
  }
  return { frames, flatSums, smallestValue };
}

/** frame → its place when all names are sorted by UTF-16 units. */
export function rankNames(count: number, nameOfFrame: (frame: number) => string): Uint32Array {
  const names = Array.from({ length: count }, (_, frame) => nameOfFrame(frame));
  const order = Uint32Array.from(names.keys());
  order.sort((a, b) => (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : a - b));
  const rank = new Uint32Array(count);
  for (let place = 0; place < count; place++) rank[order[place]] = place;
  return rank;
}
