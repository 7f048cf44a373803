import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { SEVERAL_FRAMES } from "../frames";
import { weighsNothing } from "./build";
import { CALLED, EdgeTable, RESIDUAL } from "./edgeTable";
import type { NodeTable } from "./nodeTable";
import type { SampleWeights } from "./sampleWeights";

const KEPT = 1;
/** Kept, and so are the edges into it. */
const WANTED = 2;

/**
 * Adds samples up per edge (`internal/graph/graph.go: newGraph`). Where nodes are left out, edges go over them.
 * @param kept node → 1 where it is wanted; all when undefined
 * @param edgesInto node → 1 where the edges into it are wanted
 */
export function sumEdges(
  profile: Profile,
  { entry, lists, infos }: Pick<NodeTable, "entry" | "lists" | "infos">,
  weights: SampleWeights,
  kept: Uint8Array | undefined,
  edgesInto: Uint8Array,
): EdgeTable {
  const { samples } = profile;
  const edges = new EdgeTable(weights, infos.length);
  if (!edgesInto.includes(1)) return edges;
  /** node → 0, KEPT or WANTED. */
  const fate = edgesInto.map((into, node) => (kept?.[node] === 0 ? 0 : into === 1 ? WANTED : KEPT));
  for (let sample = 0; sample < samples.count; sample++) {
    if (weighsNothing(weights, sample)) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    let parent = -1;
    let residual = 0;
    for (let at = leaf + samples.stackLength[sample] - 1; at >= leaf; at--) {
      const code = entry[page[at]];
      if (code < SEVERAL_FRAMES) {
        const node = code >>> 1;
        const nodeFate = fate[node];
        if (nodeFate === 0) {
          residual = RESIDUAL;
          continue;
        }
        if (nodeFate === WANTED && parent >= 0 && parent !== node) {
          edges.add(parent, node, sample, residual | CALLED);
        }
        parent = node;
        residual = 0;
        continue;
      }
      const list = code - SEVERAL_FRAMES;
      const end = list + lists[list];
      for (let index = list + 1; index <= end; index++) {
        const listed = lists[index];
        const node = listed >>> 1;
        const nodeFate = fate[node];
        if (nodeFate === 0) {
          residual = RESIDUAL;
          continue;
        }
        if (nodeFate === WANTED && parent >= 0 && parent !== node) {
          edges.add(parent, node, sample, (listed & 1) === 1 ? residual : residual | CALLED);
        }
        parent = node;
        residual = 0;
      }
    }
  }
  return edges;
}
