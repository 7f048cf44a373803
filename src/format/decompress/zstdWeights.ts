/** A Huffman tree of bytes has at most so many weights: the last one follows from the others (RFC 8878 §4.2.1.1). */
const MOST_WEIGHTS = 255;
const MOST_ACCURACY = 6;

/**
 * Whether the weights of the Huffman tree in a compressed block come to an end, or are refused by fzstd, which goes on for ever
 * where they do neither: where both states of the decoder read no bits.
 * @param block the block's content, behind its header of three bytes
 */
export function weightsEnd(block: Uint8Array): boolean {
  const literals = block[0] & 3;
  if (literals !== 2) return true;
  const sizeFormat = (block[0] >> 2) & 3;
  const tree = sizeFormat < 2 ? 3 : sizeFormat + 2;
  const length = block[tree];
  // Weights of 4 bits each, as many as the byte says.
  if (length === undefined || length >= 128) return true;
  const table = readTable(block, tree + 1);
  return table === undefined || countWeights(block, tree + length, table) <= MOST_WEIGHTS;
}

/** A decoder's states (RFC 8878 §4.1.1). */
interface StateTable {
  readonly accuracy: number;
  /** state → bits to read for the next one, and what to add to them. */
  readonly bits: readonly number[];
  readonly base: readonly number[];
  /** Where the states' bits begin. */
  readonly end: number;
}

/** `count` bits from a bit on; those behind the end are 0. */
function bitsAt(bytes: Uint8Array, bit: number, count: number): number {
  const at = bit >> 3;
  const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return (word >> (bit & 7)) & ((1 << count) - 1);
}

const highestBit = (value: number): number => 31 - Math.clz32(value);

/** The table described at a byte; undefined where fzstd refuses it. */
function readTable(bytes: Uint8Array, at: number): StateTable | undefined {
  const accuracy = bitsAt(bytes, at * 8, 4) + 5;
  if (accuracy > MOST_ACCURACY) return undefined;
  const size = 1 << accuracy;
  const counts: number[] = [];
  let bit = at * 8 + 4;
  for (let left = size; left > 0; ) {
    if (counts.length > 255) return undefined;
    const width = highestBit(left + 1);
    const spare = (1 << (width + 1)) - 2 - left;
    let value = bitsAt(bytes, bit, width + 1);
    const low = bitsAt(bytes, bit, width);
    if (low < spare) value = low;
    else if (value >= 1 << width) value -= spare;
    bit += low < spare ? width : width + 1;
    const count = value - 1;
    counts.push(count);
    left -= Math.abs(count);
    if (left < 0) return undefined;
    for (let repeat = count === 0 ? 3 : 0; repeat === 3; bit += 2) {
      repeat = bitsAt(bytes, bit, 2);
      for (let zero = 0; zero < repeat; zero++) counts.push(0);
    }
  }
  return { accuracy, ...statesOf(counts, accuracy), end: (bit + 7) >> 3 };
}

/** Spreads symbols over the states. */
function statesOf(counts: readonly number[], accuracy: number): Pick<StateTable, "bits" | "base"> {
  const size = 1 << accuracy;
  const symbols = Array.from({ length: size }, () => 0);
  let high = size;
  for (const [symbol, count] of counts.entries()) if (count === -1) symbols[--high] = symbol;
  let at = 0;
  for (const [symbol, count] of counts.entries()) {
    for (let time = 0; time < count; time++) {
      symbols[at] = symbol;
      do at = (at + (size >> 1) + (size >> 3) + 3) & (size - 1);
      while (at >= high);
    }
  }
  const next = counts.map(Math.abs);
  const bits: number[] = [];
  const base: number[] = [];
  for (const symbol of symbols) {
    const state = next[symbol]++;
    const width = accuracy - highestBit(state);
    bits.push(width);
    base.push((state << width) - size);
  }
  return { bits, base };
}

/** How many weights are decoded, backwards from the last byte; no more than one beyond what there may be. */
function countWeights(bytes: Uint8Array, last: number, { accuracy, bits, base, end }: StateTable): number {
  let position = last * 8 + highestBit(bytes[last] || 1);
  let count = 0;
  const states = [0, 0];
  const widths = [accuracy, accuracy];
  for (let turn = 0; count <= MOST_WEIGHTS; turn ^= 1) {
    position -= widths[turn];
    if (position < end * 8) break;
    states[turn] += bitsAt(bytes, position, widths[turn]);
    count++;
    // Both go on together, after the second has been read.
    if (turn === 0) continue;
    for (const which of [0, 1]) {
      widths[which] = bits[states[which]];
      states[which] = base[states[which]];
    }
  }
  return count;
}
