import type { ValueColumn } from "../../model/profile";

/** What a sample weighs in a graph: its value, and under -mean the count it is divided by. */
export interface SampleWeights {
  readonly value: ValueColumn;
  readonly divisor: ValueColumn | undefined;
}

/** Sums of samples' values, exact in 64 bits where the column needs it (wrapping around as Go's int64). */
export class Sums {
  private readonly column: ValueColumn;
  private numbers: Float64Array;
  private exact: BigInt64Array | undefined;

  constructor(column: ValueColumn, length: number) {
    this.column = column;
    this.numbers = new Float64Array(column.exact === undefined ? length : 0);
    this.exact = column.exact === undefined ? undefined : new BigInt64Array(length);
  }

  add(index: number, sample: number): void {
    if (this.exact === undefined) this.numbers[index] += this.column.values[sample];
    else this.exact[index] += (this.column.exact as BigInt64Array)[sample];
  }

  get(index: number): bigint {
    return this.exact === undefined ? BigInt(this.numbers[index]) : this.exact[index];
  }

  isZero(index: number): boolean {
    return this.exact === undefined ? this.numbers[index] === 0 : this.exact[index] === 0n;
  }

  /** Makes room for at least `length` sums. */
  grow(length: number): void {
    if (this.exact === undefined) {
      const grown = new Float64Array(length);
      grown.set(this.numbers);
      this.numbers = grown;
    } else {
      const grown = new BigInt64Array(length);
      grown.set(this.exact);
      this.exact = grown;
    }
  }
}

/** The value of one sample in 64 bits. */
export function exactValue(column: ValueColumn, sample: number): bigint {
  return column.exact === undefined ? BigInt(column.values[sample]) : column.exact[sample];
}
