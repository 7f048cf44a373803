import { runSteps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { type CutGraph, graphOf, type NodeSums, type NodeWeights, shownRows, sumNodes } from "./build";
import type { EdgeSums } from "./edgeTable";
import { entropyScores } from "./entropy";
import type { Graph, GraphNode } from "./graph";
import type { TagWriter } from "./heavyTagSums";
import { inlineMarks } from "./inlineMarks";
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
  /** Whether the graph has edges, its nodes only know of what kinds the edges into them are (`inEdges`), or neither. */
  readonly edges: "all" | "kinds" | "none";
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
  const heavy = isCallTree ? heavyTree(source, options) : heavyGraph(source, options);
  const { nodeCutoff, edgeCutoff, droppedNodes } = heavy;
  let { graph, scoreOf, droppedEdges } = heavy;
  const originalCount = graph.nodes.length;
  sortNodes(graph.nodes, order, scoreOf);
  if (nodeCount > 0) {
    // Light tags and edges would count in the selection.
    if (isVisual && !isCallTree) source.addTags(graph.nodes.slice(0, nodeCount), nodeCutoff);
    trimTags(graph, nodeCutoff);
    trimEdges(graph, edgeCutoff);
    // pprof counts those alone that go at the end.
    droppedEdges = 0;
    const top = topNodes(graph.nodes, nodeCount, isVisual);
    if (isCallTree) {
      if (top.length !== graph.nodes.length) {
        trimTree(graph, new Set(top));
        sortNodes(graph.nodes, order);
      }
    } else if (top.length !== graph.nodes.length) {
      source.keep(top);
      ({ graph, scoreOf, droppedEdges } = source.graph(true, heavy));
      sortNodes(graph.nodes, order, scoreOf);
    }
  }
  trimTags(graph, nodeCutoff);
  droppedEdges += trimEdges(graph, edgeCutoff);
  if (options.edges === "kinds") source.addEdgeKinds(graph.nodes, edgeCutoff);
  if (isVisual) removeRedundantEdges(graph);
  return { graph, originalCount, droppedNodes, droppedEdges };
}

/** A graph without light edges. */
interface ScoredGraph extends CutGraph {
  /** What nodes are worth in a picture, by all of their edges, where that cannot be told from the graph any more. */
  readonly scoreOf: ((node: GraphNode) => bigint) | undefined;
}

interface Cutoffs {
  readonly nodeCutoff: bigint;
  readonly edgeCutoff: bigint;
}

interface HeavyGraph extends ScoredGraph, Cutoffs {
  readonly droppedNodes: number;
}

/** The first step: the graph of the nodes that nodefraction leaves. */
function heavyGraph(source: GraphSource, options: GraphOptions): HeavyGraph {
  const nodes = source.weights();
  const cutoffs = cutoffsOf(nodes, options);
  const kept = heavyNodes(nodes, cutoffs.nodeCutoff);
  const droppedNodes = nodes.length - kept.length;
  if (droppedNodes > 0) source.keep(kept);
  // Tags are for the nodes that may be chosen: no more than nodecount.
  return { ...source.graph(options.nodeCount === 0, cutoffs), ...cutoffs, droppedNodes };
}

/** The same for a call tree. */
function heavyTree(source: GraphSource, options: GraphOptions): HeavyGraph {
  const graph = source.tree();
  const { nodes } = graph;
  const cutoffs = cutoffsOf(nodes, options);
  const kept = heavyNodes(nodes, cutoffs.nodeCutoff);
  const droppedNodes = nodes.length - kept.length;
  if (droppedNodes > 0) trimTree(graph, new Set(kept));
  return { graph, scoreOf: undefined, droppedEdges: 0, ...cutoffs, droppedNodes };
}

function cutoffsOf(nodes: readonly NodeWeights[], { nodeFraction, edgeFraction }: GraphOptions): Cutoffs {
  let total = 0n;
  for (const { flat } of nodes) total = BigInt.asIntN(64, total + flat);
  return { nodeCutoff: cutoff(total, nodeFraction), edgeCutoff: cutoff(total, edgeFraction) };
}

function heavyNodes<Node extends NodeWeights>(nodes: readonly Node[], nodeCutoff: bigint): readonly Node[] {
  return nodeCutoff > 0n ? nodesAbove(nodes, nodeCutoff) : nodes;
}

/** The nodes of the whole graph, as `list` uses them. */
export function wholeGraph(options: GraphOptions): Graph {
  return new GraphSource(options).nodes();
}

/** A node by its row in the table. */
type TableNode = Pick<GraphNode, "row">;

/** Builds one report's graphs. */
class GraphSource {
  private readonly options: GraphOptions;
  private profile: Profile;
  private table: NodeTable;
  private sums: NodeSums | undefined;
  private kept: Uint8Array | undefined;
  /** Tags that were added up last: of these nodes of this table. */
  private known:
    | { readonly table: NodeTable; readonly wanted: Uint8Array; readonly tags: TagWriter }
    | undefined;

  constructor(options: GraphOptions) {
    this.options = options;
    this.profile = options.trimFiles(options.profile);
    this.table = nodeTable(this.profile, options.withObjectFiles);
  }

  /** Leaves only some nodes in the graphs that follow. */
  keep(nodes: readonly TableNode[]): void {
    const profile = this.options.trimFiles(this.profile);
    if (profile === this.profile) {
      this.kept = this.rowsOf(nodes);
      return;
    }
    // Trimmed once more, some nodes are called differently: pprof finds only those that are not.
    const keys = new Set(nodes.map(({ row }) => infoKey(this.table.infos[row])));
    this.profile = profile;
    this.table = nodeTable(profile, this.options.withObjectFiles);
    this.sums = undefined;
    this.kept = Uint8Array.from(this.table.infos, info => (keys.has(infoKey(info)) ? 1 : 0));
  }

  /** What the nodes of the whole graph weigh, without making them. */
  weights(): (NodeWeights & TableNode)[] {
    const sums = this.nodeSums();
    const rows = shownRows(this.table, sums, this.options.dropNegative);
    return rows.map(row => ({ row, flat: sums.flat(row), cum: sums.cum(row) }));
  }

  /** The nodes alone. */
  nodes(): Graph {
    return this.build(undefined, undefined, 0n).graph;
  }

  /** Without edges, and perhaps without tags, that are lighter than the cutoffs. */
  graph(withTags: boolean, { nodeCutoff, edgeCutoff }: Cutoffs): ScoredGraph {
    const { profile, table, kept, options } = this;
    const all = () => new Uint8Array(table.infos.length).fill(1);
    const tags = withTags && options.isVisual ? this.tags(kept ?? all(), nodeCutoff) : undefined;
    if (options.edges !== "all") return { ...this.build(undefined, tags, 0n), scoreOf: undefined };
    const edges = runSteps(sumEdges(profile, table, options.weights, kept, all()));
    if (!options.isVisual) return { ...this.build(edges, tags, edgeCutoff), scoreOf: undefined };
    const scoreOf = entropyScores(edges, this.nodeSums().flats);
    return { ...this.build(edges, tags, scoreOf === undefined ? 0n : edgeCutoff), scoreOf };
  }

  /** Adds the tags of nodes of the last graph; lighter ones may be left out. */
  addTags(nodes: readonly GraphNode[], tagCutoff: bigint): void {
    const tags = this.tags(this.rowsOf(nodes), tagCutoff);
    for (const node of nodes) tags.writeTo(node, node.row);
  }

  /** Tells nodes of the last graph of what kinds the edges into them are. */
  addEdgeKinds(nodes: readonly GraphNode[], lightestEdge: bigint): void {
    const { profile, table, kept } = this;
    const { weights } = this.options;
    const marks = runSteps(inlineMarks({ profile, table, weights, kept, lightestEdge }));
    for (const node of nodes) node.inEdges = marks[node.row];
  }

  tree(): Graph {
    const { profile, table, options } = this;
    const { weights, dropNegative, isVisual } = options;
    const sets = () => new LabelSets(profile, options.bytesUnit, options.outputUnit);
    const tags = isVisual ? new TagSums(sets(), weights) : undefined;
    return buildTree({ profile, table, weights, dropNegative, tags });
  }

  private build(edges: EdgeSums | undefined, tags: TagWriter | undefined, edgeCutoff: bigint): CutGraph {
    const { table, kept } = this;
    const { dropNegative } = this.options;
    return graphOf({ table, sums: this.nodeSums(), kept, dropNegative, edges, edgeCutoff, tags });
  }

  private nodeSums(): NodeSums {
    this.sums ??= sumNodes(this.profile, this.table, this.options.weights);
    return this.sums;
  }

  /** Tags of nodes. What is left out of the graph does not change those of the others. */
  private tags(wanted: Uint8Array, cutoff: bigint): TagWriter {
    const { profile, table, options, known } = this;
    if (known?.table === table && wanted.every((isWanted, node) => isWanted <= known.wanted[node]))
      return known.tags;
    const { weights, bytesUnit, outputUnit } = options;
    const tags = runSteps(sumTags({ profile, table, weights, bytesUnit, outputUnit, wanted, cutoff }));
    this.known = { table, wanted, tags };
    return tags;
  }

  private rowsOf(nodes: readonly TableNode[]): Uint8Array {
    const rows = new Uint8Array(this.table.infos.length);
    for (const { row } of nodes) rows[row] = 1;
    return rows;
  }
}
