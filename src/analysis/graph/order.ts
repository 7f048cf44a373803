import { compareByteTexts } from "../../base/byteText";
import { goSort } from "../../base/goSort";
import type { Steps } from "../../base/steps";
import { entropyScore } from "./entropy";
import type { GraphEdge, GraphNode, GraphTag } from "./graph";
import { magnitude } from "../../base/int64";
import { compareInfos, infoKey } from "./nodeInfo";

/** Nodes that are weighed between two pauses: each may have many edges. */
const NODES_PER_STEP = 1 << 10;

/** How pprof orders nodes, edges and tags (`internal/graph/graph.go: Nodes.Sort, edgeList.Less, tags.Less`). */
export type NodeOrder = "flat" | "cum" | "entropy";

/** @param scoreOf what nodes are worth, where that is known already */
export function* sortNodes(nodes: GraphNode[], order: NodeOrder, scoreOf = scoring(order)): Steps<void> {
  const keyed: { readonly node: GraphNode; readonly score: bigint; readonly tie: bigint }[] = [];
  for (const [index, node] of nodes.entries()) {
    if (index % NODES_PER_STEP === NODES_PER_STEP - 1) yield;
    // What decides after the name.
    const tie = magnitude(order === "flat" ? node.cum : node.flat);
    keyed.push({ node, score: magnitude(scoreOf(node)), tie });
  }
  yield* goSort(
    keyed,
    (a, b) => descending(a.score, b.score) || compareNames(a.node, b.node, () => descending(a.tie, b.tie)),
  );
  for (const [index, { node }] of keyed.entries()) nodes[index] = node;
}

function scoring(order: NodeOrder): (node: GraphNode) => bigint {
  if (order === "flat") return node => node.flat;
  return order === "cum" ? node => node.cum : entropyScore;
}

/** @param tie decides between nodes with the same info, which only call trees have */
function compareNames(a: GraphNode, b: GraphNode, tie: () => number): number {
  if (a.info.address !== 0n && b.info.address !== 0n && a.info.address !== b.info.address) {
    return a.info.address < b.info.address ? -1 : 1;
  }
  if (a.name !== b.name) return compareByteTexts(a.name, b.name);
  // pprof leaves nodes of one name but different infos in any order.
  if (infoKey(a.info) !== infoKey(b.info)) return 0;
  return tie() || compareInfos(a.info, b.info);
}

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

/** Heaviest first, then by names. Edges of opposite weights stay as they were. */
export function sortedEdges(edges: Iterable<GraphEdge>): GraphEdge[] {
  return [...edges].toSorted((a, b) => {
    if (a.weight !== b.weight) return descending(magnitude(a.weight), magnitude(b.weight));
    return (
      compareByteTexts(a.source.name, b.source.name) ||
      compareByteTexts(a.destination.name, b.destination.name)
    );
  });
}

/** Heaviest first by flat or by cum, then by name. */
export function sortedTags(tags: Iterable<GraphTag>, byFlat: boolean): GraphTag[] {
  return [...tags].toSorted((a, b) => {
    if (!byFlat && a.cum !== b.cum) return descending(magnitude(a.cum), magnitude(b.cum));
    return compareTagsByFlat(a, b);
  });
}

/** For `sort`: heaviest flat first, then by name. */
export function compareTagsByFlat(
  a: Pick<GraphTag, "flat" | "name">,
  b: Pick<GraphTag, "flat" | "name">,
): number {
  if (a.flat !== b.flat) return descending(magnitude(a.flat), magnitude(b.flat));
  return compareByteTexts(a.name, b.name);
}
