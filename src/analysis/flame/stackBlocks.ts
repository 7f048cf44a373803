import { enlarged } from "../../base/growable";
import { type Profile, STACK_PAGE_BITS } from "../../model/profile";
import { type FrameTable, SEVERAL_FRAMES } from "../frames";

const OFFSET_MASK = (1 << STACK_PAGE_BITS) - 1;

/** Frames per block. */
export const BLOCK_LENGTH = 8;

/**
 * Stacks cut into blocks of eight frames, from the root: samples that go the same way for eight frames share a
 * block. Only those blocks exist that somebody asked for.
 *
 * Stacks are far larger than any cache, so looking at one costs about the same for eight neighbouring frames as
 * for one; and near the root a million samples share a few thousand blocks. The call tree is grown from blocks.
 */
export class StackBlocks {
  private readonly profile: Profile;
  private readonly frameTable: FrameTable;
  private readonly values: Float64Array;
  /** sample → how wide it is. */
  private readonly weights: Float64Array | undefined;
  /** The samples that have a value. */
  private readonly valued: Uint32Array;
  /** sample → the block it is in; at first all are in block 0, which stands for the empty way to the root. */
  private readonly blockOfSample: Uint32Array;
  /** sample → how many of its locations are not in blocks yet; the current one is among them. */
  private readonly locationsLeft: Uint32Array;
  /** sample → how many frames of the current location are in blocks. */
  private readonly framesConsumed: Uint32Array;

  count = 1;
  /** block × BLOCK_LENGTH + index → frame. */
  frames = new Uint32Array(64 * BLOCK_LENGTH);
  /** block → how many frames it has: fewer than BLOCK_LENGTH where its samples end. */
  lengths = new Uint8Array(64);
  /** block → two bits per frame: came by a call (1), by inlining (2). */
  flags = new Uint16Array(64);
  /** block → sum of the values, and of the weights. */
  value = new Float64Array(64);
  weight = new Float64Array(64);

  /** block → 1 once the blocks behind it were made: its samples are in those. */
  isFollowed = new Uint8Array(64);

  /** block → place + 1 among the blocks that are being followed; all zero in between. */
  private placeOfBlock = new Uint32Array(64);
  /** Open-addressing hash table of block; 0 is free. Its length is a power of two. */
  private slots = new Uint32Array(1024);
  /** block → the hash it was found by. */
  private hashes = new Uint32Array(64);
  private readonly next = new Uint32Array(BLOCK_LENGTH);
  private nextFlags = 0;

  /**
   * @param values sample → value of the sample type that is looked at
   * @param weights sample → what widths go by; the magnitudes of the values where undefined
   */
  constructor(
    profile: Profile,
    frameTable: FrameTable,
    values: Float64Array,
    weights: Float64Array | undefined,
  ) {
    this.profile = profile;
    this.frameTable = frameTable;
    this.values = values;
    this.weights = weights;
    let valuedCount = 0;
    for (const value of values) if (value !== 0) valuedCount++;
    this.valued = new Uint32Array(valuedCount);
    let at = 0;
    for (let sample = 0; sample < values.length; sample++) {
      if (values[sample] === 0) continue;
      this.valued[at++] = sample;
      this.value[0] += values[sample];
      this.weight[0] += weights === undefined ? Math.abs(values[sample]) : weights[sample];
    }
    this.blockOfSample = new Uint32Array(values.length);
    this.locationsLeft = profile.samples.stackLength.slice();
    this.framesConsumed = new Uint32Array(values.length);
  }

  /**
   * Makes the blocks that follow some blocks, each once: `firstBlock` and on. `places` says of each of them which
   * of the given blocks it follows.
   */
  follow(blocks: readonly number[]): { firstBlock: number; places: Uint32Array } {
    const { valued, blockOfSample, values, weights } = this;
    for (const [place, block] of blocks.entries()) this.placeOfBlock[block] = place + 1;
    const firstBlock = this.count;
    this.slots.fill(0);
    const places = new PlaceList();
    for (const sample of valued) {
      const placePlus1 = this.placeOfBlock[blockOfSample[sample]];
      if (placePlus1 === 0) continue;
      const length = this.takeFrames(sample);
      const block = this.findOrAdd(placePlus1, length, firstBlock, places);
      const value = values[sample];
      blockOfSample[sample] = block;
      this.value[block] += value;
      this.weight[block] += weights === undefined ? Math.abs(value) : weights[sample];
      this.flags[block] |= this.nextFlags;
    }
    for (const block of blocks) {
      this.placeOfBlock[block] = 0;
      this.isFollowed[block] = 1;
    }
    return { firstBlock, places: places.finish() };
  }

  /** Takes the next frames off a sample's stack into `next` and `nextFlags`; returns how many there were. */
  private takeFrames(sample: number): number {
    const { next } = this;
    const { stackStart, stackPages } = this.profile.samples;
    const { entry, lists } = this.frameTable;
    const stack = stackStart[sample];
    const page = stackPages[stack >>> STACK_PAGE_BITS];
    let left = this.locationsLeft[sample];
    let consumed = this.framesConsumed[sample];
    let at = (stack & OFFSET_MASK) + left - 1;
    let length = 0;
    let flags = 0;
    while (left > 0 && length < BLOCK_LENGTH) {
      let code = entry[page[at]];
      if (code >= SEVERAL_FRAMES) {
        const list = code - SEVERAL_FRAMES;
        consumed++;
        code = lists[list + consumed];
        if (consumed === lists[list]) consumed = 0;
      }
      if (consumed === 0) {
        left--;
        at--;
      }
      flags |= (1 + (code & 1)) << (2 * length);
      next[length++] = code >>> 1;
    }
    this.locationsLeft[sample] = left;
    this.framesConsumed[sample] = consumed;
    this.nextFlags = flags;
    return length;
  }

  private findOrAdd(placePlus1: number, length: number, firstBlock: number, places: PlaceList): number {
    const { next, frames, lengths, hashes } = this;
    let hash = Math.imul(placePlus1, 0x9e3779b1) ^ length;
    for (let index = 0; index < length; index++) {
      hash = Math.imul(hash ^ next[index], 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hash >>>= 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let block = this.slots[slot]; block !== 0; block = this.slots[slot]) {
      if (
        hashes[block] === hash &&
        lengths[block] === length &&
        places.get(block - firstBlock) === placePlus1 - 1
      ) {
        let index = 0;
        while (index < length && frames[block * BLOCK_LENGTH + index] === next[index]) index++;
        if (index === length) return block;
      }
      slot = (slot + 1) & mask;
    }
    const block = this.add(length, hash);
    places.push(placePlus1 - 1);
    this.slots[slot] = block;
    if (2 * (block - firstBlock) > this.slots.length) this.growSlots(firstBlock);
    return block;
  }

  private add(length: number, hash: number): number {
    const block = this.count++;
    if (block === this.lengths.length) this.grow();
    this.frames.set(this.next, block * BLOCK_LENGTH);
    this.lengths[block] = length;
    this.hashes[block] = hash;
    return block;
  }

  private growSlots(firstBlock: number): void {
    this.slots = new Uint32Array(4 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let block = firstBlock; block < this.count; block++) {
      let slot = this.hashes[block] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = block;
    }
  }

  private grow(): void {
    const length = Math.ceil(1.5 * this.lengths.length);
    this.frames = enlarged(this.frames, length * BLOCK_LENGTH);
    this.lengths = enlarged(this.lengths, length);
    this.flags = enlarged(this.flags, length);
    this.value = enlarged(this.value, length);
    this.weight = enlarged(this.weight, length);
    this.isFollowed = enlarged(this.isFollowed, length);
    this.placeOfBlock = enlarged(this.placeOfBlock, length);
    this.hashes = enlarged(this.hashes, length);
  }
}

/** Places by new block, growing. */
class PlaceList {
  private places = new Uint32Array(256);
  private length = 0;

  get(index: number): number {
    return this.places[index];
  }

  push(place: number): void {
    if (this.length === this.places.length) this.places = enlarged(this.places, 2 * this.length);
    this.places[this.length++] = place;
  }

  finish(): Uint32Array {
    return this.places.subarray(0, this.length);
  }
}
