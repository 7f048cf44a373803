/**
 * A stack as a string of its frames' ranks, two characters each: small, and in order where the ranks are.
 * @param ranks node → rank
 * @param codes `node << 1 | inlined`, outermost first
 */
export function packedStack(ranks: ArrayLike<number>, codes: Uint32Array, depth: number): string {
  const units = new Uint16Array(2 * depth);
  for (let index = 0; index < depth; index++) {
    const rank = ranks[codes[index] >>> 1];
    units[2 * index] = rank >>> 16;
    units[2 * index + 1] = rank & 0xffff;
  }
  let key = "";
  for (let start = 0; start < units.length; start += 4096) {
    key += String.fromCharCode(...units.subarray(start, start + 4096));
  }
  return key;
}

/** The ranks of a packed stack's frames, outermost first. */
export function ranksOf(key: string): number[] {
  const ranks: number[] = [];
  for (let index = 0; index < key.length; index += 2) {
    ranks.push(key.charCodeAt(index) * 0x10000 + key.charCodeAt(index + 1));
  }
  return ranks;
}
