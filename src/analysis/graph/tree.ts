import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { StackFrames } from "../stackFrames";
import { SAMPLES_PER_STEP } from "../totals";
import { isNegative, weighsNothing } from "./build";
import { connect, type Graph, GraphNode } from "./graph";
import { functionKeyOf } from "./nodeInfo";
import type { NodeTable } from "./nodeTable";
import { type SampleWeights, Sums } from "./sampleWeights";
import type { TagSums } from "./tags";

export interface TreeRequest {
  readonly profile: Profile;
  readonly table: NodeTable;
  readonly weights: SampleWeights;
  readonly dropNegative: boolean;
  readonly tags: TagSums | undefined;
}

/** Flat and cum of tree nodes while they are added up. */
class TreeSums {
  private readonly flat: Sums;
  private readonly cum: Sums;
  private readonly flatDivisor: Sums | undefined;
  private readonly cumDivisor: Sums | undefined;

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

  writeTo(node: GraphNode, index: number): void {
    node.flat = this.flat.get(index);
    node.cum = this.cum.get(index);
    node.flatDivisor = this.flatDivisor?.get(index) ?? 0n;
    node.cumDivisor = this.cumDivisor?.get(index) ?? 0n;
  }
}

/** Nodes of a call tree: one per node of the table and way to get there. */
class TreeTable {
  count = 0;
  /** tree node → its parent, or -1. */
  parent = new Int32Array(1024);
  /** tree node → node of the table. */
  row = new Uint32Array(1024);
  /** tree node → 1 where some sample called it without inlining. */
  isCalled = new Uint8Array(1024);
  private slots = new Uint32Array(4096);

  findOrAdd(parent: number, row: number): number {
    const slot = this.slotOf(parent, row);
    if (this.slots[slot] !== 0) return this.slots[slot] - 1;
    const node = this.count++;
    if (node === this.parent.length) this.growColumns();
    this.parent[node] = parent;
    this.row[node] = row;
    this.slots[slot] = node + 1;
    if (2 * this.count > this.slots.length) this.growSlots();
    return node;
  }

  private slotOf(parent: number, row: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(parent + 1, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 16)) & mask;
    for (;;) {
      const node = this.slots[slot] - 1;
      if (node < 0) return slot;
      if (this.parent[node] === parent && this.row[node] === row) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private growColumns(): void {
    const parent = new Int32Array(2 * this.count);
    parent.set(this.parent);
    this.parent = parent;
    const row = new Uint32Array(2 * this.count);
    row.set(this.row);
    this.row = row;
    const isCalled = new Uint8Array(2 * this.count);
    isCalled.set(this.isCalled);
    this.isCalled = isCalled;
  }

  private growSlots(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    for (let node = 0; node < this.count; node++) {
      this.slots[this.slotOf(this.parent[node], this.row[node])] = node + 1;
    }
  }
}

/** Adds samples up to a call tree (`internal/graph/graph.go: newTree`). */
export function* buildTree(request: TreeRequest): Steps<Graph> {
  const { profile, table, weights, tags } = request;
  const { samples } = profile;
  const tree = new TreeTable();
  let room = 1024;
  const sums = new TreeSums(weights, room);
  const frames = new StackFrames(profile, table);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (weighsNothing(weights, sample)) continue;
    tags?.startSample(sample);
    const depth = frames.read(sample);
    let node = -1;
    for (let index = 0; index < depth; index++) {
      const code = frames.codes[index];
      node = tree.findOrAdd(node, code >>> 1);
      if (node >= room) {
        room *= 2;
        sums.grow(room);
      }
      if ((code & 1) === 0) tree.isCalled[node] = 1;
      sums.addCum(node, sample);
      tags?.add(node, false);
    }
    if (node < 0) continue;
    sums.addFlat(node, sample);
    tags?.add(node, true);
  }
  return graphOfTree(request, tree, sums);
}

function graphOfTree({ table, tags, dropNegative }: TreeRequest, tree: TreeTable, sums: TreeSums): Graph {
  const nodes: GraphNode[] = [];
  const shown: GraphNode[] = [];
  for (let index = 0; index < tree.count; index++) {
    const info = table.infos[tree.row[index]];
    const parent = tree.parent[index];
    const functionKey = `${parent} ${functionKeyOf(info)}`;
    const node = new GraphNode(info, tree.row[index], functionKey);
    sums.writeTo(node, index);
    tags?.writeTo(node, index);
    nodes.push(node);
    if (parent >= 0) {
      connect(nodes[parent], node, {
        // Whatever is in the node came over this edge.
        weight: node.cum,
        weightDivisor: node.cumDivisor,
        isResidual: false,
        isInline: tree.isCalled[index] === 0,
      });
    }
    if (node.cum === 0n && node.flat === 0n) continue;
    if (!(dropNegative && isNegative(node))) shown.push(node);
  }
  return { nodes: shown };
}
