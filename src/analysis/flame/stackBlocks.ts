import { enlarged } from "../../base/growable";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { LentKernel } from "../../model/stackRows";
import type { FrameTable } from "../frames";
import { BLOCK_LENGTH, BlockFinder, NO_LAST_FRAME, SAMPLES_PER_BATCH } from "./blockFinder";
import type { StackWalk } from "./stackWalk";

/**
 * Stacks cut into blocks of eight frames, from where their way begins: samples that go the same way for eight frames
 * share a block. Only those blocks exist that somebody asked for.
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
  private readonly collapsesRecursion: boolean;
  private readonly isOutwards: boolean;
  /** The samples that are followed and have a value. */
  readonly valued: Uint32Array;
  /** sample → the block it is in; at first all are in block 0, which stands for the empty way. */
  readonly blockOfSample: Uint32Array;
  /** sample → how many of its locations are not in blocks yet; the current one is among them. */
  private readonly locationsLeft: Uint32Array;
  /** sample → how many frames of the current location are in blocks, or lie behind the way's beginning. */
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

  /**
   * @param values sample → value of the sample type that is looked at
   * @param weights sample → what widths go by; the magnitudes of the values where undefined
   * @param collapsesRecursion whether a frame that calls itself is one frame
   * @param walk its columns are this object's from now on
   */
  constructor(
    profile: Profile,
    frameTable: FrameTable,
    values: Float64Array,
    weights: Float64Array | undefined,
    collapsesRecursion: boolean,
    walk: StackWalk,
  ) {
    this.profile = profile;
    this.frameTable = frameTable;
    this.values = values;
    this.weights = weights;
    this.collapsesRecursion = collapsesRecursion;
    this.isOutwards = walk.isOutwards;
    const { valued, value, weight } = samplesWithValue(values, weights, walk.isTaken);
    this.valued = valued;
    this.value[0] = value;
    this.weight[0] = weight;
    this.blockOfSample = new Uint32Array(values.length);
    this.locationsLeft = walk.locationsLeft;
    this.framesConsumed = walk.framesPassed;
  }

  /**
   * Makes the blocks that follow some blocks, each once: `firstBlock` and on. `places` says of each of them which
   * of the given blocks it follows.
   */
  *follow(blocks: readonly number[]): Steps<{ firstBlock: number; places: Uint32Array }> {
    const { frameTable, valued, profile } = this;
    const placeCount = this.collapsesRecursion ? blocks.length : 0;
    const bytes = BlockFinder.bytes(frameTable, valued.length, placeCount);
    return yield* profile.samples.stacks.lendAlone(bytes, lent => this.followThrough(lent, blocks));
  }

  private *followThrough(
    lent: LentKernel,
    blocks: readonly number[],
  ): Steps<{ firstBlock: number; places: Uint32Array }> {
    const firstBlock = this.count;
    const finder = new BlockFinder(
      lent,
      this.frameTable,
      this.valued.length,
      this.isOutwards,
      this.lastFrames(blocks),
    );
    for (const [place, block] of blocks.entries()) this.placeOfBlock[block] = place + 1;
    const batch = new Uint32Array(SAMPLES_PER_BATCH);
    for (let at = 0; at < this.valued.length; ) {
      finder.startBatch();
      at = this.fillBatch(finder, batch, at);
      finder.find();
      this.moveSamples(finder, batch, firstBlock);
      yield;
    }
    yield* this.grow(firstBlock + finder.blockCount);
    const places = yield* finder.takeBlocks(this, firstBlock);
    for (const block of blocks) {
      this.placeOfBlock[block] = 0;
      this.isFollowed[block] = 1;
    }
    return { firstBlock, places };
  }

  /** The last frames of some blocks, where what comes again right after itself is left out. */
  private lastFrames(blocks: readonly number[]): Uint32Array | undefined {
    if (!this.collapsesRecursion) return undefined;
    return Uint32Array.from(blocks, block => {
      const length = this.lengths[block];
      return length === 0 ? NO_LAST_FRAME : this.frames[block * BLOCK_LENGTH + length - 1];
    });
  }

  /** How wide a sample is. */
  weightOf(sample: number): number {
    return this.weights === undefined ? Math.abs(this.values[sample]) : this.weights[sample];
  }

  /** Puts the samples from `valued[at]` on that are in followed blocks into a batch; returns where the next one begins. */
  private fillBatch(finder: BlockFinder, batch: Uint32Array, at: number): number {
    const { valued, blockOfSample, placeOfBlock, values, locationsLeft, framesConsumed } = this;
    const { stackStart, stackLength } = this.profile.samples;
    const { isOutwards } = this;
    let next = at;
    for (; next < valued.length && finder.count < SAMPLES_PER_BATCH; next++) {
      const sample = valued[next];
      const placePlus1 = placeOfBlock[blockOfSample[sample]];
      if (placePlus1 === 0) continue;
      batch[finder.count] = sample;
      finder.add(
        isOutwards ? stackStart[sample] + stackLength[sample] : stackStart[sample],
        locationsLeft[sample],
        framesConsumed[sample],
        placePlus1 - 1,
        values[sample],
        this.weightOf(sample),
      );
    }
    return next;
  }

  private moveSamples(finder: BlockFinder, batch: Uint32Array, firstBlock: number): void {
    const { blockOfSample, locationsLeft, framesConsumed } = this;
    const { found, left, consumed } = finder;
    for (let index = 0; index < finder.count; index++) {
      const sample = batch[index];
      blockOfSample[sample] = firstBlock + found[index];
      locationsLeft[sample] = left[index];
      framesConsumed[sample] = consumed[index];
    }
  }

  /** Makes room for blocks up to `count`, all their sums zero. */
  private *grow(count: number): Steps<void> {
    if (count <= this.lengths.length) {
      this.count = count;
      return;
    }
    const length = Math.max(count, Math.ceil(1.5 * this.lengths.length));
    this.frames = enlarged(this.frames, length * BLOCK_LENGTH);
    yield;
    this.lengths = enlarged(this.lengths, length);
    this.flags = enlarged(this.flags, length);
    this.value = enlarged(this.value, length);
    this.weight = enlarged(this.weight, length);
    yield;
    this.isFollowed = enlarged(this.isFollowed, length);
    this.placeOfBlock = enlarged(this.placeOfBlock, length);
    this.count = count;
  }
}

/** The samples that are followed and have a value, and their sums. */
function samplesWithValue(
  values: Float64Array,
  weights: Float64Array | undefined,
  isTaken: Uint8Array | undefined,
): { valued: Uint32Array; value: number; weight: number } {
  const samples = new Uint32Array(values.length);
  let count = 0;
  let valueSum = 0;
  let weightSum = 0;
  for (let sample = 0; sample < values.length; sample++) {
    const value = values[sample];
    if (value === 0 || (isTaken !== undefined && isTaken[sample] === 0)) continue;
    samples[count++] = sample;
    valueSum += value;
    weightSum += weights === undefined ? Math.abs(value) : weights[sample];
  }
  return { valued: samples.subarray(0, count), value: valueSum, weight: weightSum };
}
