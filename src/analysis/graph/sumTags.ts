import type { Profile } from "../../model/profile";
import { StackFrames } from "../stackFrames";
import { weighsNothing } from "./build";
import type { NodeTable } from "./nodeTable";
import type { SampleWeights } from "./sampleWeights";
import { type LabelSets, TagSums } from "./tags";

/**
 * Adds labels up for some nodes of a graph.
 * @param wanted node → 1 where its tags are asked for
 */
export function sumTags(
  profile: Profile,
  table: NodeTable,
  weights: SampleWeights,
  labelSets: LabelSets,
  wanted: Uint8Array,
): TagSums {
  const tags = new TagSums(labelSets, weights);
  const frames = new StackFrames(profile, table);
  /** node → the last sample that counted it, plus one. */
  const countedFor = new Uint32Array(table.infos.length);
  for (let sample = 0; sample < profile.samples.count; sample++) {
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
