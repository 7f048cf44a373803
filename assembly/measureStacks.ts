// How deep stacks are (src/analysis/stackPasses.ts).

/**
 * Adds up the frames of each stack.
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param frames location → how many it stands for
 * @param depths becomes sample → depth in frames
 */
export function measureStacks(
  count: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  frames: usize,
  depths: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const at = usize(sample) << 2;
    let row = rows + (usize(load<u32>(starts + at)) << 2);
    const end = row + (usize(load<u32>(lengths + at)) << 2);
    let depth: u32 = 0;
    for (; row + 16 <= end; row += 16) {
      depth +=
        load<u32>(frames + (usize(load<u32>(row)) << 2)) +
        load<u32>(frames + (usize(load<u32>(row, 4)) << 2)) +
        load<u32>(frames + (usize(load<u32>(row, 8)) << 2)) +
        load<u32>(frames + (usize(load<u32>(row, 12)) << 2));
    }
    for (; row < end; row += 4) depth += load<u32>(frames + (usize(load<u32>(row)) << 2));
    store<u32>(depths + at, depth);
  }
}
