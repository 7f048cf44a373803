// Takes the next eight frames off many stacks, and gives those that go the same way a block of their own
// (src/analysis/flame/stackBlocks.ts).

/** Frames per block. */
const BLOCK_LENGTH: u32 = 8;
/** Set where a location has several frames (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;
/** No frame's number. */
const NO_FRAME: u32 = 0xffffffff;

// A location's record: its frames in the direction that is followed, as `frame << 1 | inlined`, and in the first above those
// how many they are. Where there are more than fit, LONG, and then where its list begins.
const RUN_BITS: usize = 4;
const RUN_LENGTH: u32 = 4;
const COUNT_SHIFT: u32 = 28;
const CODE_MASK: u32 = (1 << COUNT_SHIFT) - 1;
const LONG: u32 = 15;
const LIST: usize = 4;

/** So many samples are looked at together. */
const GROUP: u32 = 32;

// A block's record.
const BLOCK_BYTES: usize = 64;
const VALUE: usize = 32;
const WEIGHT: usize = 40;
const PLACE: usize = 48;
const HASH: usize = 52;
const FLAGS: usize = 56;
const LENGTH: usize = 58;

let stackRows: usize = 0;
let runs: usize = 0;
let lists: usize = 0;
let slots: usize = 0;
let slotMask: u32 = 0;
let blocks: usize = 0;
let next: usize = 0;
let group: usize = 0;
let outwards: bool = false;
let lastFrames: usize = 0;

/** Blocks found since `startFollowing`. */
export let followedBlocks: u32 = 0;

/**
 * Begins anew.
 * @param rows location rows of all stacks, each from the leaf on
 * @param locations how many locations there are
 * @param entry location → frame << 1, or SEVERAL_FRAMES | where its list begins; frames are less than 2 ** 27
 * @param list runs of a count and that many `frame << 1 | inlined`, outermost first
 * @param run room for a record of 16 bytes for each location
 * @param slot room for twice as many numbers as there will be blocks, rounded up to a power of two; at least 1024
 * @param scratch room for 32 blocks, and for another one's frames with four more before and behind them
 * @param block room for the blocks; may be as large as the memory
 * @param isOutwards whether stacks are followed from callees to callers, else from callers to callees
 * @param before place → the frame before the blocks to be found, NO_FRAME where there is none: a frame that comes
 *   again right after itself is left out; 0 where all frames are taken
 */
export function startFollowing(
  rows: usize,
  locations: u32,
  entry: usize,
  list: usize,
  run: usize,
  slot: usize,
  scratch: usize,
  block: usize,
  isOutwards: bool,
  before: usize,
): void {
  stackRows = rows;
  lists = list;
  runs = run;
  slots = slot;
  group = scratch;
  next = scratch + usize(GROUP) * BLOCK_BYTES + 4 * RUN_LENGTH;
  blocks = block;
  outwards = isOutwards;
  lastFrames = before;
  followedBlocks = 0;
  slotMask = 1023;
  memory.fill(slots, 0, 4 * 1024);
  for (let location: u32 = 0; location < locations; location++) {
    writeRun(runs + (usize(location) << RUN_BITS), load<u32>(entry + (usize(location) << 2)));
  }
}

function writeRun(run: usize, code: u32): void {
  v128.store(run, i32x4.splat(0));
  if (code < SEVERAL_FRAMES) {
    store<u32>(run, code | (1 << COUNT_SHIFT));
    return;
  }
  const first = code - SEVERAL_FRAMES;
  const list = lists + (usize(first) << 2);
  const count = load<u32>(list);
  if (count > RUN_LENGTH) {
    store<u32>(run, LONG << COUNT_SHIFT);
    store<u32>(run, first, LIST);
    return;
  }
  for (let index: u32 = 0; index < count; index++) {
    store<u32>(run + (usize(index) << 2), codeOf(list, count, index));
  }
  store<u32>(run, load<u32>(run) | (count << COUNT_SHIFT));
}

/** A frame of a list, counted in the direction that is followed. */
// @ts-ignore: decorator
@inline
function codeOf(list: usize, count: u32, index: u32): u32 {
  return load<u32>(list + (usize(outwards ? count - index : index + 1) << 2));
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
  for (let first: u32 = 0; first < count; first += GROUP) {
    const end = min(first + GROUP, count);
    touchStacks(first, end, ends, left);
    for (let sample = first; sample < end; sample++) {
      const at = usize(sample) << 2;
      ahead = load<u32>(left + at);
      used = load<u32>(consumed + at);
      const place = load<u32>(places + at);
      const row = nextRow(load<u32>(ends + at), ahead);
      const length =
        lastFrames == 0 ? takeFrames(row) : takeOthers(row, load<u32>(lastFrames + (usize(place) << 2)));
      store<u32>(left + at, ahead);
      store<u32>(consumed + at, used);
      keepFrames(group + usize(sample - first) * BLOCK_BYTES, place, length);
    }
    touchBlocks(end - first);
    for (let sample = first; sample < end; sample++) {
      const at = usize(sample) << 2;
      const taken = group + usize(sample - first) * BLOCK_BYTES;
      const block = findOrAdd(taken);
      const record = blocks + usize(block) * BLOCK_BYTES;
      store<f64>(record + VALUE, load<f64>(record + VALUE) + load<f64>(values + (usize(sample) << 3)));
      store<f64>(record + WEIGHT, load<f64>(record + WEIGHT) + load<f64>(weights + (usize(sample) << 3)));
      store<u16>(record + FLAGS, load<u16>(record + FLAGS) | load<u16>(taken + FLAGS));
      store<u32>(found + at, block);
    }
  }
}

/** The row of the next location of a stack. */
// @ts-ignore: decorator
@inline
function nextRow(end: u32, left: u32): usize {
  const row = stackRows + (usize(end) << 2);
  return outwards ? row - (usize(left) << 2) : row + (usize(left) << 2) - 4;
}

/**
 * Memory answers after as long as hundreds of instructions take, but answers many questions at once: everything that a
 * group of samples needs is asked for before it is looked at. (Chen et al., "Improving hash join performance through
 * prefetching", 2004, call it group prefetching.)
 */
function touchStacks(first: u32, end: u32, ends: usize, left: usize): void {
  const reach: usize = outwards ? 20 : -20;
  let touched: u32 = 0;
  for (let sample = first; sample < end; sample++) {
    const at = usize(sample) << 2;
    const ahead = load<u32>(left + at);
    const row = nextRow(load<u32>(ends + at), ahead);
    touched ^= load<u32>(row) ^ load<u32>(ahead > 5 ? row + reach : row);
  }
  store<u32>(next, touched);
}

function touchBlocks(count: u32): void {
  let touched: u32 = 0;
  for (let index: u32 = 0; index < count; index++) {
    const hash = load<u32>(group + usize(index) * BLOCK_BYTES + HASH);
    const blockPlus1 = load<u32>(slots + (usize(hash & slotMask) << 2));
    touched ^= load<u32>(blocks + usize(max(blockPlus1, 1) - 1) * BLOCK_BYTES + HASH);
  }
  store<u32>(next, touched);
}

// Of the sample that is followed: as `left` and `consumed`.
let ahead: u32 = 0;
let used: u32 = 0;

/**
 * Leaves the next frames of a stack in `next`, with what else is in their locations' records, and returns how many they
 * are. Hardly anything here depends on how many frames a location has: that cannot be foreseen, and processors that guess
 * wrong take longer than all the rest.
 */
// @ts-ignore: decorator
@inline
function takeFrames(from: usize): u32 {
  const step: usize = outwards ? 4 : -4;
  let row = from;
  // What was taken of the first location comes to lie before the block.
  let length = -i32(used);
  let count: u32 = 0;
  while (ahead > 0) {
    const run = runs + (usize(load<u32>(row)) << RUN_BITS);
    count = load<u32>(run) >>> COUNT_SHIFT;
    if (count == LONG) count = takeLong(run, length);
    else v128.store(next + (length << 2), v128.load(run));
    length += i32(count);
    if (length >= i32(BLOCK_LENGTH)) break;
    row += step;
    ahead--;
  }
  const over = length - i32(BLOCK_LENGTH);
  used = over > 0 ? count - u32(over) : 0;
  ahead -= u32(over == 0);
  return over > 0 ? BLOCK_LENGTH : u32(length);
}

/** Takes those frames of a location that come into the block, the first of which has this place; returns how many it has. */
function takeLong(run: usize, length: i32): u32 {
  const list = lists + (usize(load<u32>(run, LIST)) << 2);
  const count = load<u32>(list);
  for (let index: i32 = max(0, -length); index < i32(count); index++) {
    if (length + index >= i32(BLOCK_LENGTH)) break;
    store<u32>(next + ((length + index) << 2), codeOf(list, count, u32(index)));
  }
  return count;
}

/** The same, where a frame that comes again right after itself, or after `before`, is left out. */
function takeOthers(from: usize, before: u32): u32 {
  const step: usize = outwards ? 4 : -4;
  let row = from;
  let last = before;
  let length: u32 = 0;
  while (ahead > 0) {
    const run = runs + (usize(load<u32>(row)) << RUN_BITS);
    let list: usize = 0;
    let count = load<u32>(run) >>> COUNT_SHIFT;
    const isLong = count == LONG;
    if (isLong) {
      list = lists + (usize(load<u32>(run, LIST)) << 2);
      count = load<u32>(list);
    }
    for (; used < count && length < BLOCK_LENGTH; used++) {
      const code = isLong
        ? codeOf(list, count, used)
        : load<u32>(run + (usize(used) << 2)) & CODE_MASK;
      if (code >>> 1 == last) continue;
      last = code >>> 1;
      store<u32>(next + (usize(length) << 2), code);
      length++;
    }
    if (used < count) break;
    used = 0;
    row += step;
    ahead--;
    if (length == BLOCK_LENGTH) break;
  }
  return length;
}

/** Makes the record of a block of the frames in `next`. */
// @ts-ignore: decorator
@inline
function keepFrames(record: usize, place: u32, length: u32): void {
  const codeBits = i32x4.splat(CODE_MASK);
  const lengths = i32x4.splat(length);
  const firsts = v128.and(v128.load(next), codeBits);
  const others = v128.and(v128.load(next, 16), codeBits);
  const low = v128.and(i32x4.shr_u(firsts, 1), i32x4.lt_s(i32x4(0, 1, 2, 3), lengths));
  const high = v128.and(i32x4.shr_u(others, 1), i32x4.lt_s(i32x4(4, 5, 6, 7), lengths));
  const mixed = v128.xor(
    i32x4.mul(low, i32x4(0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1)),
    i32x4.mul(high, i32x4(0x9e3779b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09)),
  );
  let hash: u32 = i32x4.extract_lane(mixed, 0) + i32x4.extract_lane(mixed, 1) * 0x2c1b3c6d;
  hash += i32x4.extract_lane(mixed, 2) * 0x297a2d39 + i32x4.extract_lane(mixed, 3) * 0x68e31da5;
  hash += place * 0x9e3779b1 + length;
  hash ^= hash >>> 15;
  hash *= 0x85ebca6b;
  hash ^= hash >>> 13;
  // A bit for each that is inlined, and the same bit of every second one.
  let inlined: u32 = i32x4.bitmask(i32x4.shl(firsts, 31)) | (i32x4.bitmask(i32x4.shl(others, 31)) << 4);
  inlined = (inlined | (inlined << 4)) & 0x0f0f;
  inlined = (inlined | (inlined << 2)) & 0x3333;
  inlined = (inlined | (inlined << 1)) & 0x5555;
  const flags = ((inlined << 1) | (~inlined & 0x5555)) & ((1 << (2 * length)) - 1);
  v128.store(record, low);
  v128.store(record, high, 16);
  v128.store(record, i32x4.splat(0), VALUE);
  store<u32>(record, place, PLACE);
  store<u32>(record, hash, HASH);
  store<u32>(record, flags | (length << 16), FLAGS);
}

/** The block with the frames of a record, which becomes one where there is none. */
function findOrAdd(taken: usize): u32 {
  const low = v128.load(taken);
  const high = v128.load(taken, 16);
  const hash = load<u32>(taken, HASH);
  const place = load<u32>(taken, PLACE);
  const length = load<u16>(taken, LENGTH);
  let slot = hash & slotMask;
  for (;;) {
    const blockPlus1 = load<u32>(slots + (usize(slot) << 2));
    if (blockPlus1 == 0) break;
    const record = blocks + usize(blockPlus1 - 1) * BLOCK_BYTES;
    if (
      load<u32>(record + HASH) == hash &&
      load<u32>(record + PLACE) == place &&
      load<u16>(record + LENGTH) == length &&
      !v128.any_true(v128.or(v128.xor(v128.load(record), low), v128.xor(v128.load(record, 16), high)))
    ) {
      return blockPlus1 - 1;
    }
    slot = (slot + 1) & slotMask;
  }
  const block = followedBlocks++;
  memory.copy(blocks + usize(block) * BLOCK_BYTES, taken, BLOCK_BYTES);
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
