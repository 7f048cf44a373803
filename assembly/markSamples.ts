// What the locations of a stack say, together (src/analysis/stackPasses.ts).

/**
 * Ors the marks of all locations of each stack.
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param marks location → byte
 * @param out becomes sample → all its marks
 */
export function markSamples(
  count: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  marks: usize,
  out: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const at = usize(sample) << 2;
    let row = rows + (usize(load<u32>(starts + at)) << 2);
    const end = row + (usize(load<u32>(lengths + at)) << 2);
    let mark: u32 = 0;
    // Four at a time: none waits for the one before.
    for (; row + 16 <= end; row += 16) {
      mark |=
        load<u8>(marks + load<u32>(row)) |
        load<u8>(marks + load<u32>(row, 4)) |
        load<u8>(marks + load<u32>(row, 8)) |
        load<u8>(marks + load<u32>(row, 12));
    }
    for (; row < end; row += 4) mark |= load<u8>(marks + load<u32>(row));
    store<u8>(out + sample, mark);
  }
}

/**
 * Finds the outermost location with a mark.
 * @param fromLeaf becomes sample → how many locations there are from the leaf to that one, both included; 0 for none
 */
export function findOutermost(
  count: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  marks: usize,
  fromLeaf: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const at = usize(sample) << 2;
    const leaf = rows + (usize(load<u32>(starts + at)) << 2);
    let row = leaf + (usize(load<u32>(lengths + at)) << 2);
    while (row > leaf && load<u8>(marks + load<u32>(row - 4)) == 0) row -= 4;
    store<u32>(fromLeaf + at, u32(row - leaf) >>> 2);
  }
}

/**
 * Finds the innermost location with a mark.
 * @param below becomes sample → how many locations there are between the leaf and that one, or 0 for none
 */
export function findInnermost(
  count: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  marks: usize,
  below: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const at = usize(sample) << 2;
    const leaf = rows + (usize(load<u32>(starts + at)) << 2);
    const end = leaf + (usize(load<u32>(lengths + at)) << 2);
    let row = leaf;
    while (row < end && load<u8>(marks + load<u32>(row)) == 0) row += 4;
    store<u32>(below + at, row == end ? 0 : u32(row - leaf) >>> 2);
  }
}
