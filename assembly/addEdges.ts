// Edges between the nodes of a call graph (src/analysis/graph/edgePass.ts).

/** Set where a location does not have exactly one frame (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;

/** An edge passes over nodes that are left out; it does not come by inlining. */
const RESIDUAL: u32 = 1;
const CALLED: u32 = 2;

// An edge's record: its ends as numbers of nodes, the last sample that counted it, flags, and two sums.
const EDGE_BYTES: usize = 32;
const COUNTED: usize = 8;
const FLAGS: usize = 12;
const WEIGHT: usize = 16;
const DIVISOR: usize = 24;

let edges: usize = 0;
let edgeRoom: u32 = 0;
let slots: usize = 0;
let slotMask: u32 = 0;

/** How many edges there are. */
export let edgeCount: u32 = 0;

/**
 * Says where edges are.
 * @param records room for `most` edges, the first `count` of which are there already
 * @param table room for `mask` + 1 numbers: a power of two, at least twice as many as edges
 */
export function startEdges(records: usize, count: u32, most: u32, table: usize, mask: u32): void {
  edges = records;
  edgeCount = count;
  edgeRoom = most;
  slots = table;
  slotMask = mask;
  memory.fill(slots, 0, (usize(mask) + 1) << 2);
  for (let edge: u32 = 0; edge < count; edge++) {
    const ends = load<u64>(edges + usize(edge) * EDGE_BYTES);
    let slot = slotOf(ends);
    while (load<u32>(slots + (usize(slot) << 2)) != 0) slot = (slot + 1) & slotMask;
    store<u32>(slots + (usize(slot) << 2), edge + 1);
  }
}

/**
 * Adds samples to the edges that their stacks pass, each once per sample however often it does (google/pprof,
 * `internal/graph/graph.go: newGraph`). Samples whose value and divisor are 0 pass none.
 * @param stamp a number above that of all samples of earlier calls, and above 0; the next ones are the samples'
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param divisors 0 where there are none
 * @param entries location → code of its node, or SEVERAL_FRAMES | where its list begins. A code is the node's
 *   number << 2 | whether edges into it are wanted << 1 | whether it is inlined; 0 for a node that is left out.
 * @param lists runs of a count and that many codes, outermost first
 * @returns how many samples were added: fewer than there are where edges found no room. The next one was added in
 *   part; adding it again under the same stamp does the rest.
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
): u32 {
  for (let sample: u32 = 0; sample < count; sample++) {
    const value = load<f64>(values + (usize(sample) << 3));
    const divisor = divisors == 0 ? 0.0 : load<f64>(divisors + (usize(sample) << 3));
    if (value == 0 && divisor == 0) continue;
    const leaf = rows + (usize(load<u32>(starts + (usize(sample) << 2))) << 2);
    let row = leaf + (usize(load<u32>(lengths + (usize(sample) << 2))) << 2);
    let parent: u32 = 0;
    let residual: u32 = 0;
    while (row > leaf) {
      row -= 4;
      let code = load<u32>(entries + (usize(load<u32>(row)) << 2));
      let list: usize = 0;
      let left: u32 = 1;
      if (code >= SEVERAL_FRAMES) {
        list = lists + (usize(code - SEVERAL_FRAMES) << 2);
        left = load<u32>(list);
        if (left == 0) continue;
        list += 4;
        code = load<u32>(list);
      }
      for (;;) {
        const number = code >>> 2;
        if (number == 0) residual = RESIDUAL;
        else {
          if ((code & 2) != 0 && parent != 0 && parent != number) {
            const flags = residual | ((code & 1) != 0 ? 0 : CALLED);
            if (!addEdge(parent, number, stamp + sample, flags, value, divisor)) return sample;
          }
          parent = number;
          residual = 0;
        }
        if (--left == 0) break;
        list += 4;
        code = load<u32>(list);
      }
    }
  }
  return count;
}

// @ts-ignore: decorator
@inline
function slotOf(ends: u64): u32 {
  return u32((ends * 0x9e3779b97f4a7c15) >>> 40) & slotMask;
}

/** Adds to an edge; false where a new one finds no room. */
// @ts-ignore: decorator
@inline
function addEdge(source: u32, destination: u32, stamp: u32, flags: u32, value: f64, divisor: f64): bool {
  const ends = u64(source) | (u64(destination) << 32);
  let slot = slotOf(ends);
  let edge: usize = 0;
  for (;;) {
    const edgePlus1 = load<u32>(slots + (usize(slot) << 2));
    if (edgePlus1 == 0) {
      if (edgeCount == edgeRoom) return false;
      edge = edges + usize(edgeCount++) * EDGE_BYTES;
      store<u64>(edge, ends);
      store<u64>(edge, 0, COUNTED);
      store<f64>(edge, 0, WEIGHT);
      store<f64>(edge, 0, DIVISOR);
      store<u32>(slots + (usize(slot) << 2), edgeCount);
      break;
    }
    edge = edges + usize(edgePlus1 - 1) * EDGE_BYTES;
    if (load<u64>(edge) == ends) break;
    slot = (slot + 1) & slotMask;
  }
  if (load<u32>(edge, COUNTED) == stamp) return true;
  store<u32>(edge, stamp, COUNTED);
  store<u32>(edge, load<u32>(edge, FLAGS) | flags, FLAGS);
  store<f64>(edge, load<f64>(edge, WEIGHT) + value, WEIGHT);
  store<f64>(edge, load<f64>(edge, DIVISOR) + divisor, DIVISOR);
  return true;
}
