import type { SampleWeights } from "./sampleWeights";
import { Sums } from "./sampleWeights";

/** Set for an edge some of whose contributions went over nodes that are left out. */
export const RESIDUAL = 1;
/** Set for an edge some of whose contributions were not inlined. */
export const CALLED = 2;

/** Edges between nodes, added up, in the order in which samples passed them first. */
export interface EdgeSums {
  readonly count: number;
  /** edge → node. */
  readonly source: Uint32Array;
  readonly destination: Uint32Array;
  /** edge → RESIDUAL | CALLED. */
  readonly flags: Uint8Array;
  /** edge → weight, where doubles hold all weights. */
  readonly weights: Float64Array | undefined;
  readonly weight: { get(edge: number): bigint };
  readonly weightDivisor: { get(edge: number): bigint } | undefined;
}

/** Edges between nodes while they are added up: a hash table over columns. */
export class EdgeTable implements EdgeSums {
  count = 0;
  source = new Uint32Array(1024);
  destination = new Uint32Array(1024);
  flags = new Uint8Array(1024);
  readonly weights = undefined;
  weight: Sums;
  weightDivisor: Sums | undefined;
  /** edge → the last sample that counted it, plus one. */
  private countedFor = new Uint32Array(1024);
  /** slot → edge + 1. */
  private slots = new Uint32Array(4096);
  /** destination → the edge it came by last, plus one: calls repeat. */
  private readonly lastEdge: Uint32Array;

  constructor(weights: SampleWeights, nodeCount: number) {
    this.weight = new Sums(weights.value, 1024);
    this.weightDivisor = weights.divisor && new Sums(weights.divisor, 1024);
    this.lastEdge = new Uint32Array(nodeCount);
  }

  /** Counts a sample on an edge, once however often it passes. */
  add(source: number, destination: number, sample: number, flags: number): void {
    let edge = this.lastEdge[destination] - 1;
    if (edge < 0 || this.source[edge] !== source) {
      edge = this.findOrAdd(source, destination);
      this.lastEdge[destination] = edge + 1;
    }
    if (this.countedFor[edge] === sample + 1) return;
    this.countedFor[edge] = sample + 1;
    this.flags[edge] |= flags;
    this.weight.add(edge, sample);
    this.weightDivisor?.add(edge, sample);
  }

  private findOrAdd(source: number, destination: number): number {
    const slot = this.slotOf(source, destination);
    if (this.slots[slot] !== 0) return this.slots[slot] - 1;
    const edge = this.count++;
    if (edge === this.source.length) this.growColumns();
    this.source[edge] = source;
    this.destination[edge] = destination;
    this.slots[slot] = edge + 1;
    if (2 * this.count > this.slots.length) this.growSlots();
    return edge;
  }

  private slotOf(source: number, destination: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(source, 0x9e3779b1) ^ Math.imul(destination, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 16)) & mask;
    for (;;) {
      const edge = this.slots[slot] - 1;
      if (edge < 0) return slot;
      if (this.source[edge] === source && this.destination[edge] === destination) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private growColumns(): void {
    const length = 2 * this.source.length;
    const larger = (column: Uint32Array) => {
      const grown = new Uint32Array(length);
      grown.set(column);
      return grown;
    };
    this.source = larger(this.source);
    this.destination = larger(this.destination);
    this.countedFor = larger(this.countedFor);
    const flags = new Uint8Array(length);
    flags.set(this.flags);
    this.flags = flags;
    this.weight.grow(length);
    this.weightDivisor?.grow(length);
  }

  private growSlots(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    for (let edge = 0; edge < this.count; edge++) {
      this.slots[this.slotOf(this.source[edge], this.destination[edge])] = edge + 1;
    }
  }
}
