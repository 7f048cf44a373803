import type { Steps } from "../base/steps";
import type { Profile, ValueColumn } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";

/** Samples between two pauses of a pass over all of them. */
export const SAMPLES_PER_STEP = 1 << 15;

/** `FrameTotals.inlined`: the frame came by a call, by inlining, or both. */
export const CALLED = 1;
export const INLINED = 2;

/** Flat and cum of every frame for one sample type, in the type's unit. */
export interface FrameTotals {
  /** frame → sum of the values of the samples that end in it. */
  readonly flat: Float64Array;
  /** frame → sum of the values of the samples that hold it, each counted once however often it occurs. */
  readonly cum: Float64Array;
  /** The same in 64 bits where 53 are not enough; they wrap around as pprof's do. */
  readonly exactFlat: BigInt64Array | undefined;
  readonly exactCum: BigInt64Array | undefined;
  /** frame → CALLED | INLINED, over the samples with a value. */
  readonly inlined: Uint8Array;
}

/** pprof's report total: the sum of the values' magnitudes. */
export function totalWeight(column: ValueColumn): number {
  if (column.exact !== undefined) return Number(exactTotalWeight(column.exact));
  let total = 0;
  for (const value of column.values) total += Math.abs(value);
  return total;
}

/** The same in 64 bits, wrapping around as pprof's does. */
export function exactTotalWeight(values: BigInt64Array): bigint {
  let total = 0n;
  for (const value of values) total += value < 0n ? -value : value;
  return BigInt.asIntN(64, total);
}

/** Adds up flat and cum of all frames in one pass (`internal/graph/graph.go: newGraph`). */
export function* frameTotals(
  profile: Profile,
  frames: Pick<FrameTable, "count" | "entry" | "lists">,
  column: ValueColumn,
): Steps<FrameTotals> {
  const { samples } = profile;
  const { entry, lists } = frames;
  const { values, exact } = column;
  const flat = new Float64Array(frames.count);
  const cum = new Float64Array(frames.count);
  const exactFlat = exact === undefined ? undefined : new BigInt64Array(frames.count);
  const exactCum = exact === undefined ? undefined : new BigInt64Array(frames.count);
  const inlined = new Uint8Array(frames.count);
  /** frame → the last sample that counted it, plus one. */
  const countedFor = new Uint32Array(frames.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const value = values[sample];
    const length = samples.stackLength[sample];
    if (value === 0 || length === 0) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const stamp = sample + 1;
    let frame = 0;
    for (let at = leaf + length - 1; at >= leaf; at--) {
      const code = entry[page[at]];
      if (code < SEVERAL_FRAMES) {
        frame = code >>> 1;
        if (countedFor[frame] === stamp) continue;
        countedFor[frame] = stamp;
        cum[frame] += value;
        inlined[frame] |= CALLED;
        if (exactCum !== undefined) exactCum[frame] += (exact as BigInt64Array)[sample];
        continue;
      }
      const list = code - SEVERAL_FRAMES;
      const end = list + lists[list];
      for (let index = list + 1; index <= end; index++) {
        const listed = lists[index];
        frame = listed >>> 1;
        if (countedFor[frame] === stamp) continue;
        countedFor[frame] = stamp;
        cum[frame] += value;
        inlined[frame] |= (listed & 1) === 1 ? INLINED : CALLED;
        if (exactCum !== undefined) exactCum[frame] += (exact as BigInt64Array)[sample];
      }
    }
    flat[frame] += value;
    if (exactFlat !== undefined) exactFlat[frame] += (exact as BigInt64Array)[sample];
  }
  if (exactFlat !== undefined) copyAsNumbers(exactFlat, flat);
  if (exactCum !== undefined) copyAsNumbers(exactCum, cum);
  return { flat, cum, exactFlat, exactCum, inlined };
}

function copyAsNumbers(from: BigInt64Array, to: Float64Array): void {
  for (let index = 0; index < from.length; index++) to[index] = Number(from[index]);
}

/** Flat of every frame alone: one look at each sample's leaf. */
export function flatTotals(profile: Profile, frames: FrameTable, values: Float64Array): Float64Array {
  const { samples } = profile;
  const flat = new Float64Array(frames.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (samples.stackLength[sample] === 0) continue;
    const code = frames.entry[stackPage(samples, sample)[stackOffset(samples, sample)]];
    const list = code - SEVERAL_FRAMES;
    const frame = list < 0 ? code >>> 1 : frames.lists[list + frames.lists[list]] >>> 1;
    flat[frame] += values[sample];
  }
  return flat;
}
