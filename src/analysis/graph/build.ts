import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { frameTotals } from "../totals";
import type { EdgeSums } from "./edgeTable";
import { CALLED, RESIDUAL } from "./edgeTable";
import { connect, type Graph, GraphNode } from "./graph";
import { magnitude } from "../../base/int64";
import { functionKeyOf } from "./nodeInfo";
import type { TagWriter } from "./heavyTagSums";
import type { NodeTable } from "./nodeTable";
import type { SampleWeights } from "./sampleWeights";

/** Edges or nodes that are made between two pauses. */
const EDGES_PER_STEP = 1 << 10;

/** Flat and cum of every node of a table. Leaving nodes out of a graph does not change those of the others. */
export interface NodeSums {
  /** node → flat as a double. */
  readonly flats: Float64Array;
  flat(node: number): bigint;
  cum(node: number): bigint;
  flatDivisor(node: number): bigint;
  cumDivisor(node: number): bigint;
}

/** Adds samples up per node (`internal/graph/graph.go: newGraph`). */
export function* sumNodes(
  profile: Profile,
  table: NodeTable,
  { value, divisor }: SampleWeights,
): Steps<NodeSums> {
  const frames = { ...table, count: table.infos.length };
  const sums = yield* frameTotals(profile, frames, value);
  const divisors = divisor && (yield* frameTotals(profile, frames, divisor));
  return {
    flats: sums.flat,
    flat: node => sums.exactFlat?.[node] ?? BigInt(sums.flat[node]),
    cum: node => sums.exactCum?.[node] ?? BigInt(sums.cum[node]),
    flatDivisor: node => (divisors ? (divisors.exactFlat?.[node] ?? BigInt(divisors.flat[node])) : 0n),
    cumDivisor: node => (divisors ? (divisors.exactCum?.[node] ?? BigInt(divisors.cum[node])) : 0n),
  };
}

/** What of a node decides whether it is shown. */
export type NodeWeights = Pick<GraphNode, "flat" | "cum">;

export interface GraphParts {
  readonly table: NodeTable;
  readonly sums: NodeSums;
  /** node → 1 where it is wanted; all when undefined. */
  readonly kept: Uint8Array | undefined;
  readonly dropNegative: boolean;
  readonly edges: EdgeSums | undefined;
  /** Edges lighter than this are left out where they go into a node of the graph. */
  readonly edgeCutoff: bigint;
  readonly tags: TagWriter | undefined;
}

/** A graph, and how many edges were left out of it for being light. */
export interface CutGraph {
  readonly graph: Graph;
  readonly droppedEdges: number;
}

/** Makes nodes and edges of what was added up; nodes of which nothing is left go. */
export function* graphOf(parts: GraphParts): Steps<CutGraph> {
  const { edgeCutoff, table, sums, kept, dropNegative, edges, tags } = parts;
  const nodes: (GraphNode | undefined)[] = [];
  const nodeOf = (row: number): GraphNode => {
    let node = nodes[row];
    if (node === undefined) {
      const info = table.infos[row];
      node = new GraphNode(info, row, functionKeyOf(info));
      node.flat = sums.flat(row);
      node.cum = sums.cum(row);
      node.flatDivisor = sums.flatDivisor(row);
      node.cumDivisor = sums.cumDivisor(row);
      tags?.writeTo(node, row);
      nodes[row] = node;
    }
    return node;
  };
  const rows = (yield* shownRows(table, sums, dropNegative)).filter(row => kept?.[row] !== 0);
  const isShown = new Uint8Array(table.infos.length);
  for (const row of rows) isShown[row] = 1;
  let droppedEdges = 0;
  const cutoff = Number(edgeCutoff);
  for (let edge = 0; edge < (edges?.count ?? 0); edge++) {
    if (edge % EDGES_PER_STEP === EDGES_PER_STEP - 1) yield;
    const { source, destination, weights, weight, weightDivisor, flags } = edges as EdgeSums;
    if (isShown[destination[edge]] === 1) {
      const isLight =
        weights === undefined ? magnitude(weight.get(edge)) < edgeCutoff : Math.abs(weights[edge]) < cutoff;
      if (isLight) {
        droppedEdges++;
        continue;
      }
    }
    connect(nodeOf(source[edge]), nodeOf(destination[edge]), {
      weight: weight.get(edge),
      weightDivisor: weightDivisor?.get(edge) ?? 0n,
      isResidual: (flags[edge] & RESIDUAL) !== 0,
      isInline: (flags[edge] & CALLED) === 0,
    });
  }
  const shown: GraphNode[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % EDGES_PER_STEP === EDGES_PER_STEP - 1) yield;
    shown.push(nodeOf(row));
  }
  return { graph: { nodes: shown }, droppedEdges };
}

/** The rows of nodes of which something is left, in order. */
export function* shownRows({ infos }: NodeTable, sums: NodeSums, dropNegative: boolean): Steps<number[]> {
  const rows: number[] = [];
  for (let row = 0; row < infos.length; row++) {
    if (row % EDGES_PER_STEP === EDGES_PER_STEP - 1) yield;
    const weights = { flat: sums.flat(row), cum: sums.cum(row) };
    if (weights.cum === 0n && weights.flat === 0n) continue;
    if (!(dropNegative && isNegative(weights))) rows.push(row);
  }
  return rows;
}

/** Whether a graph skips the sample: its value and, under -mean, its divisor are 0. */
export function weighsNothing({ value, divisor }: SampleWeights, sample: number): boolean {
  return value.values[sample] === 0 && (divisor === undefined || divisor.values[sample] === 0);
}

/** Whether drop_negative leaves the node out. */
export function isNegative({ flat, cum }: NodeWeights): boolean {
  return flat < 0n || (flat === 0n && cum < 0n);
}
