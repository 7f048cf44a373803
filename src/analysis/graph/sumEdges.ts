import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { SEVERAL_FRAMES } from "../frames";
import { weighsNothing } from "./build";
import { passEdges } from "./edgePass";
import { CALLED, type EdgeSums, EdgeTable } from "./edgeTable";
import type { NodeTable } from "./nodeTable";
import { type NumberedFrames, numberFrames } from "./numberedFrames";
import type { SampleWeights } from "./sampleWeights";

/** Samples between two pauses where the kernel cannot help. */
const SAMPLES_PER_STEP = 1 << 11;

/**
 * Adds samples up per edge (`internal/graph/graph.go: newGraph`). Where nodes are left out, edges go over them.
 * @param kept node → 1 where it is wanted; all when undefined
 * @param edgesInto node → 1 where the edges into it are wanted
 */
export function* sumEdges(
  profile: Profile,
  table: Pick<NodeTable, "entry" | "lists">,
  weights: SampleWeights,
  kept: Uint8Array | undefined,
  edgesInto: Uint8Array,
): Steps<EdgeSums> {
  if (!edgesInto.includes(1)) return new EdgeTable(weights, 0);
  const frames = numberFrames(table, kept, edgesInto);
  yield;
  const isExact = weights.value.exact !== undefined || weights.divisor?.exact !== undefined;
  const passed = isExact ? undefined : yield* passEdges(profile, frames, weights);
  return passed ?? (yield* sumAllEdges(profile, frames, weights));
}

/** The same for any profile, however many edges there are and however large their sums. */
export function* sumAllEdges(
  profile: Profile,
  { nodes, entry, lists }: NumberedFrames,
  weights: SampleWeights,
): Steps<EdgeSums> {
  const { samples } = profile;
  const edges = new EdgeTable(weights, nodes.length);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (weighsNothing(weights, sample)) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    let parent = 0;
    let residual = 0;
    const pass = (code: number) => {
      const number = code >>> 2;
      if (number === 0) {
        // LEFT_OUT is RESIDUAL.
        residual |= code;
        return;
      }
      if ((code & 2) !== 0 && parent !== 0 && parent !== number) {
        edges.add(parent, number, sample, (code & 1) === 1 ? residual : residual | CALLED);
      }
      parent = number;
      residual = 0;
    };
    for (let at = leaf + samples.stackLength[sample] - 1; at >= leaf; at--) {
      const code = entry[page[at]];
      if (code < SEVERAL_FRAMES) {
        pass(code);
        continue;
      }
      const list = code - SEVERAL_FRAMES;
      const end = list + lists[list];
      for (let index = list + 1; index <= end; index++) pass(lists[index]);
    }
  }
  const { count, flags, weight, weightDivisor } = edges;
  const nodesOf = (numbers: Uint32Array) => numbers.subarray(0, count).map(number => nodes[number]);
  return {
    count,
    source: nodesOf(edges.source),
    destination: nodesOf(edges.destination),
    flags,
    weights: undefined,
    weight,
    weightDivisor,
  };
}
