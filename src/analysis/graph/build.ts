import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { SEVERAL_FRAMES } from "../frames";
import { CALLED, EdgeTable, RESIDUAL } from "./edgeTable";
import { connect, type Graph, GraphNode } from "./graph";
import { infoKey } from "./nodeInfo";
import type { NodeTable } from "./nodeTable";
import { type SampleWeights, Sums } from "./sampleWeights";
import type { TagCollector } from "./tags";

export interface GraphRequest {
  readonly profile: Profile;
  readonly table: NodeTable;
  readonly weights: SampleWeights;
  /** node → 1 where it is wanted; all when undefined. */
  readonly kept: Uint8Array | undefined;
  readonly dropNegative: boolean;
  /** node → 1 where the edges into it are wanted; none when undefined. */
  readonly edgesInto: Uint8Array | undefined;
  readonly tags: TagCollector | undefined;
}

/** Adds samples up to a graph (`internal/graph/graph.go: newGraph`). */
export function buildGraph(request: GraphRequest): Graph {
  const { profile, table, weights, kept, edgesInto, tags } = request;
  const { samples } = profile;
  const { entry, lists } = table;
  const nodeCount = table.infos.length;
  const sums = new NodeSums(weights, nodeCount);
  const edges = new EdgeTable(weights, edgesInto === undefined ? 0 : nodeCount);
  /** node → the last sample that counted it, plus one. */
  const countedFor = new Uint32Array(nodeCount);
  const single = new Uint32Array(1);
  for (let sample = 0; sample < samples.count; sample++) {
    if (weighsNothing(weights, sample)) continue;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const stamp = sample + 1;
    tags?.startSample(sample);
    let parent = -1;
    let isResidual = false;
    for (let at = leaf + samples.stackLength[sample] - 1; at >= leaf; at--) {
      const code = entry[page[at]];
      let codes = lists;
      let index = code - SEVERAL_FRAMES + 1;
      let end = index;
      if (index <= 0) {
        single[0] = code;
        codes = single;
        index = 0;
        end = 1;
      } else end = index + lists[index - 1];
      for (; index < end; index++) {
        const node = codes[index] >>> 1;
        if (kept !== undefined && kept[node] === 0) {
          isResidual = true;
          continue;
        }
        if (countedFor[node] !== stamp) {
          countedFor[node] = stamp;
          sums.addCum(node, sample);
          tags?.add(node, false);
        }
        if (parent >= 0 && parent !== node && edgesInto !== undefined && edgesInto[node] === 1) {
          edges.add(
            parent,
            node,
            sample,
            (isResidual ? RESIDUAL : 0) | ((codes[index] & 1) === 1 ? 0 : CALLED),
          );
        }
        parent = node;
        isResidual = false;
      }
    }
    if (parent < 0 || isResidual) continue;
    sums.addFlat(parent, sample);
    tags?.add(parent, true);
  }
  return graphOfSums(request, sums, edges);
}

/** Whether a graph skips the sample: its value and, under -mean, its divisor are 0. */
export function weighsNothing({ value, divisor }: SampleWeights, sample: number): boolean {
  return value.values[sample] === 0 && (divisor === undefined || divisor.values[sample] === 0);
}

/** Flat and cum of every node while they are added up. */
export class NodeSums {
  readonly flat: Sums;
  readonly cum: Sums;
  readonly flatDivisor: Sums | undefined;
  readonly cumDivisor: Sums | undefined;

  constructor({ value, divisor }: SampleWeights, length: number) {
    this.flat = new Sums(value, length);
    this.cum = new Sums(value, length);
    this.flatDivisor = divisor && new Sums(divisor, length);
    this.cumDivisor = divisor && new Sums(divisor, length);
  }

  addFlat(node: number, sample: number): void {
    this.flat.add(node, sample);
    this.flatDivisor?.add(node, sample);
  }

  addCum(node: number, sample: number): void {
    this.cum.add(node, sample);
    this.cumDivisor?.add(node, sample);
  }

  grow(length: number): void {
    for (const sums of [this.flat, this.cum, this.flatDivisor, this.cumDivisor]) sums?.grow(length);
  }

  /** Copies a node's sums. */
  writeTo(node: GraphNode, index: number): void {
    node.flat = this.flat.get(index);
    node.cum = this.cum.get(index);
    node.flatDivisor = this.flatDivisor?.get(index) ?? 0n;
    node.cumDivisor = this.cumDivisor?.get(index) ?? 0n;
  }
}

function graphOfSums(request: GraphRequest, sums: NodeSums, edges: EdgeTable): Graph {
  const { table, tags } = request;
  const nodes: (GraphNode | undefined)[] = [];
  const nodeOf = (row: number): GraphNode => {
    let node = nodes[row];
    if (node === undefined) {
      const info = table.infos[row];
      node = new GraphNode(info, infoKey({ ...info, address: 0n, lineNumber: 0, columnNumber: 0 }));
      sums.writeTo(node, row);
      tags?.writeTo(node, row);
      nodes[row] = node;
    }
    return node;
  };
  for (let edge = 0; edge < edges.count; edge++) {
    connect(nodeOf(edges.source[edge]), nodeOf(edges.destination[edge]), {
      weight: edges.weight.get(edge),
      weightDivisor: edges.weightDivisor?.get(edge) ?? 0n,
      isResidual: (edges.flags[edge] & RESIDUAL) !== 0,
      isInline: (edges.flags[edge] & CALLED) === 0,
    });
  }
  const shown: GraphNode[] = [];
  for (let row = 0; row < table.infos.length; row++) {
    if (sums.cum.isZero(row) && sums.flat.isZero(row)) continue;
    const node = nodeOf(row);
    if (!(request.dropNegative && isNegative(node))) shown.push(node);
  }
  return { nodes: shown };
}

/** Whether drop_negative leaves the node out. */
export function isNegative({ flat, cum }: GraphNode): boolean {
  return flat < 0n || (flat === 0n && cum < 0n);
}
