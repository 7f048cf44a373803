import { byteTextOf } from "../base/byteText";
import type { FrameTotals } from "./totals";

/** Flat and cum by frame. */
export type FlatAndCum = Pick<FrameTotals, "flat" | "cum">;

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
 * Values go by their magnitude and equal ones by name, as in pprof's text report (`internal/graph/graph.go:
 * Nodes.Sort`).
 * @param printed what is printed for each frame: the sums, or means, which do not change the order
 * @param rankOfName frame → its place when all names are sorted
 * @param isShown frame → 1 where it is wanted; all when undefined
 */
export function topOrder(
  totals: FlatAndCum,
  printed: FlatAndCum,
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
    const magnitude = Math.abs(printed.flat[frame] === 0 ? printed.cum[frame] : printed.flat[frame]);
    if (magnitude > 0 && (smallestValue === 0 || magnitude < smallestValue)) smallestValue = magnitude;
    if (isShown === undefined || isShown[frame] === 1) rows.push(frame);
  }
  const frames = Uint32Array.from(rows);
  const sign = descending ? -1 : 1;
  if (sortBy === "name") {
    frames.sort((a, b) => sign * (rankOfName[a] - rankOfName[b]));
  } else {
    const values = sortBy === "flat" ? flat : cum;
    frames.sort(
      (a, b) => sign * (Math.abs(values[a]) - Math.abs(values[b])) || rankOfName[a] - rankOfName[b],
    );
  }
  return { frames, flatSums: runningSums(frames, printed.flat), smallestValue };
}

/** row → sum of the values of the rows up to it. */
function runningSums(rows: Uint32Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(rows.length);
  let sum = 0;
  for (let row = 0; row < rows.length; row++) {
    sum += values[rows[row]];
    sums[row] = sum;
  }
  return sums;
}

/**
 * Sums divided by those of another sample type, cut off to whole numbers as Go's division does; where that has none,
 * the sums themselves.
 */
export function meansOf(totals: FlatAndCum, divisors: FlatAndCum): FlatAndCum {
  const divided = (values: Float64Array, by: Float64Array) =>
    values.map((value, frame) => (by[frame] === 0 ? value : Math.trunc(value / by[frame])));
  return { flat: divided(totals.flat, divisors.flat), cum: divided(totals.cum, divisors.cum) };
}

/** frame → its place when all names are sorted by their bytes. */
export function rankNames(count: number, nameOfFrame: (frame: number) => string): Uint32Array {
  const names = Array.from({ length: count }, (_, frame) => byteTextOf(nameOfFrame(frame)));
  const order = Uint32Array.from(names.keys());
  order.sort((a, b) => (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : a - b));
  const rank = new Uint32Array(count);
  for (let place = 0; place < count; place++) rank[order[place]] = place;
  return rank;
}
