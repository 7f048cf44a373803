import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { NONE } from "../model/profile";
import type { FrameTable } from "./frames";
import { LabelSums } from "./labels";
import { StackFrames } from "./stackFrames";
import { SAMPLES_PER_STEP } from "./totals";

/** What the samples that hold some frames say about them. Edges and labels are of one sample type. */
export interface FrameDetails {
  readonly sampleCount: number;
  /** Per sample type, in 64 bits. */
  readonly flat: readonly bigint[];
  readonly cum: readonly bigint[];
  /** caller or callee frame → edge weight. */
  readonly callers: ReadonlyMap<number, number>;
  readonly callees: ReadonlyMap<number, number>;
  readonly labels: ReturnType<LabelSums["finish"]>;
}

/**
 * Adds up everything about a set of frames, which count as one, in a pass over all samples. An edge counts once
 * per sample, and recursion (an edge from the set to itself) is none, as in pprof (`graph.go: newGraph`).
 * @param isTarget frame → 1 where it belongs to the set
 */
export function* frameDetails(
  profile: Profile,
  frames: FrameTable,
  isTarget: Uint8Array,
  sampleTypeIndex: number,
): Steps<FrameDetails> {
  const { samples } = profile;
  const stack = new StackFrames(profile, frames);
  const flat = profile.sampleTypes.map(() => new ExactSum());
  const cum = profile.sampleTypes.map(() => new ExactSum());
  const callers = new EdgeSums();
  const callees = new EdgeSums();
  const labels = new LabelSums(profile);
  let sampleCount = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const length = stack.read(sample);
    const { codes } = stack;
    let first = 0;
    while (first < length && isTarget[codes[first] >>> 1] === 0) first++;
    if (first === length) continue;
    sampleCount++;
    const endsHere = isTarget[codes[length - 1] >>> 1] === 1;
    for (let type = 0; type < samples.values.length; type++) {
      const { values, exact } = samples.values[type];
      cum[type].add(values[sample], exact?.[sample]);
      if (endsHere) flat[type].add(values[sample], exact?.[sample]);
    }
    const value = samples.values[sampleTypeIndex].values[sample];
    if (value === 0) continue;
    labels.add(sample, value);
    let parent = first === 0 ? NONE : codes[first - 1] >>> 1;
    for (let index = first; index < length; index++) {
      const frame = codes[index] >>> 1;
      const parentIsTarget = parent !== NONE && isTarget[parent] === 1;
      if (isTarget[frame] === 1) {
        if (parent !== NONE && !parentIsTarget) callers.add(parent, sample, value);
      } else if (parentIsTarget) {
        callees.add(frame, sample, value);
      }
      parent = frame;
    }
  }
  return {
    sampleCount,
    flat: flat.map(sum => sum.total),
    cum: cum.map(sum => sum.total),
    callers: callers.sums,
    callees: callees.sums,
    labels: labels.finish(),
  };
}

/** A sum that stays exact: in doubles while they can hold it, in 64 bits beyond. */
class ExactSum {
  private small = 0;
  private big = 0n;

  add(value: number, exact: bigint | undefined): void {
    if (exact === undefined) this.small += value;
    else this.big += exact;
  }

  get total(): bigint {
    return BigInt.asIntN(64, this.big + BigInt(this.small));
  }
}

class EdgeSums {
  readonly sums = new Map<number, number>();
  private readonly lastSample = new Map<number, number>();

  add(frame: number, sample: number, value: number): void {
    if (this.lastSample.get(frame) === sample) return;
    this.lastSample.set(frame, sample);
    this.sums.set(frame, (this.sums.get(frame) ?? 0) + value);
  }
}
