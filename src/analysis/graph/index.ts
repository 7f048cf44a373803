import type { Steps } from "../../base/steps";
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
export function* trimmedGraph(options: GraphOptions): Steps<TrimmedGraph> {
  const { isVisual, isCallTree, nodeCount } = options;
  const order = isVisual ? "entropy" : options.sortsByCum ? "cum" : "flat";
  const source = yield* graphSource(options);
  const heavy = yield* isCallTree ? heavyTree(source, options) : heavyGraph(source, options);
  const { nodeCutoff, edgeCutoff, droppedNodes } = heavy;
  let { graph, scoreOf, droppedEdges } = heavy;
  const originalCount = graph.nodes.length;
  yield;
  yield* sortNodes(graph.nodes, order, scoreOf);
  if (nodeCount > 0) {
    // Light tags and edges would count in the selection.
    if (isVisual && !isCallTree) yield* source.addTags(graph.nodes.slice(0, nodeCount), nodeCutoff);
    trimTags(graph, nodeCutoff);
    yield;
    yield* trimEdges(graph, edgeCutoff);
    // pprof counts those alone that go at the end.
    droppedEdges = 0;
    const top = topNodes(graph.nodes, nodeCount, isVisual);
    if (isCallTree) {
      if (top.length !== graph.nodes.length) {
        trimTree(graph, new Set(top));
        yield* sortNodes(graph.nodes, order);
      }
    } else if (top.length !== graph.nodes.length) {
      yield* source.keep(top);
      ({ graph, scoreOf, droppedEdges } = yield* source.graph(true, heavy));
      yield* sortNodes(graph.nodes, order, scoreOf);
    }
  }
  yield;
  trimTags(graph, nodeCutoff);
  droppedEdges += yield* trimEdges(graph, edgeCutoff);
  if (options.edges === "kinds") yield* source.addEdgeKinds(graph.nodes, edgeCutoff);
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
function* heavyGraph(source: GraphSource, options: GraphOptions): Steps<HeavyGraph> {
  const nodes = yield* source.weights();
  const cutoffs = cutoffsOf(nodes, options);
  const kept = heavyNodes(nodes, cutoffs.nodeCutoff);
  const droppedNodes = nodes.length - kept.length;
  yield;
  if (droppedNodes > 0) yield* source.keep(kept);
  yield;
  // Tags are for the nodes that may be chosen: no more than nodecount.
  const graph = yield* source.graph(options.nodeCount === 0, cutoffs);
  return { ...graph, ...cutoffs, droppedNodes };
}

/** The same for a call tree. */
function* heavyTree(source: GraphSource, options: GraphOptions): Steps<HeavyGraph> {
  const graph = yield* source.tree();
  const { nodes } = graph;
  const cutoffs = cutoffsOf(nodes, options);
  yield;
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
export function* wholeGraph(options: GraphOptions): Steps<Graph> {
  return yield* (yield* graphSource(options)).nodes();
}

function* graphSource(options: GraphOptions): Steps<GraphSource> {
  const profile = options.trimFiles(options.profile);
  return new GraphSource(options, profile, yield* nodeTable(profile, options.withObjectFiles));
}

/** Nodes between two pauses. */
const ROWS_PER_STEP = 1 << 14;

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

  /** @param table of the profile */
  constructor(options: GraphOptions, profile: Profile, table: NodeTable) {
    this.options = options;
    this.profile = profile;
    this.table = table;
  }

  /** Leaves only some nodes in the graphs that follow. */
  *keep(nodes: readonly TableNode[]): Steps<void> {
    const profile = this.options.trimFiles(this.profile);
    if (profile === this.profile) {
      this.kept = this.rowsOf(nodes);
      return;
    }
    // Trimmed once more, some nodes are called differently: pprof finds only those that are not.
    const keys = new Set(nodes.map(({ row }) => infoKey(this.table.infos[row])));
    this.profile = profile;
    this.table = yield* nodeTable(profile, this.options.withObjectFiles);
    this.sums = undefined;
    this.kept = Uint8Array.from(this.table.infos, info => (keys.has(infoKey(info)) ? 1 : 0));
  }

  /** What the nodes of the whole graph weigh, without making them. */
  *weights(): Steps<(NodeWeights & TableNode)[]> {
    const sums = yield* this.nodeSums();
    const rows = yield* shownRows(this.table, sums, this.options.dropNegative);
    const weights: (NodeWeights & TableNode)[] = [];
    for (const [index, row] of rows.entries()) {
      if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
      weights.push({ row, flat: sums.flat(row), cum: sums.cum(row) });
    }
    return weights;
  }

  /** The nodes alone. */
  *nodes(): Steps<Graph> {
    return (yield* this.build(undefined, undefined, 0n)).graph;
  }

  /** Without edges, and perhaps without tags, that are lighter than the cutoffs. */
  *graph(withTags: boolean, { nodeCutoff, edgeCutoff }: Cutoffs): Steps<ScoredGraph> {
    const { profile, table, kept, options } = this;
    const all = () => new Uint8Array(table.infos.length).fill(1);
    const tags = withTags && options.isVisual ? yield* this.tags(kept ?? all(), nodeCutoff) : undefined;
    if (options.edges !== "all") return { ...(yield* this.build(undefined, tags, 0n)), scoreOf: undefined };
    const edges = yield* sumEdges(profile, table, options.weights, kept, all());
    if (!options.isVisual) return { ...(yield* this.build(edges, tags, edgeCutoff)), scoreOf: undefined };
    const scoreOf = yield* entropyScores(edges, (yield* this.nodeSums()).flats);
    return { ...(yield* this.build(edges, tags, scoreOf === undefined ? 0n : edgeCutoff)), scoreOf };
  }

  /** Adds the tags of nodes of the last graph; lighter ones may be left out. */
  *addTags(nodes: readonly GraphNode[], tagCutoff: bigint): Steps<void> {
    const tags = yield* this.tags(this.rowsOf(nodes), tagCutoff);
    for (const node of nodes) tags.writeTo(node, node.row);
  }

  /** Tells nodes of the last graph of what kinds the edges into them are. */
  *addEdgeKinds(nodes: readonly GraphNode[], lightestEdge: bigint): Steps<void> {
    const { profile, table, kept } = this;
    const { weights } = this.options;
    const marks = yield* inlineMarks({ profile, table, weights, kept, lightestEdge });
    for (const node of nodes) node.inEdges = marks[node.row];
  }

  tree(): Steps<Graph> {
    const { profile, table, options } = this;
    const { weights, dropNegative, isVisual } = options;
    const sets = () => new LabelSets(profile, options.bytesUnit, options.outputUnit);
    const tags = isVisual ? new TagSums(sets(), weights) : undefined;
    return buildTree({ profile, table, weights, dropNegative, tags });
  }

  private *build(
    edges: EdgeSums | undefined,
    tags: TagWriter | undefined,
    edgeCutoff: bigint,
  ): Steps<CutGraph> {
    const { table, kept } = this;
    const { dropNegative } = this.options;
    const sums = yield* this.nodeSums();
    return yield* graphOf({ table, sums, kept, dropNegative, edges, edgeCutoff, tags });
  }

  private *nodeSums(): Steps<NodeSums> {
    this.sums ??= yield* sumNodes(this.profile, this.table, this.options.weights);
    return this.sums;
  }

  /** Tags of nodes. What is left out of the graph does not change those of the others. */
  private *tags(wanted: Uint8Array, cutoff: bigint): Steps<TagWriter> {
    const { profile, table, options, known } = this;
    if (known?.table === table && wanted.every((isWanted, node) => isWanted <= known.wanted[node]))
      return known.tags;
    const { weights, bytesUnit, outputUnit } = options;
    const tags = yield* sumTags({ profile, table, weights, bytesUnit, outputUnit, wanted, cutoff });
    this.known = { table, wanted, tags };
    return tags;
  }

  private rowsOf(nodes: readonly TableNode[]): Uint8Array {
    const rows = new Uint8Array(this.table.infos.length);
    for (const { row } of nodes) rows[row] = 1;
    return rows;
  }
}
