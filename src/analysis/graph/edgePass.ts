import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import { Room } from "../../kernel/kernel";
import type { Profile, SampleTable } from "../../model/profile";
import type { LentKernel } from "../../model/stackRows";
import type { EdgeSums } from "./edgeTable";
import type { NumberedFrames } from "./numberedFrames";
import type { SampleWeights } from "./sampleWeights";

const SAMPLES_PER_STEP = 1 << 13;
const EDGES_PER_STEP = 1 << 16;

/** A slot of the kernel's table of edges (assembly/addEdges.ts), in bytes. */
const SLOT_BYTES = 16;
const LEAST_SLOTS = 4096;
/** Not more nodes, so that two numbers of them go into 32 bits; not more edges either. */
const MOST_NODES = 65_534;
const MOST_EDGES = 1 << 22;

/**
 * Adds samples up per edge through the kernel; undefined where there are too many edges for it. Values whose sums need
 * 64 bits are not for it either.
 */
export function* passEdges(
  { samples }: Profile,
  frames: NumberedFrames,
  weights: SampleWeights,
): Steps<EdgeSums | undefined> {
  if (frames.nodes.length > MOST_NODES) return undefined;
  const { end } = layOut(0, frames, weights.divisor !== undefined);
  return yield* samples.stacks.lendAlone(end, lent => new EdgePass(lent, samples, frames, weights).run());
}

class EdgePass {
  private readonly lent: LentKernel;
  private readonly samples: SampleTable;
  private readonly frames: NumberedFrames;
  private readonly weights: SampleWeights;
  private readonly at: ReturnType<typeof layOut>;

  constructor(lent: LentKernel, samples: SampleTable, frames: NumberedFrames, weights: SampleWeights) {
    this.lent = lent;
    this.samples = samples;
    this.frames = frames;
    this.weights = weights;
    this.at = layOut(lent.scratch, frames, weights.divisor !== undefined);
  }

  *run(): Steps<EdgeSums | undefined> {
    const { at, frames, samples } = this;
    const { kernel } = this.lent;
    kernel.uint32(at.entry, frames.entry.length).set(frames.entry);
    kernel.uint32(at.lists, frames.lists.length).set(frames.lists);
    const divisorSums = this.weights.divisor === undefined ? 0 : at.divisorSums;
    kernel.program.startEdges(frames.nodes.length, at.mostEdges, at.slots, at.spare, at.order, divisorSums);
    for (let from = 0; from < samples.count; from += SAMPLES_PER_STEP) {
      if (from > 0) yield;
      if (!this.add(from, Math.min(samples.count, from + SAMPLES_PER_STEP))) return undefined;
    }
    yield;
    return yield* this.sums();
  }

  /** Adds some samples; false where there are too many edges. */
  private add(from: number, to: number): boolean {
    const { at, samples } = this;
    const { value, divisor } = this.weights;
    const { kernel, rows } = this.lent;
    kernel.uint32(at.starts, to - from).set(samples.stackStart.subarray(from, to));
    kernel.uint32(at.lengths, to - from).set(samples.stackLength.subarray(from, to));
    kernel.float64(at.values, to - from).set(value.values.subarray(from, to));
    if (divisor !== undefined) kernel.float64(at.divisors, to - from).set(divisor.values.subarray(from, to));
    const isAdded = kernel.program.addEdges(
      to - from,
      from + 1,
      rows,
      at.starts,
      at.lengths,
      at.values,
      at.divisors,
      at.entry,
      at.lists,
    );
    return isAdded !== 0;
  }

  private *sums(): Steps<EdgeSums> {
    const { at } = this;
    const { kernel } = this.lent;
    const count = kernel.program.edgeCount.value;
    const [source, destination] = [new Uint32Array(count), new Uint32Array(count)];
    const flags = new Uint8Array(count);
    const [weights, divisors] = [new Float64Array(count), new Float64Array(count)];
    yield* inRanges(count, EDGES_PER_STEP, (from, to) => {
      const room = to - from;
      kernel.program.readEdges(
        from,
        to,
        at.sources,
        at.destinations,
        at.flags,
        at.weights,
        at.weightDivisors,
      );
      source.set(this.nodesOf(kernel.uint32(at.sources, room)), from);
      destination.set(this.nodesOf(kernel.uint32(at.destinations, room)), from);
      flags.set(kernel.bytes(at.flags, room), from);
      weights.set(kernel.float64(at.weights, room), from);
      if (this.weights.divisor !== undefined) divisors.set(kernel.float64(at.weightDivisors, room), from);
    });
    return {
      count,
      source,
      destination,
      flags,
      weights,
      weight: { get: edge => BigInt(weights[edge]) },
      weightDivisor: this.weights.divisor && { get: edge => BigInt(divisors[edge]) },
    };
  }

  private nodesOf(numbers: Uint32Array): Uint32Array {
    return numbers.map(number => this.frames.nodes[number]);
  }
}

/** Where in the kernel's memory everything lies. What is not used of it takes no memory. */
function layOut(start: number, { nodes, entry, lists }: NumberedFrames, hasDivisors: boolean) {
  const room = new Room(start);
  const mostEdges = Math.min(MOST_EDGES, nodes.length * nodes.length);
  let slotCount = LEAST_SLOTS;
  while (slotCount < 2 * mostEdges) slotCount *= 2;
  return {
    mostEdges,
    starts: room.take(4 * SAMPLES_PER_STEP),
    lengths: room.take(4 * SAMPLES_PER_STEP),
    values: room.take(8 * SAMPLES_PER_STEP),
    divisors: room.take(8 * SAMPLES_PER_STEP),
    entry: room.take(4 * entry.length),
    lists: room.take(4 * lists.length),
    order: room.take(4 * mostEdges + 4),
    sources: room.take(4 * EDGES_PER_STEP),
    destinations: room.take(4 * EDGES_PER_STEP),
    flags: room.take(EDGES_PER_STEP),
    weights: room.take(8 * EDGES_PER_STEP),
    weightDivisors: room.take(8 * EDGES_PER_STEP),
    slots: room.take(SLOT_BYTES * slotCount),
    spare: room.take(((SLOT_BYTES + (hasDivisors ? 8 : 0)) * slotCount) / 2),
    divisorSums: room.take(hasDivisors ? 8 * slotCount : 0),
    end: room.end,
  };
}
