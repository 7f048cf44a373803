// What samples with certain tags weigh at the nodes of a call graph (src/analysis/graph/heavyTags.ts).

/** Set where a location does not have exactly one frame (src/analysis/frames.ts). */
const SEVERAL_FRAMES: u32 = 0x80000000;

let flats: usize = 0;
let cums: usize = 0;
let firsts: usize = 0;
let countedFor: usize = 0;
let tagCount: u32 = 0;

/**
 * Says where the sums are: of each number of a node, and of each tag at it.
 * @param flat and cum are added to
 * @param first gets the first sample that has the tag at the node, counted from 1
 * @param counted all zero: one per number
 */
export function setTags(flat: usize, cum: usize, first: usize, counted: usize, tags: u32): void {
  flats = flat;
  cums = cum;
  firsts = first;
  countedFor = counted;
  tagCount = tags;
}

/**
 * Adds samples to the tags that they have, at each node in their stacks once (google/pprof,
 * `internal/graph/graph.go: addSample`).
 * @param base added to the number of a sample, for `first`
 * @param rows location rows of all stacks, each from the leaf on
 * @param starts and lengths: where in the rows a sample's stack is
 * @param entries location → code, and lists of codes, as for `addEdges`
 * @param runs sample → where its tags begin; one more than there are samples
 * @param tags of the samples; a tag that comes twice counts twice
 */
export function addTags(
  count: u32,
  base: u32,
  rows: usize,
  starts: usize,
  lengths: usize,
  values: usize,
  entries: usize,
  lists: usize,
  runs: usize,
  tags: usize,
): void {
  for (let sample: u32 = 0; sample < count; sample++) {
    const leaf = rows + (usize(load<u32>(starts + (usize(sample) << 2))) << 2);
    let row = leaf + (usize(load<u32>(lengths + (usize(sample) << 2))) << 2);
    const first = tags + (usize(load<u32>(runs + (usize(sample) << 2))) << 2);
    const end = tags + (usize(load<u32>(runs + (usize(sample) << 2), 4)) << 2);
    const value = load<f64>(values + (usize(sample) << 3));
    let number: u32 = 0;
    while (row > leaf) {
      row -= 4;
      const code = load<u32>(entries + (usize(load<u32>(row)) << 2));
      if (code < SEVERAL_FRAMES) {
        number = code >>> 2;
        if (number != 0) addOnce(number, sample + 1, base, value, first, end);
        continue;
      }
      const list = lists + (usize(code - SEVERAL_FRAMES) << 2);
      const listEnd = list + (usize(load<u32>(list)) << 2);
      for (let at = list + 4; at <= listEnd; at += 4) {
        number = load<u32>(at) >>> 2;
        if (number != 0) addOnce(number, sample + 1, base, value, first, end);
      }
    }
    // Where the leaf is left out of the graph, its flat is nobody's.
    if (number == 0) continue;
    for (let at = first; at < end; at += 4) {
      const flat = flats + ((usize(number) * tagCount + load<u32>(at)) << 3);
      store<f64>(flat, load<f64>(flat) + value);
    }
  }
}

function addOnce(number: u32, stamp: u32, base: u32, value: f64, first: usize, end: usize): void {
  const counted = countedFor + (usize(number) << 2);
  if (load<u32>(counted) == stamp) return;
  store<u32>(counted, stamp);
  for (let at = first; at < end; at += 4) {
    const cell = usize(number) * tagCount + load<u32>(at);
    const cum = cums + (cell << 3);
    store<f64>(cum, load<f64>(cum) + value);
    const seen = firsts + (cell << 2);
    if (load<u32>(seen) == 0) store<u32>(seen, base + stamp);
  }
}
