import type { Steps } from "../../base/steps";
import { disconnect, type Graph, type GraphEdge, type GraphNode, type GraphTag } from "./graph";
import { magnitude, truncated } from "../../base/int64";
import { sortedEdges } from "./order";

/** Nodes whose edges are looked at between two pauses. */
const NODES_PER_STEP = 1024;

/** How many tag boxes a node shows at most. */
export const MOST_NODELETS = 4;

/** A share of a total as pprof cuts it off: towards zero. */
export function cutoff(total: bigint, fraction: number): bigint {
  return magnitude(truncated(Number(total) * fraction));
}

/** Nodes that reach the cutoff. */
export function nodesAbove<Node extends Pick<GraphNode, "cum">>(
  nodes: readonly Node[],
  nodeCutoff: bigint,
): Node[] {
  return nodes.filter(({ cum }) => magnitude(cum) >= nodeCutoff);
}

export function trimTags(graph: Graph, tagCutoff: bigint): void {
  for (const node of graph.nodes) {
    dropLight(node.labelTags, tagCutoff);
    for (const tags of node.numericTags.values()) dropLight(tags, tagCutoff);
  }
}

function dropLight(tags: Map<string, GraphTag>, tagCutoff: bigint): void {
  for (const [name, { flat, cum }] of tags) {
    if (magnitude(flat) < tagCutoff && magnitude(cum) < tagCutoff) tags.delete(name);
  }
}

/** Takes out light edges; returns how many they were. */
export function* trimEdges(graph: Graph, edgeCutoff: bigint): Steps<number> {
  let dropped = 0;
  for (const [index, node] of graph.nodes.entries()) {
    if (index % NODES_PER_STEP === NODES_PER_STEP - 1) yield;
    for (const edge of node.incoming.values()) {
      if (magnitude(edge.weight) >= edgeCutoff) continue;
      disconnect(edge);
      dropped++;
    }
  }
  return dropped;
}

/** The first nodes, as many as are wanted; in a picture tag boxes count as nodes. */
export function topNodes(nodes: readonly GraphNode[], most: number, countsTags: boolean): GraphNode[] {
  if (!countsTags) return nodes.slice(0, most);
  let count = 0;
  for (const [index, node] of nodes.entries()) {
    count += 1 + Math.min(countTags(node), MOST_NODELETS);
    if (count >= most) return nodes.slice(0, index + 1);
  }
  // Not reached: the limit is on nodes alone, as in pprof.
  return nodes.slice(0, most);
}

function countTags(node: GraphNode): number {
  let count = 0;
  for (const tags of [node.labelTags, ...node.numericTags.values()]) {
    for (const { flat } of tags.values()) if (flat !== 0n) count++;
  }
  return count;
}

/** Keeps only some nodes of a call tree: children move up to the nearest ancestor that stays. */
export function trimTree(graph: Graph, kept: ReadonlySet<GraphNode>): void {
  const nodes = graph.nodes;
  graph.nodes = nodes.filter(node => kept.has(node));
  for (const node of nodes) {
    if (kept.has(node)) continue;
    const [toParent] = node.incoming.values();
    if (toParent === undefined) {
      for (const edge of node.outgoing.values()) edge.destination.incoming.delete(node);
      continue;
    }
    const parent = toParent.source;
    parent.outgoing.delete(node);
    for (const edge of node.outgoing.values()) {
      const child = edge.destination;
      child.incoming.delete(node);
      child.incoming.set(parent, edge);
      parent.outgoing.set(child, edge);
      edge.source = parent;
      edge.isResidual = true;
      edge.isInline = toParent.isInline && edge.isInline;
    }
  }
  removeRedundantEdges(graph);
}

/** Takes out residual edges whose ends are connected in another way as well, lightest first. */
export function removeRedundantEdges(graph: Graph): void {
  for (const node of graph.nodes.toReversed()) {
    for (const edge of sortedEdges(node.incoming.values()).toReversed()) {
      // An edge heavier than one that is not residual stays, to avoid confusion.
      if (!edge.isResidual) break;
      if (isRedundant(edge)) disconnect(edge);
    }
  }
}

function isRedundant(edge: GraphEdge): boolean {
  const seen = new Set([edge.destination]);
  const queue = [edge.destination];
  for (const node of queue) {
    for (const incoming of node.incoming.values()) {
      if (incoming === edge || seen.has(incoming.source)) continue;
      if (incoming.source === edge.source) return true;
      seen.add(incoming.source);
      queue.push(incoming.source);
    }
  }
  return false;
}
