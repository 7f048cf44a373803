// Callers and callees of a set of frames (src/analysis/neighbours.ts).

/** Set where a location does not have exactly one frame (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;

const NONE: u32 = 0xffffffff;

let targets: usize = 0;
let callers: usize = 0;
let callees: usize = 0;
let callerOf: usize = 0;
let calleeOf: usize = 0;
let calledBy: usize = 0;
let called: usize = 0;

/**
 * Says where the columns of frames are.
 * @param target frame → 1 where it belongs to the set
 * @param caller and callee: sums, added to
 * @param lastCaller and lastCallee: the stamp of the last sample that was added to each, 0 for none
 * @param callerCalls and calleeIsCalled: become 1 where a sample came by a call, not by inlining
 */
export function setNeighbours(
  target: usize,
  caller: usize,
  callee: usize,
  lastCaller: usize,
  lastCallee: usize,
  callerCalls: usize,
  calleeIsCalled: usize,
): void {
  targets = target;
  callers = caller;
  callees = callee;
  callerOf = lastCaller;
  calleeOf = lastCallee;
  calledBy = callerCalls;
  called = calleeIsCalled;
}

/**
 * Adds samples to the frames that call the set or are called by it, each once per sample (google/pprof,
 * `internal/graph/graph.go: newGraph`). Samples without a value add nothing.
 * @param stamp of the first sample; those of others follow
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param entries location → frame << 1, or SEVERAL_FRAMES | where its list begins
 * @param lists runs of a count and that many `frame << 1 | inlined`, outermost first
 * @param ends becomes sample → 1 where its innermost frame is of the set
 */
export function addNeighbours(
  count: u32,
  stamp: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  values: usize,
  entries: usize,
  lists: usize,
  ends: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const value = load<f64>(values + (usize(sample) << 3));
    const leaf = rows + (usize(load<u32>(starts + (usize(sample) << 2))) << 2);
    let parent = NONE;
    let isParentTarget: u8 = 0;
    for (let row = leaf + (usize(load<u32>(lengths + (usize(sample) << 2))) << 2); row > leaf; ) {
      row -= 4;
      const entry = entries + (usize(load<u32>(row)) << 2);
      let at = entry;
      let end = entry;
      if (load<u32>(entry) >= SEVERAL_FRAMES) {
        const list = lists + (usize(load<u32>(entry) - SEVERAL_FRAMES) << 2);
        at = list + 4;
        end = list + (usize(load<u32>(list)) << 2);
      }
      for (; at <= end; at += 4) {
        const code = load<u32>(at);
        const frame = code >>> 1;
        const isTarget = load<u8>(targets + frame);
        if (isTarget != isParentTarget) addEdge(parent, code, isTarget, stamp + sample, value);
        parent = frame;
        isParentTarget = isTarget;
      }
    }
    store<u8>(ends + sample, isParentTarget);
  }
}

/** From outside into the set, or out of it. */
function addEdge(parent: u32, code: u32, isTarget: u8, stamp: u32, value: f64): void {
  if (value == 0) return;
  const isCalled = u8(code & 1) ^ 1;
  if (isTarget == 0) addOnce(callees, calleeOf, called, code >>> 1, stamp, value, isCalled);
  else if (parent != NONE) addOnce(callers, callerOf, calledBy, parent, stamp, value, isCalled);
}

// @ts-ignore: decorator
@inline
function addOnce(
  sums: usize,
  last: usize,
  calls: usize,
  frame: u32,
  stamp: u32,
  value: f64,
  isCalled: u8,
): void {
  const counted = last + (usize(frame) << 2);
  if (load<u32>(counted) == stamp) return;
  store<u32>(counted, stamp);
  const sum = sums + (usize(frame) << 3);
  store<f64>(sum, load<f64>(sum) + value);
  if (isCalled) store<u8>(calls + frame, 1);
}
