// Edges between the nodes of a call graph (src/analysis/graph/edgePass.ts).

/** Set where a location does not have exactly one frame (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;

/** A code that stands for a node that is left out. Less is no node at all. */
const LEFT_OUT: u32 = 1;

// Bits of a code below the node's number.
const INLINED: u32 = 1;
const WANTED: u32 = 2;
const CODE_BITS: u32 = 2;

/** An edge passes over nodes that are left out; it does not come by inlining. */
const RESIDUAL: u32 = 1;
const CALLED: u32 = 2;

// A slot of the table of edges: its ends (source × stride + destination, 0 where the slot is free), the last sample that
// counted it << 2 | flags, and the sum of its samples' values.
const SLOT_BITS: usize = 4;
const COUNTED: usize = 4;
const WEIGHT: usize = 8;

let slots: usize = 0;
let slotMask: u32 = 0;
let spare: usize = 0;
let mostEdges: u32 = 0;
let order: usize = 0;
let stride: u32 = 0;
let divisorSums: usize = 0;

/** How many edges there are. */
export let edgeCount: u32 = 0;

/**
 * Begins anew.
 * @param numbers one more than the largest number of a node; at most 65,535
 * @param most so many edges at most
 * @param table room for slots: twice as many as edges, rounded up to a power of two; at least 4096
 * @param other room for half as many slots, and for half as many divisors
 * @param list room for the ends of all edges, and one more
 * @param divisors room for a number per slot, where samples have divisors, or 0
 */
export function startEdges(
  numbers: u32,
  most: u32,
  table: usize,
  other: usize,
  list: usize,
  divisors: usize,
): void {
  stride = numbers;
  mostEdges = most;
  slots = table;
  spare = other;
  order = list;
  divisorSums = divisors;
  edgeCount = 0;
  slotMask = 4095;
  memory.fill(slots, 0, 4096 << SLOT_BITS);
  if (divisorSums != 0) memory.fill(divisorSums, 0, 4096 << 3);
}

/**
 * Adds samples to the edges that their stacks pass, each once per sample however often it does (google/pprof,
 * `internal/graph/graph.go: newGraph`). Samples whose value and divisor are 0 pass none.
 * @param stamp of the first sample; those of others follow. Above that of all samples of earlier calls, and above 0
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param entries location → code of its node, or SEVERAL_FRAMES | where its list begins. A code is the node's
 *   number << 2 | whether edges into it are wanted << 1 | whether it is inlined.
 * @param lists runs of a count and that many codes, outermost first
 * @returns false where there are more edges than there may be
 */
export function addEdges(
  count: u32,
  stamp: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  values: usize,
  divisors: usize,
  entries: usize,
  lists: usize,
): bool {
  for (let sample: u32 = 0; sample < count; sample++) {
    const value = load<f64>(values + (usize(sample) << 3));
    const divisor = divisorSums == 0 ? 0.0 : load<f64>(divisors + (usize(sample) << 3));
    if (value == 0 && divisor == 0) continue;
    const leaf = rows + (usize(load<u32>(starts + (usize(sample) << 2))) << 2);
    const counted = (stamp + sample) << 2;
    let parent: u32 = 0;
    let residual: u32 = 0;
    for (let row = leaf + (usize(load<u32>(lengths + (usize(sample) << 2))) << 2); row > leaf; ) {
      row -= 4;
      const code = load<u32>(entries + (usize(load<u32>(row)) << 2));
      if (code <= LEFT_OUT) {
        residual |= code;
        continue;
      }
      if (code < SEVERAL_FRAMES) {
        const number = code >>> CODE_BITS;
        if ((code & WANTED) != 0 && parent != 0 && parent != number) {
          addEdge(parent, number, counted, residual | ((~code & INLINED) << 1), value, divisor);
        }
        parent = number;
        residual = 0;
        continue;
      }
      const list = lists + (usize(code - SEVERAL_FRAMES) << 2);
      const end = list + (usize(load<u32>(list)) << 2);
      for (let at = list + 4; at <= end; at += 4) {
        const listed = load<u32>(at);
        if (listed <= LEFT_OUT) {
          residual |= listed;
          continue;
        }
        const number = listed >>> CODE_BITS;
        if ((listed & WANTED) != 0 && parent != 0 && parent != number) {
          addEdge(parent, number, counted, residual | ((~listed & INLINED) << 1), value, divisor);
        }
        parent = number;
        residual = 0;
      }
    }
    if (edgeCount > mostEdges) return false;
  }
  return true;
}

/** Gives the columns of the edges from … to - 1, in the order in which samples passed them first, from their beginning on. */
export function readEdges(
  from: u32,
  to: u32,
  sources: usize,
  destinations: usize,
  flags: usize,
  weights: usize,
  divisors: usize,
): void {
  for (let edge: u32 = 0; edge < to - from; edge++) {
    const ends = load<u32>(order + (usize(from + edge) << 2));
    const index = slotOf(ends);
    const slot = slots + (usize(index) << SLOT_BITS);
    store<u32>(sources + (usize(edge) << 2), ends / stride);
    store<u32>(destinations + (usize(edge) << 2), ends % stride);
    store<u8>(flags + edge, u8(load<u32>(slot, COUNTED) & (RESIDUAL | CALLED)));
    store<f64>(weights + (usize(edge) << 3), load<f64>(slot, WEIGHT));
    if (divisorSums != 0) {
      store<f64>(divisors + (usize(edge) << 3), load<f64>(divisorSums + (usize(index) << 3)));
    }
  }
}

/** The slot of an edge, or the free one where it would go. */
// @ts-ignore: decorator
@inline
function slotOf(ends: u32): u32 {
  let hash = ends * 0x9e3779b1;
  hash ^= hash >>> 15;
  let slot = hash & slotMask;
  let there = load<u32>(slots + (usize(slot) << SLOT_BITS));
  while (there != ends && there != 0) {
    slot = (slot + 1) & slotMask;
    there = load<u32>(slots + (usize(slot) << SLOT_BITS));
  }
  return slot;
}

// @ts-ignore: decorator
@inline
function addEdge(source: u32, destination: u32, counted: u32, flags: u32, value: f64, divisor: f64): void {
  const ends = source * stride + destination;
  const index = slotOf(ends);
  const slot = slots + (usize(index) << SLOT_BITS);
  const before = load<u32>(slot, COUNTED);
  if ((before & ~(RESIDUAL | CALLED)) == counted) return;
  store<u32>(slot, counted | (before & (RESIDUAL | CALLED)) | flags, COUNTED);
  store<f64>(slot, load<f64>(slot, WEIGHT) + value, WEIGHT);
  if (divisorSums != 0) {
    const sum = divisorSums + (usize(index) << 3);
    store<f64>(sum, load<f64>(sum) + divisor);
  }
  if (load<u32>(slot) == 0) addSlot(slot, ends);
}

function addSlot(slot: usize, ends: u32): void {
  // One too many: all is given up.
  if (edgeCount > mostEdges) return;
  store<u32>(slot, ends);
  store<u32>(order + (usize(edgeCount) << 2), ends);
  edgeCount++;
  if (edgeCount * 5 > slotMask * 3) growSlots();
}

function growSlots(): void {
  const before = slotMask + 1;
  memory.copy(spare, slots, usize(before) << SLOT_BITS);
  slotMask = 2 * slotMask + 1;
  memory.fill(slots, 0, (usize(slotMask) + 1) << SLOT_BITS);
  for (let old: u32 = 0; old < before; old++) {
    const from = spare + (usize(old) << SLOT_BITS);
    const ends = load<u32>(from);
    if (ends != 0) v128.store(slots + (usize(slotOf(ends)) << SLOT_BITS), v128.load(from));
  }
  if (divisorSums == 0) return;
  growDivisors(before);
}

/** The sums of divisors lie beside the slots: they move as these did. */
function growDivisors(before: u32): void {
  const old = spare + (usize(before) << SLOT_BITS);
  memory.copy(old, divisorSums, usize(before) << 3);
  memory.fill(divisorSums, 0, (usize(slotMask) + 1) << 3);
  for (let index: u32 = 0; index < before; index++) {
    const ends = load<u32>(spare + (usize(index) << SLOT_BITS));
    if (ends == 0) continue;
    store<f64>(divisorSums + (usize(slotOf(ends)) << 3), load<f64>(old + (usize(index) << 3)));
  }
}
