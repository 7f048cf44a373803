import type { Query } from "./query";

/** pprof's call graph as its dot report has it, cut to size by the query's nodecount, nodefraction and edgefraction. */
export interface GraphQuestion extends Query {
  readonly kind: "graph";
}

export interface GraphAnswer {
  readonly kind: "graph";
  readonly question: GraphQuestion;
  /**
   * The dot report, for Graphviz: what it takes from the profile can only be text in it. The node of row 0 is its `N1`;
   * boxes of labels have names such as `N1_0` and `NN1_0`, and what is left is the legend.
   */
  readonly dot: string;
  readonly nodes: GraphNodes;
  readonly edges: GraphEdges;
  /** Nodes before nodecount, and what nodefraction and edgefraction left out. */
  readonly nodesBeforeCount: number;
  readonly droppedNodes: number;
  readonly droppedEdges: number;
}

/** One entry per node in each column, in the report's order. In a comparison all figures are new - base. */
export interface GraphNodes {
  /** As pprof prints it; the nodes of a call tree may share one. */
  readonly name: readonly string[];
  /** As in `FrameNames`. */
  readonly shownName: readonly string[];
  readonly fullName: ReadonlyMap<number, string>;
  readonly shortName: readonly string[];
  readonly filterText: readonly string[];
  readonly file: readonly string[];
  /** The frames of that name, by the numbers that search hits go by. */
  readonly frameIds: readonly (readonly number[])[];
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** The same as pprof prints them, and their share of the report's total. */
  readonly flatText: readonly string[];
  readonly flatShare: readonly string[];
  readonly cumText: readonly string[];
  readonly cumShare: readonly string[];
}

/** One entry per edge in each column, heaviest first. */
export interface GraphEdges {
  /** edge → row of the caller, and of the callee; NONE for what pprof left out of the nodes but not of the edges (`N0`). */
  readonly source: Int32Array;
  readonly destination: Int32Array;
  readonly weight: Float64Array;
  readonly weightText: readonly string[];
  readonly weightShare: readonly string[];
  /** edge → 1 where the callee is inlined into the caller. */
  readonly isInline: Uint8Array;
  /** edge → 1 where it goes over functions that are not shown. */
  readonly isResidual: Uint8Array;
}
