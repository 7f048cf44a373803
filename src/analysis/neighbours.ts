import type { Steps } from "../base/steps";
import { Room } from "../kernel/kernel";
import type { Profile } from "../model/profile";
import type { FrameTable } from "./frames";
import { SAMPLES_PER_STEP } from "./totals";

/** What is around a set of frames in the stacks of some samples. */
export interface Neighbours {
  /** caller or callee frame → edge weight. */
  readonly callers: ReadonlyMap<number, number>;
  readonly callees: ReadonlyMap<number, number>;
  /** Place among the samples → 1 where the innermost frame is of the set. */
  readonly endsIn: Uint8Array;
}

/**
 * Adds up the edges into and out of a set of frames. An edge counts once per sample.
 * @param rows the samples to look at, in order
 * @param isTarget frame → 1 where it belongs to the set
 */
export function* neighboursOf(
  { samples }: Profile,
  frames: Pick<FrameTable, "count" | "entry" | "lists">,
  isTarget: Uint8Array,
  rows: Uint32Array,
  values: Float64Array,
): Steps<Neighbours> {
  const { count, entry, lists } = frames;
  const endsIn = new Uint8Array(rows.length);
  const columns = {
    callers: new Float64Array(count),
    callees: new Float64Array(count),
    lastCaller: new Uint32Array(count),
    lastCallee: new Uint32Array(count),
  };
  for (let from = 0; from < rows.length; from += SAMPLES_PER_STEP) {
    if (from > 0) yield;
    const to = Math.min(rows.length, from + SAMPLES_PER_STEP);
    const room = new Room(0);
    const at = {
      starts: room.take(4 * (to - from)),
      lengths: room.take(4 * (to - from)),
      values: room.take(8 * (to - from)),
      ends: room.take(to - from),
      entry: room.take(4 * entry.length),
      lists: room.take(4 * lists.length),
      isTarget: room.take(count),
      callers: room.take(8 * count),
      callees: room.take(8 * count),
      lastCaller: room.take(4 * count),
      lastCallee: room.take(4 * count),
    };
    samples.stacks.lend(room.end, ({ kernel, rows: stackRows, scratch }) => {
      const stackStart = kernel.uint32(scratch + at.starts, to - from);
      const stackLength = kernel.uint32(scratch + at.lengths, to - from);
      const value = kernel.float64(scratch + at.values, to - from);
      for (let index = from; index < to; index++) {
        const sample = rows[index];
        stackStart[index - from] = samples.stackStart[sample];
        stackLength[index - from] = samples.stackLength[sample];
        value[index - from] = values[sample];
      }
      kernel.uint32(scratch + at.entry, entry.length).set(entry);
      kernel.uint32(scratch + at.lists, lists.length).set(lists);
      kernel.bytes(scratch + at.isTarget, count).set(isTarget);
      const there = {
        callers: kernel.float64(scratch + at.callers, count),
        callees: kernel.float64(scratch + at.callees, count),
        lastCaller: kernel.uint32(scratch + at.lastCaller, count),
        lastCallee: kernel.uint32(scratch + at.lastCallee, count),
      };
      there.callers.set(columns.callers);
      there.callees.set(columns.callees);
      there.lastCaller.set(columns.lastCaller);
      there.lastCallee.set(columns.lastCallee);
      const { program } = kernel;
      program.setNeighbours(
        scratch + at.isTarget,
        scratch + at.callers,
        scratch + at.callees,
        scratch + at.lastCaller,
        scratch + at.lastCallee,
      );
      program.addNeighbours(
        to - from,
        from + 1,
        stackRows,
        scratch + at.starts,
        scratch + at.lengths,
        scratch + at.values,
        scratch + at.entry,
        scratch + at.lists,
        scratch + at.ends,
      );
      columns.callers.set(there.callers);
      columns.callees.set(there.callees);
      columns.lastCaller.set(there.lastCaller);
      columns.lastCallee.set(there.lastCallee);
      endsIn.set(kernel.bytes(scratch + at.ends, to - from), from);
    });
  }
  return {
    callers: weightsOf(columns.callers, columns.lastCaller),
    callees: weightsOf(columns.callees, columns.lastCallee),
    endsIn,
  };
}

/** The frames that any sample was added to. */
function weightsOf(sums: Float64Array, lastSample: Uint32Array): Map<number, number> {
  const weights = new Map<number, number>();
  for (let frame = 0; frame < sums.length; frame++)
    if (lastSample[frame] !== 0) weights.set(frame, sums[frame]);
  return weights;
}
