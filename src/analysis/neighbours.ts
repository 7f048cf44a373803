import type { Steps } from "../base/steps";
import { Room } from "../kernel/kernel";
import type { Profile } from "../model/profile";
import type { FrameTable } from "./frames";
import { SAMPLES_PER_STEP } from "./totals";

/** The edges into a set of frames, or out of it, one per neighbour. */
export interface NeighbourEdges {
  /** edge → the frame outside of the set. */
  readonly frame: Uint32Array;
  readonly weight: Float64Array;
  /** edge → 1 where all that goes over it was inlined: pprof's `(inline)`. */
  readonly isInlined: Uint8Array;
}

/** What is around a set of frames in the stacks of some samples. */
export interface Neighbours {
  readonly callers: NeighbourEdges;
  readonly callees: NeighbourEdges;
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
    callerCalls: new Uint8Array(count),
    calleeIsCalled: new Uint8Array(count),
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
      callerCalls: room.take(count),
      calleeIsCalled: room.take(count),
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
        callerCalls: kernel.bytes(scratch + at.callerCalls, count),
        calleeIsCalled: kernel.bytes(scratch + at.calleeIsCalled, count),
      };
      there.callers.set(columns.callers);
      there.callees.set(columns.callees);
      there.lastCaller.set(columns.lastCaller);
      there.lastCallee.set(columns.lastCallee);
      there.callerCalls.set(columns.callerCalls);
      there.calleeIsCalled.set(columns.calleeIsCalled);
      const { program } = kernel;
      program.setNeighbours(
        scratch + at.isTarget,
        scratch + at.callers,
        scratch + at.callees,
        scratch + at.lastCaller,
        scratch + at.lastCallee,
        scratch + at.callerCalls,
        scratch + at.calleeIsCalled,
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
      columns.callerCalls.set(there.callerCalls);
      columns.calleeIsCalled.set(there.calleeIsCalled);
      endsIn.set(kernel.bytes(scratch + at.ends, to - from), from);
    });
  }
  return {
    callers: edgesOf(columns.callers, columns.lastCaller, columns.callerCalls),
    callees: edgesOf(columns.callees, columns.lastCallee, columns.calleeIsCalled),
    endsIn,
  };
}

/** The edges that any sample was added to. Columns are by frame. */
function edgesOf(sums: Float64Array, lastSample: Uint32Array, isCalled: Uint8Array): NeighbourEdges {
  const frame = Uint32Array.from(lastSample.keys()).filter(at => lastSample[at] !== 0);
  return {
    frame,
    weight: Float64Array.from(frame, at => sums[at]),
    isInlined: Uint8Array.from(frame, at => 1 - isCalled[at]),
  };
}
