import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import { Room } from "../../kernel/kernel";
import type { LentKernel } from "../../model/stackRows";
import type { FrameTable } from "../frames";

/** Frames per block. */
export const BLOCK_LENGTH = 8;

/** Columns of blocks: see `StackBlocks`. */
interface BlockColumns {
  readonly frames: Uint32Array;
  readonly lengths: Uint8Array;
  readonly flags: Uint16Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
}

/** A batch of this size lies in the processor's cache together with the blocks that are found most. */
export const SAMPLES_PER_BATCH = 1 << 13;

/** Blocks that are taken between two pauses. */
const BLOCKS_PER_STEP = 1 << 16;

/** In `lastFrames`: there is none. */
export const NO_LAST_FRAME = 0xffffffff;

/** A block's record in the kernel (assembly/followStacks.ts), in bytes. */
const BLOCK_BYTES = 64;
/** A location's. */
const RUN_BYTES = 16;
/** Samples that the kernel looks at together. */
const GROUP_LENGTH = 32;
const LEAST_SLOTS = 1024;

/** Finds the blocks of many samples, a batch at a time, through the kernel. */
export class BlockFinder {
  private readonly kernel: LentKernel["kernel"];
  private readonly at: ReturnType<typeof layOut>;
  /** How many samples the batch has, and their columns: see `followStacks` in assembly/. */
  count = 0;
  private ends = new Uint32Array(0);
  private places = new Uint32Array(0);
  private values = new Float64Array(0);
  private weights = new Float64Array(0);
  /** How many of a sample's locations are not in blocks yet, before and after. */
  left = new Uint32Array(0);
  /** How many frames of the first of these are, before and after. */
  consumed = new Uint32Array(0);
  /** After: the sample's block, counted from the first that this finder found. */
  found = new Uint32Array(0);

  /**
   * @param mostBlocks no more blocks than this will be found, and memory is lent for as many
   * @param isOutwards from callees to callers, else from callers to callees
   * @param lastFrames place → the frame that the blocks to be found come after, or NO_LAST_FRAME: what comes again
   *   right after itself is left out; undefined where all frames are taken
   */
  constructor(
    lent: LentKernel,
    frameTable: FrameTable,
    mostBlocks: number,
    isOutwards: boolean,
    lastFrames: Uint32Array | undefined,
  ) {
    const { kernel } = lent;
    this.kernel = kernel;
    this.at = layOut(lent.scratch, frameTable, mostBlocks, lastFrames?.length ?? 0);
    const { entry, lists, runs, slots, scratch, blocks, before } = this.at;
    if (lastFrames !== undefined) kernel.uint32(before, lastFrames.length).set(lastFrames);
    kernel.uint32(entry, frameTable.entry.length).set(frameTable.entry);
    kernel.uint32(lists, frameTable.lists.length).set(frameTable.lists);
    kernel.program.startFollowing(
      lent.rows,
      frameTable.entry.length,
      entry,
      lists,
      runs,
      slots,
      scratch,
      blocks,
      isOutwards,
      lastFrames === undefined ? 0 : before,
    );
  }

  /** How many bytes of memory must be lent. @param placeCount how many frames `lastFrames` has */
  static bytes(frameTable: FrameTable, mostBlocks: number, placeCount: number): number {
    return layOut(0, frameTable, mostBlocks, placeCount).end;
  }

  /** How many blocks were found so far. */
  get blockCount(): number {
    return this.kernel.program.followedBlocks.value;
  }

  /** Begins a batch without samples. */
  startBatch(): void {
    const { kernel, at } = this;
    this.count = 0;
    // Anew for each batch: the memory may have grown meanwhile.
    this.ends = kernel.uint32(at.ends, SAMPLES_PER_BATCH);
    this.left = kernel.uint32(at.left, SAMPLES_PER_BATCH);
    this.consumed = kernel.uint32(at.consumed, SAMPLES_PER_BATCH);
    this.places = kernel.uint32(at.places, SAMPLES_PER_BATCH);
    this.values = kernel.float64(at.values, SAMPLES_PER_BATCH);
    this.weights = kernel.float64(at.weights, SAMPLES_PER_BATCH);
    this.found = kernel.uint32(at.found, SAMPLES_PER_BATCH);
  }

  /**
   * Adds a sample to the batch.
   * @param end and `left`: where its stack ends, and how many of its locations, from that end on, are left
   */
  add(end: number, left: number, consumed: number, place: number, value: number, weight: number): void {
    const index = this.count++;
    this.ends[index] = end;
    this.left[index] = left;
    this.consumed[index] = consumed;
    this.places[index] = place;
    this.values[index] = value;
    this.weights[index] = weight;
  }

  /** Finds the blocks of the batch's samples. */
  find(): void {
    const { at } = this;
    this.kernel.program.followStacks(
      this.count,
      at.ends,
      at.left,
      at.consumed,
      at.places,
      at.values,
      at.weights,
      at.found,
    );
  }

  /** Writes all blocks found to `blocks`, from `first` on; returns their places. */
  *takeBlocks(blocks: BlockColumns, first: number): Steps<Uint32Array> {
    const places = new Uint32Array(this.blockCount);
    yield* inRanges(places.length, BLOCKS_PER_STEP, (from, to) =>
      this.takeSome(blocks, first, places, from, to),
    );
    return places;
  }

  private takeSome(blocks: BlockColumns, first: number, places: Uint32Array, from: number, to: number): void {
    const { kernel, at } = this;
    const words = kernel.uint32(at.blocks, (to * BLOCK_BYTES) / 4);
    const numbers = kernel.float64(at.blocks, (to * BLOCK_BYTES) / 8);
    for (let block = from; block < to; block++) {
      const word = (block * BLOCK_BYTES) / 4;
      const to = (first + block) * BLOCK_LENGTH;
      for (let index = 0; index < BLOCK_LENGTH; index++) blocks.frames[to + index] = words[word + index];
      blocks.value[first + block] = numbers[word / 2 + 4];
      blocks.weight[first + block] = numbers[word / 2 + 5];
      places[block] = words[word + 12];
      blocks.flags[first + block] = words[word + 14];
      blocks.lengths[first + block] = words[word + 14] >>> 16;
    }
  }
}

/** Where in the kernel's memory everything lies. What is not used of it takes no memory. */
function layOut(start: number, { entry, lists }: FrameTable, mostBlocks: number, placeCount: number) {
  const room = new Room(start);
  let slotCount = LEAST_SLOTS;
  while (slotCount < 2 * mostBlocks + 2) slotCount *= 4;
  return {
    entry: room.take(4 * entry.length),
    lists: room.take(4 * lists.length),
    runs: room.take(RUN_BYTES * entry.length),
    before: room.take(4 * placeCount),
    ends: room.take(4 * SAMPLES_PER_BATCH),
    left: room.take(4 * SAMPLES_PER_BATCH),
    consumed: room.take(4 * SAMPLES_PER_BATCH),
    places: room.take(4 * SAMPLES_PER_BATCH),
    values: room.take(8 * SAMPLES_PER_BATCH),
    weights: room.take(8 * SAMPLES_PER_BATCH),
    found: room.take(4 * SAMPLES_PER_BATCH),
    scratch: room.take(BLOCK_BYTES * GROUP_LENGTH + 4 * BLOCK_LENGTH + 2 * RUN_BYTES),
    slots: room.take(4 * slotCount),
    blocks: room.take(BLOCK_BYTES * mostBlocks),
    end: room.end,
  };
}
