// Flat and cum of every frame (src/analysis/totals.ts).

/** Set where a location has several frames (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;

const CALLED: u8 = 1;
const INLINED: u8 = 2;

let flats: usize = 0;
let cums: usize = 0;
let inlineds: usize = 0;
let countedFor: usize = 0;

/**
 * Says where the columns of frames are.
 * @param flat and cum are added to
 * @param inlined gets CALLED and INLINED
 * @param counted all zero
 */
export function setTotals(flat: usize, cum: usize, inlined: usize, counted: usize): void {
  flats = flat;
  cums = cum;
  inlineds = inlined;
  countedFor = counted;
}

/**
 * Adds samples to the totals of the frames in their stacks, each frame once per sample however often it occurs
 * (google/pprof, `internal/graph/graph.go: newGraph`). Samples without a value or a stack add nothing.
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param entries location → frame << 1, or SEVERAL_FRAMES | where its list begins
 * @param lists runs of a count and that many `frame << 1 | inlined`, outermost first
 */
export function addTotals(
  count: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  values: usize,
  entries: usize,
  lists: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const value = load<f64>(values + (usize(sample) << 3));
    const length = load<u32>(lengths + (usize(sample) << 2));
    if (value == 0 || length == 0) continue;
    const stamp = sample + 1;
    const leaf = rows + (usize(load<u32>(starts + (usize(sample) << 2))) << 2);
    let frame: u32 = 0;
    for (let row = leaf + (usize(length) << 2); row > leaf; ) {
      row -= 4;
      const code = load<u32>(entries + (usize(load<u32>(row)) << 2));
      if (code < SEVERAL_FRAMES) {
        frame = code >>> 1;
        addOnce(frame, stamp, value, CALLED);
        continue;
      }
      const list = lists + (usize(code - SEVERAL_FRAMES) << 2);
      const end = list + (usize(load<u32>(list)) << 2);
      for (let at = list + 4; at <= end; at += 4) {
        const listed = load<u32>(at);
        frame = listed >>> 1;
        addOnce(frame, stamp, value, (listed & 1) != 0 ? INLINED : CALLED);
      }
    }
    const flat = flats + (usize(frame) << 3);
    store<f64>(flat, load<f64>(flat) + value);
  }
}

// @ts-ignore: decorator
@inline
function addOnce(frame: u32, stamp: u32, value: f64, came: u8): void {
  const counted = countedFor + (usize(frame) << 2);
  if (load<u32>(counted) == stamp) return;
  store<u32>(counted, stamp);
  const cum = cums + (usize(frame) << 3);
  store<f64>(cum, load<f64>(cum) + value);
  const inlined = inlineds + frame;
  store<u8>(inlined, load<u8>(inlined) | came);
}
