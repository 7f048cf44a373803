import type { Profile } from "../../model/profile";
import { buildGraph } from "./build";
import type { Graph, GraphNode } from "./graph";
import { infoKey } from "./nodeInfo";
import { type NodeTable, nodeTable } from "./nodeTable";
import { sortNodes } from "./order";
import type { SampleWeights } from "./sampleWeights";
import { TagCollector } from "./tags";
import { buildTree } from "./tree";
import { cutoff, nodesAbove, removeRedundantEdges, topNodes, trimEdges, trimTags, trimTree } from "./trim";

/** What a report's graph is made of and how it is cut. */
export interface GraphOptions {
  /** At the granularity wanted. */
  readonly profile: Profile;
  readonly weights: SampleWeights;
  /** Whether the graph is for a picture: ordered by entropy, with tag boxes. */
  readonly isVisual: boolean;
  readonly isCallTree: boolean;
  readonly sortsByCum: boolean;
  readonly dropNegative: boolean;
  readonly nodeCount: number;
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  /** Whether binaries and first lines tell nodes apart. */
  readonly withObjectFiles: boolean;
  /** Whether edges are only asked whether they are inlined ones: those into nodes that never are can be left out. */
  readonly needsInlineEdgesOnly: boolean;
  readonly bytesUnit: string;
  readonly outputUnit: string;
  /** Applies trim_path to the functions' files once more; pprof does so before each time it builds the graph. */
  trimFiles(profile: Profile): Profile;
}

export interface TrimmedGraph {
  readonly graph: Graph;
  /** Nodes before nodecount. */
  readonly originalCount: number;
  readonly droppedNodes: number;
  readonly droppedEdges: number;
}

/** Builds the graph and cuts it to size, in pprof's steps (`internal/report/report.go: newTrimmedGraph`). */
export function trimmedGraph(options: GraphOptions): TrimmedGraph {
  const { isVisual, isCallTree, nodeCount } = options;
  const order = isVisual ? "entropy" : options.sortsByCum ? "cum" : "flat";
  const source = new GraphSource(options);
  // Only sums are needed of the first graph where another one is made of what it keeps.
  let graph = source.build(undefined, isCallTree);
  let total = 0n;
  for (const { flat } of graph.nodes) total = BigInt.asIntN(64, total + flat);
  const nodeCutoff = cutoff(total, options.nodeFraction);
  const edgeCutoff = cutoff(total, options.edgeFraction);
  const kept = nodeCutoff > 0n ? nodesAbove(graph.nodes, nodeCutoff) : graph.nodes;
  const droppedNodes = graph.nodes.length - kept.length;
  if (isCallTree) {
    if (droppedNodes > 0) trimTree(graph, new Set(kept));
  } else {
    graph = droppedNodes > 0 ? source.rebuild(kept) : source.build(undefined, true);
  }
  const originalCount = graph.nodes.length;
  sortNodes(graph.nodes, order);
  if (nodeCount > 0) {
    // Light tags and edges would count in the selection.
    trimTags(graph, nodeCutoff);
    trimEdges(graph, edgeCutoff);
    const top = topNodes(graph.nodes, nodeCount, isVisual);
    if (top.length !== graph.nodes.length) {
      if (isCallTree) trimTree(graph, new Set(top));
      else graph = source.rebuild(top);
      sortNodes(graph.nodes, order);
    }
  }
  trimTags(graph, nodeCutoff);
  const droppedEdges = trimEdges(graph, edgeCutoff);
  if (isVisual) removeRedundantEdges(graph);
  return { graph, originalCount, droppedNodes, droppedEdges };
}

/** The whole graph, as `list` uses it. */
export function wholeGraph(options: GraphOptions): Graph {
  return new GraphSource(options).build(undefined, false);
}

/** Builds one report's graphs. */
class GraphSource {
  private readonly options: GraphOptions;
  private profile: Profile;
  private table: NodeTable;

  constructor(options: GraphOptions) {
    this.options = options;
    this.profile = options.trimFiles(options.profile);
    this.table = nodeTable(this.profile, options.withObjectFiles);
  }

  /** From the samples again, with only some nodes. */
  rebuild(kept: readonly GraphNode[]): Graph {
    const profile = this.options.trimFiles(this.profile);
    if (profile !== this.profile) {
      this.profile = profile;
      this.table = nodeTable(profile, this.options.withObjectFiles);
    }
    const isKept = new Uint8Array(this.table.infos.length);
    for (const node of kept) {
      const row = this.table.rowOfKey.get(infoKey(node.info));
      if (row !== undefined) isKept[row] = 1;
    }
    return this.build(isKept, true);
  }

  build(kept: Uint8Array | undefined, withEdges: boolean): Graph {
    const { profile, table } = this;
    const { weights, dropNegative, isVisual, isCallTree, needsInlineEdgesOnly } = this.options;
    const tags =
      isVisual && withEdges
        ? new TagCollector(profile, weights, this.options.bytesUnit, this.options.outputUnit)
        : undefined;
    const edgesInto = needsInlineEdgesOnly
      ? table.isInlinedSomewhere
      : new Uint8Array(table.infos.length).fill(1);
    const request = { profile, table, weights, kept, dropNegative, tags };
    return isCallTree
      ? buildTree({ ...request, edgesInto: undefined })
      : buildGraph({ ...request, edgesInto: withEdges ? edgesInto : undefined });
  }
}
