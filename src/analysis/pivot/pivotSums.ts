import type { Steps } from "../../base/steps";
import type { Profile, ValueColumn } from "../../model/profile";
import { exactSum } from "../details";
import type { FrameTable } from "../frames";
import { neighboursOf } from "../neighbours";
import { exactNeighbours, type PivotEdges } from "./exactNeighbours";

/** What some functions, taken as one, cost in a sample type, and the edges into and out of them. */
export interface PivotSums {
  readonly sampleCount: number;
  /** In 64 bits. */
  readonly flat: bigint;
  readonly cum: bigint;
  readonly callers: PivotEdges;
  readonly callees: PivotEdges;
}

/**
 * Adds up a pivot.
 * @param isPivot frame → 1 where it belongs to it
 * @param rows the samples that hold one of those, in order
 */
export function* pivotSums(
  profile: Profile,
  frames: Pick<FrameTable, "count" | "entry" | "lists">,
  isPivot: Uint8Array,
  rows: Uint32Array,
  column: ValueColumn,
): Steps<PivotSums> {
  const { callers, callees, endsIn } =
    column.exact === undefined
      ? yield* neighboursOf(profile, frames, isPivot, rows, column.values)
      : yield* exactNeighbours(profile, frames, isPivot, rows, column.exact);
  yield;
  return {
    sampleCount: rows.length,
    flat: exactSum(
      column,
      rows.filter((_, place) => endsIn[place] === 1),
    ),
    cum: exactSum(column, rows),
    callers,
    callees,
  };
}
