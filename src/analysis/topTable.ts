import { byteTextOf } from "../base/byteText";
import { sortInSteps } from "../base/sortInSteps";
import type { Steps } from "../base/steps";
import type { FrameTotals } from "./totals";

/** Flat and cum by frame. */
export type FlatAndCum = Pick<FrameTotals, "flat" | "cum">;

/** What rows are sorted by; frames of equal keys go by their names. */
export type RowKey =
  /** frame → number, by size or by magnitude; NaN is less than all. */
  | { readonly kind: "numbers"; readonly values: Float64Array; readonly byMagnitude: boolean }
  /** frame → its text's place when all are sorted. */
  | { readonly kind: "ranks"; readonly ranks: Uint32Array };

/** Frames between two pauses. */
const FRAMES_PER_STEP = 1 << 12;

/**
 * The frames that have any cost: pprof's graph leaves out those whose flat and cum are both 0, and with drop_negative
 * those that cost less than nothing.
 */
export function costlyFrames({ flat, cum }: FlatAndCum, dropNegative: boolean): Uint32Array<ArrayBuffer> {
  const frames = new Uint32Array(flat.length);
  let count = 0;
  for (let frame = 0; frame < flat.length; frame++) {
    if (flat[frame] === 0 && cum[frame] === 0) continue;
    if (dropNegative && (flat[frame] < 0 || (flat[frame] === 0 && cum[frame] < 0))) continue;
    frames[count++] = frame;
  }
  return frames.slice(0, count);
}

/**
 * The smallest magnitude that is not 0 among what is printed: flat, or cum where flat is 0. 0 when there is none.
 * pprof chooses the unit of a table by it.
 */
export function smallestMagnitude({ flat, cum }: FlatAndCum): number {
  let smallest = 0;
  for (let frame = 0; frame < flat.length; frame++) {
    const magnitude = Math.abs(flat[frame] === 0 ? cum[frame] : flat[frame]);
    if (magnitude > 0 && (smallest === 0 || magnitude < smallest)) smallest = magnitude;
  }
  return smallest;
}

/**
 * Orders rows. Flat and cum go by their magnitude and equal ones by name, as in pprof's text report
 * (`internal/graph/graph.go: Nodes.Sort`).
 * @param rankOfName frame → its name's place when all are sorted
 */
export function sortRows(
  rows: Uint32Array<ArrayBuffer>,
  key: RowKey,
  descending: boolean,
  rankOfName: Uint32Array,
): Steps<Uint32Array<ArrayBuffer>> {
  const sign = descending ? -1 : 1;
  const byName = (a: number, b: number) => rankOfName[a] - rankOfName[b] || a - b;
  if (key.kind === "ranks") {
    const { ranks } = key;
    return sortInSteps(rows, (a, b) => sign * (ranks[a] - ranks[b]) || byName(a, b));
  }
  const { values, byMagnitude } = key;
  const comparable = values.map(value =>
    Number.isNaN(value) ? Number.NEGATIVE_INFINITY : byMagnitude ? Math.abs(value) : value,
  );
  return sortInSteps(rows, (a, b) => {
    const one = comparable[a];
    const other = comparable[b];
    return one === other ? byName(a, b) : one < other ? -sign : sign;
  });
}

/** row → sum of the values of the rows up to it. @param rows row → frame */
export function runningSums(rows: Uint32Array, values: Float64Array): Float64Array {
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

/** frame → its text's place when all texts are sorted by their bytes; equal ones have the same, nothing is last. */
export function* rankTexts(count: number, textOfFrame: (frame: number) => string): Steps<Uint32Array> {
  const texts: string[] = [];
  for (let frame = 0; frame < count; frame++) {
    if (frame % FRAMES_PER_STEP === FRAMES_PER_STEP - 1) yield;
    texts.push(byteTextOf(textOfFrame(frame)));
  }
  const order = yield* sortInSteps(Uint32Array.from(texts.keys()), (a, b) =>
    texts[a] === texts[b] ? 0 : texts[a] === "" ? 1 : texts[b] === "" || texts[a] < texts[b] ? -1 : 1,
  );
  const rank = new Uint32Array(count);
  for (let place = 1; place < count; place++) {
    const isSame = texts[order[place]] === texts[order[place - 1]];
    rank[order[place]] = rank[order[place - 1]] + (isSame ? 0 : 1);
  }
  return rank;
}
