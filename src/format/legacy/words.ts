/** Reads unsigned words of one size and byte order; behind the end they are 0. */
export class WordReader {
  private readonly view: DataView;
  private readonly size: 4 | 8;
  private readonly isLittleEndian: boolean;
  position = 0;
  /** A word was asked for that is not there, or not whole. */
  isExhausted = false;

  constructor(bytes: Uint8Array, size: 4 | 8, isLittleEndian: boolean) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.size = size;
    this.isLittleEndian = isLittleEndian;
  }

  get bytesLeft(): number {
    return this.view.byteLength - this.position;
  }

  next(): bigint {
    const { view, size, position } = this;
    if (this.bytesLeft < size) {
      this.isExhausted = true;
      this.position = view.byteLength;
      return 0n;
    }
    this.position += size;
    return size === 4
      ? BigInt(view.getUint32(position, this.isLittleEndian))
      : view.getBigUint64(position, this.isLittleEndian);
  }
}

/** What the first five words of a CPU profile say: 0, 3, whether it is Java's, the period, 0. */
export interface CpuHeader {
  /** Stands behind the header. */
  readonly words: WordReader;
  readonly isJava: boolean;
  /** Microseconds, more than 0. */
  readonly period: bigint;
}

/** The header of a CPU profile in the byte order and word size that make sense; undefined where none does. */
export function readCpuHeader(bytes: Uint8Array): CpuHeader | undefined {
  for (const size of [4, 8] as const) {
    for (const isLittleEndian of [true, false]) {
      const words = new WordReader(bytes, size, isLittleEndian);
      const [zero, version, java, period, padding] = Array.from({ length: 5 }, () => words.next());
      if (words.isExhausted || zero !== 0n || version !== 3n || java > 1n) continue;
      if (period > 0n && padding === 0n) return { words, isJava: java === 1n, period };
    }
  }
  return undefined;
}
