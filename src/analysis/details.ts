import type { Steps } from "../base/steps";
import type { Profile, ValueColumn } from "../model/profile";
import type { FrameTable } from "./frames";
import { type KeySums, LabelSums } from "./labels";
import { type NeighbourEdges, neighboursOf } from "./neighbours";
import { hitLocations } from "./search";
import { markedRows } from "./selectSamples";
import { markSamples } from "./stackPasses";

/** What the samples that hold some frames say about them. Edges and labels are of one sample type. */
export interface FrameDetails {
  readonly sampleCount: number;
  /** Per sample type, in 64 bits. */
  readonly flat: readonly bigint[];
  readonly cum: readonly bigint[];
  readonly callers: NeighbourEdges;
  readonly callees: NeighbourEdges;
  /** The heaviest values of each key. */
  readonly labels: readonly KeySums[];
}

/** Samples, and labels, that are added up between two pauses. */
const SAMPLES_PER_STEP = 1 << 13;
const LABELS_PER_STEP = 1 << 12;

/** Values that are told of a label's key. */
const MOST_LABEL_VALUES = 10;

/**
 * Adds up everything about a set of frames, which count as one. An edge counts once per sample, and recursion (an edge
 * from the set to itself) is none, as in pprof (`graph.go: newGraph`).
 * @param isTarget frame → 1 where it belongs to the set
 */
export function* frameDetails(
  profile: Profile,
  frames: FrameTable,
  isTarget: Uint8Array,
  sampleTypeIndex: number,
): Steps<FrameDetails> {
  const { samples } = profile;
  const { values } = samples.values[sampleTypeIndex];
  const rows = markedRows(yield* markSamples(samples, hitLocations(frames, isTarget)));
  const { callers, callees, endsIn } = yield* neighboursOf(profile, frames, isTarget, rows, values);
  yield;
  const ending = rows.filter((_, place) => endsIn[place] === 1);
  const labels = yield* labelSums(profile, rows, values);
  return {
    sampleCount: rows.length,
    flat: samples.values.map(column => exactSum(column, ending)),
    cum: samples.values.map(column => exactSum(column, rows)),
    callers,
    callees,
    labels,
  };
}

function* labelSums(profile: Profile, rows: Uint32Array, values: Float64Array): Steps<KeySums[]> {
  const sums = new LabelSums(profile);
  const { labelStart } = profile.samples;
  for (let place = 0; place < rows.length; place++) {
    if (place % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const sample = rows[place];
    const value = values[sample];
    if (value === 0) continue;
    for (let label = labelStart[sample]; label < labelStart[sample + 1]; label++) {
      if (label % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
      sums.add(sample, label, value);
    }
  }
  return yield* sums.finish(MOST_LABEL_VALUES);
}

/** The sum of some samples' values in 64 bits. */
export function exactSum({ values, exact }: ValueColumn, rows: Uint32Array): bigint {
  let sum = 0;
  let exactPart = 0n;
  for (const row of rows) {
    if (exact === undefined) sum += values[row];
    else exactPart += exact[row];
  }
  return BigInt.asIntN(64, exactPart + BigInt(sum));
}
