import { byteTextOf } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import { valueText } from "../../base/units";
import type { Profile } from "../../model/profile";
import { StackFrames } from "../stackFrames";
import { SAMPLES_PER_STEP } from "../totals";
import { weighsNothing } from "./build";
import { heavySampleTags } from "./heavyTags";
import { sumHeavyTags, type TagWriter } from "./heavyTagSums";
import type { NodeTable } from "./nodeTable";
import { numberFrames } from "./numberedFrames";
import type { SampleWeights } from "./sampleWeights";
import { LabelSets, TagSums } from "./tags";
import { textSets } from "./textSets";

export interface TagRequest {
  readonly profile: Profile;
  readonly table: NodeTable;
  readonly weights: SampleWeights;
  /** The unit of the numeric label `bytes`, and the one that it is shown in. */
  readonly bytesUnit: string;
  readonly outputUnit: string;
  /** node → 1 where its tags are asked for. */
  readonly wanted: Uint8Array;
  /** Tags whose flat and cum are both of less magnitude may be left out. */
  readonly cutoff: bigint;
}

/** Sums of so many tags at nodes are kept at once. */
const MOST_CELLS = 1 << 21;

/** Adds labels up for some nodes of a graph. */
export function* sumTags(request: TagRequest): Steps<TagWriter> {
  return (yield* sumFewTags(request)) ?? (yield* sumAllTags(request));
}

/** Adds up those tags alone that can be heavy; undefined where they are not few, or sums need 64 bits. */
function* sumFewTags(request: TagRequest): Steps<TagWriter | undefined> {
  const { profile, table, weights, wanted, cutoff, bytesUnit, outputUnit } = request;
  const isExact = weights.value.exact !== undefined || weights.divisor?.exact !== undefined;
  if (isExact || cutoff <= 0n) return undefined;
  const sets = yield* textSets(profile, weights.value.values, Number(cutoff));
  if (sets === undefined) return undefined;
  const text = (number: number) => byteTextOf(valueText(number, bytesUnit, outputUnit));
  const tags = yield* heavySampleTags(profile, weights, sets, Number(cutoff), text);
  yield;
  const frames = numberFrames(table, wanted, wanted);
  yield;
  if (frames.nodes.length * tags.tags.length > MOST_CELLS) return undefined;
  const face = { text, unit: bytesUnit, isShown: (key: number) => sets.isNumberKey(key) };
  return yield* sumHeavyTags(profile, frames, weights, tags, face);
}

/** The same for any profile, whatever tags weigh. */
export function* sumAllTags(request: TagRequest): Steps<TagWriter> {
  const { profile, table, weights, wanted, bytesUnit, outputUnit } = request;
  const tags = new TagSums(new LabelSets(profile, bytesUnit, outputUnit), weights);
  const frames = new StackFrames(profile, table);
  /** node → the last sample that counted it, plus one. */
  const countedFor = new Uint32Array(table.infos.length);
  for (let sample = 0; sample < profile.samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (weighsNothing(weights, sample) || !tags.startSample(sample)) continue;
    const depth = frames.read(sample);
    for (let index = 0; index < depth; index++) {
      const node = frames.codes[index] >>> 1;
      if (wanted[node] === 0 || countedFor[node] === sample + 1) continue;
      countedFor[node] = sample + 1;
      tags.add(node, false);
    }
    // Where the leaf is left out of the graph, its flat is nobody's.
    if (depth > 0 && wanted[frames.codes[depth - 1] >>> 1] === 1)
      tags.add(frames.codes[depth - 1] >>> 1, true);
  }
  return tags;
}
