import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { FrameTable } from "../frames";
import type { NeighbourEdges } from "../neighbours";
import { StackFrames } from "../stackFrames";

const SAMPLES_PER_STEP = 1 << 13;
const NO_FRAME = -1;

/** As pprof's peek has them: an edge counts once per sample, and there is none from the pivot to itself. */
export interface PivotEdges extends NeighbourEdges {
  /** edge → weight in 64 bits, where doubles do not hold it. */
  readonly exact?: BigInt64Array;
}

/** The same as `neighboursOf` for values whose sums need 64 bits (wrapping around as Go's int64). */
export function* exactNeighbours(
  profile: Profile,
  frames: Pick<FrameTable, "entry" | "lists">,
  isTarget: Uint8Array,
  rows: Uint32Array,
  values: BigInt64Array,
): Steps<{ readonly callers: PivotEdges; readonly callees: PivotEdges; readonly endsIn: Uint8Array }> {
  const callers = new EdgeSums();
  const callees = new EdgeSums();
  const endsIn = new Uint8Array(rows.length);
  const stack = new StackFrames(profile, frames);
  for (let place = 0; place < rows.length; place++) {
    if (place % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const sample = rows[place];
    const length = stack.read(sample);
    let caller = NO_FRAME;
    let isCallerTarget = 0;
    for (let at = 0; at < length; at++) {
      const frame = stack.codes[at] >>> 1;
      const isInlined = (stack.codes[at] & 1) === 1;
      if (isTarget[frame] !== isCallerTarget && values[sample] !== 0n) {
        if (isCallerTarget === 1) callees.add(frame, sample, values[sample], isInlined);
        else if (caller !== NO_FRAME) callers.add(caller, sample, values[sample], isInlined);
      }
      caller = frame;
      isCallerTarget = isTarget[frame];
    }
    endsIn[place] = isCallerTarget;
  }
  return { callers: callers.finish(), callees: callees.finish(), endsIn };
}

class EdgeSums {
  private readonly edges = new Map<number, { weight: bigint; lastSample: number; isInlined: boolean }>();

  /** Counts a sample on an edge, once however often it passes. */
  add(frame: number, sample: number, value: bigint, isInlined: boolean): void {
    const edge = this.edges.get(frame);
    if (edge === undefined) this.edges.set(frame, { weight: value, lastSample: sample, isInlined });
    else if (edge.lastSample !== sample) {
      edge.weight += value;
      edge.lastSample = sample;
      edge.isInlined &&= isInlined;
    }
  }

  finish(): PivotEdges {
    const edges = [...this.edges.values()];
    const exact = BigInt64Array.from(edges, ({ weight }) => BigInt.asIntN(64, weight));
    return {
      frame: Uint32Array.from(this.edges.keys()),
      weight: Float64Array.from(exact, Number),
      isInlined: Uint8Array.from(edges, edge => (edge.isInlined ? 1 : 0)),
      exact,
    };
  }
}
