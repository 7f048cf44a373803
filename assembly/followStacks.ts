// Takes the next eight frames off many stacks, and gives those that go the same way a block of their own
// (src/analysis/flame/stackBlocks.ts).

/** Frames per block. */
const BLOCK_LENGTH: u32 = 8;
/** Set where a location has several frames (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;
/** No frame's number. */
const NO_FRAME: u32 = 0xffffffff;

// A block's record.
const BLOCK_BYTES: usize = 64;
const VALUE: usize = 32;
const WEIGHT: usize = 40;
const PLACE: usize = 48;
const HASH: usize = 52;
const FLAGS: usize = 56;
const LENGTH: usize = 58;

let stackRows: usize = 0;
let entries: usize = 0;
let lists: usize = 0;
let slots: usize = 0;
let slotMask: u32 = 0;
let blocks: usize = 0;
let next: usize = 0;
let outwards: bool = false;
let lastFrames: usize = 0;

/** Blocks found since `startFollowing`. */
export let followedBlocks: u32 = 0;

/**
 * Begins anew.
 * @param rows location rows of all stacks, each from the leaf on
 * @param entry location → frame << 1, or SEVERAL_FRAMES | where its list begins
 * @param list runs of a count and that many `frame << 1 | inlined`, outermost first
 * @param slot room for twice as many numbers as there will be blocks, rounded up to a power of two; at least 1024
 * @param scratch room for a block's frames
 * @param block room for the blocks; may be as large as the memory
 * @param isOutwards whether stacks are followed from callees to callers, else from callers to callees
 * @param before place → the frame before the blocks to be found, NO_FRAME where there is none: a frame that comes
 *   again right after itself is left out; 0 where all frames are taken
 */
export function startFollowing(
  rows: usize,
  entry: usize,
  list: usize,
  slot: usize,
  scratch: usize,
  block: usize,
  isOutwards: bool,
  before: usize,
): void {
  stackRows = rows;
  entries = entry;
  lists = list;
  slots = slot;
  next = scratch;
  blocks = block;
  outwards = isOutwards;
  lastFrames = before;
  followedBlocks = 0;
  slotMask = 1023;
  memory.fill(slots, 0, 4 * 1024);
}

/**
 * Follows some samples. Columns are by sample of this call.
 * @param ends where among the rows its stack ends in the direction that is followed: the row of its leaf, or the one
 *   behind its root
 * @param left how many of its locations, from that end on, were not taken before; becomes what it is now
 * @param consumed how many frames of the first of these were taken before; becomes what it is now
 * @param places which of the blocks that are followed the sample is in
 * @param values and weights, to be added to the sample's block
 * @param found becomes the sample's block, numbered from 0 in the order in which they were found
 */
export function followStacks(
  count: u32,
  ends: usize,
  left: usize,
  consumed: usize,
  places: usize,
  values: usize,
  weights: usize,
  found: usize,
): void {
  const step: usize = outwards ? 4 : -4;
  for (let sample: u32 = 0; sample < count; sample++) {
    const at = usize(sample) << 2;
    let ahead = load<u32>(left + at);
    const end = stackRows + (usize(load<u32>(ends + at)) << 2);
    let row = outwards ? end - (usize(ahead) << 2) : end + (usize(ahead) << 2) - 4;
    const place = load<u32>(places + at);
    let used = load<u32>(consumed + at);
    let hash: u32 = place * 0x9e3779b1;
    let flags: u32 = 0;
    let length: u32 = 0;
    let last = lastFrames == 0 ? NO_FRAME : load<u32>(lastFrames + (usize(place) << 2));
    while (ahead > 0 && length < BLOCK_LENGTH) {
      let code = load<u32>(entries + (usize(load<u32>(row)) << 2));
      let isDone = true;
      if (code >= SEVERAL_FRAMES) {
        const list = lists + (usize(code - SEVERAL_FRAMES) << 2);
        const frames = load<u32>(list);
        // Hidden: no frame at all.
        if (frames == 0) {
          row += step;
          ahead--;
          continue;
        }
        used++;
        code = load<u32>(list + (usize(outwards ? frames + 1 - used : used) << 2));
        isDone = used == frames;
        if (isDone) used = 0;
      }
      if (isDone) {
        row += step;
        ahead--;
      }
      const frame = code >>> 1;
      if (frame == last) continue;
      if (lastFrames != 0) last = frame;
      flags |= (1 + (code & 1)) << (2 * length);
      store<u32>(next + (usize(length) << 2), frame);
      length++;
      hash = (hash ^ frame) * 0x85ebca6b;
      hash ^= hash >>> 15;
    }
    for (let index = length; index < BLOCK_LENGTH; index++) store<u32>(next + (usize(index) << 2), 0);
    store<u32>(left + at, ahead);
    store<u32>(consumed + at, used);
    const block = findOrAdd(hash ^ length, place, u8(length));
    const record = blocks + usize(block) * BLOCK_BYTES;
    store<f64>(record + VALUE, load<f64>(record + VALUE) + load<f64>(values + (usize(sample) << 3)));
    store<f64>(record + WEIGHT, load<f64>(record + WEIGHT) + load<f64>(weights + (usize(sample) << 3)));
    store<u16>(record + FLAGS, load<u16>(record + FLAGS) | u16(flags));
    store<u32>(found + at, block);
  }
}

function findOrAdd(hash: u32, place: u32, length: u8): u32 {
  const low = v128.load(next);
  const high = v128.load(next, 16);
  let slot = hash & slotMask;
  for (;;) {
    const blockPlus1 = load<u32>(slots + (usize(slot) << 2));
    if (blockPlus1 == 0) break;
    const record = blocks + usize(blockPlus1 - 1) * BLOCK_BYTES;
    if (
      load<u32>(record + HASH) == hash &&
      load<u32>(record + PLACE) == place &&
      load<u8>(record + LENGTH) == length &&
      !v128.any_true(v128.or(v128.xor(v128.load(record), low), v128.xor(v128.load(record, 16), high)))
    ) {
      return blockPlus1 - 1;
    }
    slot = (slot + 1) & slotMask;
  }
  const block = followedBlocks++;
  const record = blocks + usize(block) * BLOCK_BYTES;
  v128.store(record, low);
  v128.store(record, high, 16);
  store<f64>(record + VALUE, 0);
  store<f64>(record + WEIGHT, 0);
  store<u32>(record + PLACE, place);
  store<u32>(record + HASH, hash);
  store<u16>(record + FLAGS, 0);
  store<u8>(record + LENGTH, length);
  store<u32>(slots + (usize(slot) << 2), block + 1);
  if (followedBlocks << 1 > slotMask) growSlots();
  return block;
}

function growSlots(): void {
  slotMask = 4 * slotMask + 3;
  memory.fill(slots, 0, (usize(slotMask) + 1) << 2);
  for (let block: u32 = 0; block < followedBlocks; block++) {
    let slot = load<u32>(blocks + usize(block) * BLOCK_BYTES + HASH) & slotMask;
    while (load<u32>(slots + (usize(slot) << 2)) != 0) slot = (slot + 1) & slotMask;
    store<u32>(slots + (usize(slot) << 2), block + 1);
  }
}
