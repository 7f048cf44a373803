import type { Profile } from "../../model/profile";
import { graphOf, type NodeSums, sumNodes } from "./build";
import type { EdgeTable } from "./edgeTable";
import type { Graph, GraphNode } from "./graph";
import { infoKey } from "./nodeInfo";
import { type NodeTable, nodeTable } from "./nodeTable";
import { sortNodes } from "./order";
import type { SampleWeights } from "./sampleWeights";
import { sumEdges } from "./sumEdges";
import { sumTags } from "./sumTags";
import { LabelSets, TagSums } from "./tags";
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
  let graph = isCallTree ? source.tree() : source.nodes();
  const total = flatSum(graph.nodes);
  const nodeCutoff = cutoff(total, options.nodeFraction);
  const edgeCutoff = cutoff(total, options.edgeFraction);
  const kept = nodeCutoff > 0n ? nodesAbove(graph.nodes, nodeCutoff) : graph.nodes;
  const droppedNodes = graph.nodes.length - kept.length;
  // How many light edges there are matters in pictures only.
  const lightestEdge = options.needsInlineEdgesOnly ? edgeCutoff : 0n;
  if (isCallTree) {
    if (droppedNodes > 0) trimTree(graph, new Set(kept));
  } else {
    if (droppedNodes > 0) source.keep(kept);
    // Tags are for the nodes that may be chosen: no more than nodecount.
    graph = source.graph(nodeCount === 0, lightestEdge);
  }
  const originalCount = graph.nodes.length;
  sortNodes(graph.nodes, order);
  if (nodeCount > 0) {
    // Light tags and edges would count in the selection.
    if (isVisual && !isCallTree) source.addTags(graph.nodes.slice(0, nodeCount));
    trimTags(graph, nodeCutoff);
    trimEdges(graph, edgeCutoff);
    const top = topNodes(graph.nodes, nodeCount, isVisual);
    if (isCallTree) {
      if (top.length !== graph.nodes.length) {
        trimTree(graph, new Set(top));
        sortNodes(graph.nodes, order);
      }
    } else if (top.length !== graph.nodes.length) {
      source.keep(top);
      graph = source.graph(true, lightestEdge);
      sortNodes(graph.nodes, order);
    }
  }
  trimTags(graph, nodeCutoff);
  const droppedEdges = trimEdges(graph, edgeCutoff);
  if (isVisual) removeRedundantEdges(graph);
  return { graph, originalCount, droppedNodes, droppedEdges };
}

function flatSum(nodes: readonly GraphNode[]): bigint {
  let total = 0n;
  for (const { flat } of nodes) total = BigInt.asIntN(64, total + flat);
  return total;
}

/** The nodes of the whole graph, as `list` uses them. */
export function wholeGraph(options: GraphOptions): Graph {
  return new GraphSource(options).nodes();
}

/** Builds one report's graphs. */
class GraphSource {
  private readonly options: GraphOptions;
  private profile: Profile;
  private table: NodeTable;
  private sums: NodeSums | undefined;
  private kept: Uint8Array | undefined;
  private labelSets: LabelSets | undefined;

  constructor(options: GraphOptions) {
    this.options = options;
    this.profile = options.trimFiles(options.profile);
    this.table = nodeTable(this.profile, options.withObjectFiles);
  }

  /** Leaves only some nodes in the graphs that follow. */
  keep(nodes: readonly GraphNode[]): void {
    const profile = this.options.trimFiles(this.profile);
    if (profile !== this.profile) {
      this.profile = profile;
      this.table = nodeTable(profile, this.options.withObjectFiles);
      this.sums = undefined;
    }
    this.kept = this.rowsOf(nodes);
  }

  /** The nodes alone. */
  nodes(): Graph {
    return this.build(undefined, undefined, 0n);
  }

  graph(withTags: boolean, lightestEdge: bigint): Graph {
    const { profile, table, kept, options } = this;
    const all = () => new Uint8Array(table.infos.length).fill(1);
    const edgesInto = options.needsInlineEdgesOnly ? table.isInlinedSomewhere : all();
    const edges = sumEdges(profile, table, options.weights, kept, edgesInto);
    const tags = withTags && options.isVisual ? this.tags(kept ?? all()) : undefined;
    return this.build(edges, tags, lightestEdge);
  }

  /** Adds the tags of nodes of the last graph. */
  addTags(nodes: readonly GraphNode[]): void {
    const tags = this.tags(this.rowsOf(nodes));
    for (const node of nodes) {
      const row = this.table.rowOfKey.get(infoKey(node.info));
      if (row !== undefined) tags.writeTo(node, row);
    }
  }

  tree(): Graph {
    const { profile, table, options } = this;
    const { weights, dropNegative, isVisual } = options;
    const tags = isVisual ? new TagSums(this.sets(), weights) : undefined;
    return buildTree({ profile, table, weights, dropNegative, tags });
  }

  private build(edges: EdgeTable | undefined, tags: TagSums | undefined, lightestEdge: bigint): Graph {
    const { profile, table, kept, options } = this;
    const { weights, dropNegative } = options;
    this.sums ??= sumNodes(profile, table, weights);
    const { sums } = this;
    return graphOf({ table, sums, kept, dropNegative, edges, lightestEdge, tags });
  }

  private tags(wanted: Uint8Array): TagSums {
    return sumTags(this.profile, this.table, this.options.weights, this.sets(), wanted);
  }

  private sets(): LabelSets {
    const { profile, options } = this;
    this.labelSets ??= new LabelSets(profile, options.bytesUnit, options.outputUnit);
    return this.labelSets;
  }

  private rowsOf(nodes: readonly GraphNode[]): Uint8Array {
    const rows = new Uint8Array(this.table.infos.length);
    for (const node of nodes) {
      const row = this.table.rowOfKey.get(infoKey(node.info));
      if (row !== undefined) rows[row] = 1;
    }
    return rows;
  }
}
