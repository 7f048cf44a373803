import type { ByteText } from "../../base/byteText";
import { divided } from "../../base/int64";
import { type NodeInfo, printableName } from "./nodeInfo";

/**
 * pprof's call graph (`internal/graph/graph.go`). The heavy part, adding up samples, runs on columns (`build.ts`,
 * `tree.ts`); what is left is small and made of objects. Sums are int64, so they are bigints.
 */
export interface Graph {
  nodes: GraphNode[];
}

export class GraphNode {
  readonly info: NodeInfo;
  /** Its row in the node table; several nodes of a call tree are of one row. */
  readonly row: number;
  readonly name: ByteText;
  flat = 0n;
  flatDivisor = 0n;
  cum = 0n;
  cumDivisor = 0n;
  /** source → edge. */
  readonly incoming = new Map<GraphNode, GraphEdge>();
  /** destination → edge. */
  readonly outgoing = new Map<GraphNode, GraphEdge>();
  /** CALLED_IN | INLINED_IN: what kinds of edges come in, in graphs that have no edges but were asked for this. */
  inEdges = 0;
  /** Joined text labels → what samples with them weigh. */
  labelTags = new Map<ByteText, GraphTag>();
  /** Joined text labels → numeric label's text → tag. */
  readonly numericTags = new Map<ByteText, Map<ByteText, GraphTag>>();
  /** The same for two nodes exactly when pprof takes them for parts of one function. */
  functionKey: string;

  constructor(info: NodeInfo, row: number, functionKey: string) {
    this.info = info;
    this.row = row;
    this.name = printableName(info);
    this.functionKey = functionKey;
  }

  get flatValue(): bigint {
    return divided(this.flat, this.flatDivisor);
  }

  get cumValue(): bigint {
    return divided(this.cum, this.cumDivisor);
  }
}

export interface GraphEdge {
  source: GraphNode;
  readonly destination: GraphNode;
  readonly weight: bigint;
  readonly weightDivisor: bigint;
  /** Goes over nodes that are not shown. */
  isResidual: boolean;
  isInline: boolean;
}

export interface GraphTag {
  readonly name: ByteText;
  /** The number's unit; "" for text labels. */
  readonly unit: string;
  readonly value: bigint;
  flat: bigint;
  flatDivisor: bigint;
  cum: bigint;
  cumDivisor: bigint;
}

export function connect(
  source: GraphNode,
  destination: GraphNode,
  edge: Omit<GraphEdge, "source" | "destination">,
): void {
  const connected = { source, destination, ...edge };
  source.outgoing.set(destination, connected);
  destination.incoming.set(source, connected);
}

export function disconnect(edge: GraphEdge): void {
  edge.source.outgoing.delete(edge.destination);
  edge.destination.incoming.delete(edge.source);
}
