import { inRanges } from "../base/ranges";
import type { Steps } from "../base/steps";
import { Room } from "../kernel/kernel";
import type { Profile, ValueColumn } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";
import { magnitudeSum } from "./columnSums";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";

/** Samples between two pauses of a pass over all of them. */
export const SAMPLES_PER_STEP = 1 << 14;
/** The same through the kernel, and where sums need 64 bits. */
const KERNEL_SAMPLES_PER_STEP = 1 << 15;
const EXACT_SAMPLES_PER_STEP = 1 << 12;

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
  if (column.exact !== undefined) return Number(magnitudeSum(column));
  const { values } = column;
  let total = 0;
  for (let sample = 0; sample < values.length; sample++) total += Math.abs(values[sample]);
  return total;
}

/** Adds up flat and cum of all frames in one pass (`internal/graph/graph.go: newGraph`). */
export function* frameTotals(
  profile: Profile,
  frames: Pick<FrameTable, "count" | "entry" | "lists">,
  column: ValueColumn,
): Steps<FrameTotals> {
  const { count } = profile.samples;
  const totals: FrameTotals = {
    flat: new Float64Array(frames.count),
    cum: new Float64Array(frames.count),
    exactFlat: column.exact && new BigInt64Array(frames.count),
    exactCum: column.exact && new BigInt64Array(frames.count),
    inlined: new Uint8Array(frames.count),
  };
  const [add, rangeLength] =
    column.exact === undefined
      ? [addSamples, KERNEL_SAMPLES_PER_STEP]
      : [addExactSamples, EXACT_SAMPLES_PER_STEP];
  yield* inRanges(count, rangeLength, (from, to) => add(profile, frames, column, totals, from, to));
  if (totals.exactFlat !== undefined) copyAsNumbers(totals.exactFlat, totals.flat);
  if (totals.exactCum !== undefined) copyAsNumbers(totals.exactCum, totals.cum);
  return totals;
}

/** Adds a range of samples through the kernel. */
function addSamples(
  { samples }: Profile,
  { count, entry, lists }: Pick<FrameTable, "count" | "entry" | "lists">,
  { values }: ValueColumn,
  totals: FrameTotals,
  from: number,
  to: number,
): void {
  const room = new Room(0);
  const at = {
    starts: room.take(4 * (to - from)),
    lengths: room.take(4 * (to - from)),
    values: room.take(8 * (to - from)),
    entry: room.take(4 * entry.length),
    lists: room.take(4 * lists.length),
    flat: room.take(8 * count),
    cum: room.take(8 * count),
    inlined: room.take(count),
    counted: room.take(4 * count),
  };
  samples.stacks.lend(room.end, ({ kernel, rows, scratch }) => {
    kernel.uint32(scratch + at.starts, to - from).set(samples.stackStart.subarray(from, to));
    kernel.uint32(scratch + at.lengths, to - from).set(samples.stackLength.subarray(from, to));
    kernel.float64(scratch + at.values, to - from).set(values.subarray(from, to));
    kernel.uint32(scratch + at.entry, entry.length).set(entry);
    kernel.uint32(scratch + at.lists, lists.length).set(lists);
    const flat = kernel.float64(scratch + at.flat, count);
    const cum = kernel.float64(scratch + at.cum, count);
    const inlined = kernel.bytes(scratch + at.inlined, count);
    flat.set(totals.flat);
    cum.set(totals.cum);
    inlined.set(totals.inlined);
    kernel.uint32(scratch + at.counted, count).fill(0);
    const { program } = kernel;
    program.setTotals(scratch + at.flat, scratch + at.cum, scratch + at.inlined, scratch + at.counted);
    program.addTotals(
      to - from,
      rows,
      scratch + at.starts,
      scratch + at.lengths,
      scratch + at.values,
      scratch + at.entry,
      scratch + at.lists,
    );
    totals.flat.set(flat);
    totals.cum.set(cum);
    totals.inlined.set(inlined);
  });
}

/** Adds a range of samples whose values need 64 bits. */
function addExactSamples(
  { samples }: Profile,
  { count, entry, lists }: Pick<FrameTable, "count" | "entry" | "lists">,
  { exact }: ValueColumn,
  { exactFlat, exactCum, inlined }: FrameTotals,
  from: number,
  to: number,
): void {
  if (exact === undefined || exactFlat === undefined || exactCum === undefined) return;
  /** frame → the last sample that counted it, plus one. */
  const countedFor = new Uint32Array(count);
  for (let sample = from; sample < to; sample++) {
    const value = exact[sample];
    const length = samples.stackLength[sample];
    if (value === 0n || length === 0) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    let frame = 0;
    const addOnce = (listed: number) => {
      frame = listed >>> 1;
      if (countedFor[frame] === sample + 1) return;
      countedFor[frame] = sample + 1;
      exactCum[frame] += value;
      inlined[frame] |= (listed & 1) === 1 ? INLINED : CALLED;
    };
    for (let row = leaf + length - 1; row >= leaf; row--) {
      const code = entry[page[row]];
      if (code < SEVERAL_FRAMES) {
        addOnce(code);
        continue;
      }
      const list = code - SEVERAL_FRAMES;
      for (let index = list + 1; index <= list + lists[list]; index++) addOnce(lists[index]);
    }
    exactFlat[frame] += value;
  }
}

function copyAsNumbers(from: BigInt64Array, to: Float64Array): void {
  for (let index = 0; index < from.length; index++) to[index] = Number(from[index]);
}

/** So many samples are looked at for an estimate. */
const ESTIMATED_SAMPLES = 1 << 14;
/** A sample of at least this share of the whole is never left out of it. */
const HEAVY_SHARE = 1 / 1000;

/**
 * About the flat of every frame, for what need not be exact: that of every n-th sample, n times, and that of all heavy
 * ones. Exact up to 65,536 samples. Looking at every leaf of a large profile means fetching all its stacks.
 */
export function estimatedFlat(profile: Profile, frames: FrameTable, values: Float64Array): Float64Array {
  const { samples } = profile;
  const { entry, lists } = frames;
  const flat = new Float64Array(frames.count);
  const stride = Math.ceil(samples.count / ESTIMATED_SAMPLES);
  const heavy = HEAVY_SHARE * totalWeight({ values, exact: undefined });
  for (let sample = 0; sample < samples.count; sample++) {
    const isHeavy = Math.abs(values[sample]) >= heavy;
    if (!isHeavy && sample % stride !== 0) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const end = leaf + samples.stackLength[sample];
    for (let at = leaf; at < end; at++) {
      const code = entry[page[at]];
      const list = code - SEVERAL_FRAMES;
      // A hidden leaf has no frame.
      if (list >= 0 && lists[list] === 0) continue;
      const frame = (list < 0 ? code : lists[list + lists[list]]) >>> 1;
      flat[frame] += isHeavy ? values[sample] : stride * values[sample];
      break;
    }
  }
  return flat;
}
