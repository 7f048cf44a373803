import type { Steps } from "../../base/steps";
import { Room } from "../../kernel/kernel";
import type { Profile, SampleTable } from "../../model/profile";
import { SAMPLES_PER_STEP } from "../totals";
import type { EdgeSums } from "./edgeTable";
import type { NumberedFrames } from "./numberedFrames";
import type { SampleWeights } from "./sampleWeights";

/** An edge's record in the kernel (assembly/addEdges.ts), in bytes and in numbers of 4 and of 8 bytes. */
const EDGE_BYTES = 32;
const EDGE_WORDS = EDGE_BYTES / 4;
const EDGE_NUMBERS = EDGE_BYTES / 8;

/** Room for this many edges at first; small ones lie in the processor's cache. */
const LEAST_EDGES = 1 << 12;

/** Adds samples up per edge through the kernel. Values whose sums need 64 bits are not for it. */
export function* passEdges(
  { samples }: Profile,
  frames: NumberedFrames,
  weights: SampleWeights,
): Steps<EdgeSums> {
  const pass = new EdgePass(samples, frames, weights);
  for (let from = 0; from < samples.count; from += SAMPLES_PER_STEP) {
    if (from > 0) yield;
    pass.add(from, Math.min(samples.count, from + SAMPLES_PER_STEP));
  }
  return pass.sums();
}

class EdgePass {
  private readonly samples: SampleTable;
  private readonly frames: NumberedFrames;
  private readonly weights: SampleWeights;
  /** Between two calls: the records of all edges. */
  private records = new Uint8Array(0);
  private room = LEAST_EDGES;

  constructor(samples: SampleTable, frames: NumberedFrames, weights: SampleWeights) {
    this.samples = samples;
    this.frames = frames;
    this.weights = weights;
  }

  private get count(): number {
    return this.records.length / EDGE_BYTES;
  }

  add(from: number, to: number): void {
    for (let next = from; ; ) {
      next = this.addUntilFull(next, to);
      if (next === to) break;
      this.room *= 4;
    }
    // Half full is as good as full: the next step would only be done in two parts.
    if (2 * this.count > this.room) this.room *= 4;
  }

  /** Adds samples while there is room for edges; returns the first that was not, or not wholly, added. */
  private addUntilFull(from: number, to: number): number {
    const { samples, frames, weights } = this;
    const { value, divisor } = weights;
    const count = to - from;
    const slotCount = 2 * this.room;
    const room = new Room(0);
    const at = {
      starts: room.take(4 * count),
      lengths: room.take(4 * count),
      values: room.take(8 * count),
      divisors: room.take(divisor === undefined ? 0 : 8 * count),
      entry: room.take(4 * frames.entry.length),
      lists: room.take(4 * frames.lists.length),
      slots: room.take(4 * slotCount),
      records: room.take(EDGE_BYTES * this.room),
    };
    return samples.stacks.lend(room.end, ({ kernel, rows, scratch }) => {
      kernel.uint32(scratch + at.starts, count).set(samples.stackStart.subarray(from, to));
      kernel.uint32(scratch + at.lengths, count).set(samples.stackLength.subarray(from, to));
      kernel.float64(scratch + at.values, count).set(value.values.subarray(from, to));
      if (divisor !== undefined) {
        kernel.float64(scratch + at.divisors, count).set(divisor.values.subarray(from, to));
      }
      kernel.uint32(scratch + at.entry, frames.entry.length).set(frames.entry);
      kernel.uint32(scratch + at.lists, frames.lists.length).set(frames.lists);
      kernel.bytes(scratch + at.records, this.records.length).set(this.records);
      const { program } = kernel;
      program.startEdges(scratch + at.records, this.count, this.room, scratch + at.slots, slotCount - 1);
      const added = program.addEdges(
        count,
        from + 1,
        rows,
        scratch + at.starts,
        scratch + at.lengths,
        scratch + at.values,
        divisor === undefined ? 0 : scratch + at.divisors,
        scratch + at.entry,
        scratch + at.lists,
      );
      this.records = kernel.bytes(scratch + at.records, program.edgeCount.value * EDGE_BYTES).slice();
      return from + added;
    });
  }

  sums(): EdgeSums {
    const { records, count, frames } = this;
    const words = new Uint32Array(records.buffer);
    const numbers = new Float64Array(records.buffer);
    const source = new Uint32Array(count);
    const destination = new Uint32Array(count);
    const flags = new Uint8Array(count);
    for (let edge = 0; edge < count; edge++) {
      source[edge] = frames.nodes[words[EDGE_WORDS * edge]];
      destination[edge] = frames.nodes[words[EDGE_WORDS * edge + 1]];
      flags[edge] = words[EDGE_WORDS * edge + 3];
    }
    return {
      count,
      source,
      destination,
      flags,
      weight: { get: edge => BigInt(numbers[EDGE_NUMBERS * edge + 2]) },
      weightDivisor: this.weights.divisor && { get: edge => BigInt(numbers[EDGE_NUMBERS * edge + 3]) },
    };
  }
}
