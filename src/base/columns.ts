/** A column starts this short and grows fourfold up to `LONG`: most columns of most profiles are short. */
const FIRST_LENGTH = 64;
const LONG = 1 << 16;

interface NumberArray {
  [index: number]: number;
  readonly length: number;
}

/** What of a typed array's methods is used, in terms of the array type itself. */
type Fillable<A> = A & {
  set(source: A): void;
  slice(from: number, to: number): A;
  subarray(from: number, to: number): A;
  fill(value: number, from: number, to: number): A;
};

type NumberArrayType<A> = new (length: number) => Fillable<A>;

/**
 * A growing column of numbers of one typed-array type. Long ones double. The half that is not written to takes
 * address space but no memory, so that in the end nothing is copied: while all columns of a profile are finished one
 * after the other, a copy of each would lie about until the garbage is collected.
 */
export class Column<A extends NumberArray> {
  private readonly arrayType: NumberArrayType<A>;
  private array: Fillable<A>;
  length = 0;

  constructor(arrayType: NumberArrayType<A>) {
    this.arrayType = arrayType;
    this.array = new arrayType(0);
  }

  push(value: number): void {
    if (this.length === this.array.length) this.grow(this.length + 1);
    (this.array as NumberArray)[this.length++] = value;
  }

  private grow(length: number): void {
    let room = Math.max(FIRST_LENGTH, this.array.length);
    while (room < length) room *= room < LONG ? 4 : 2;
    const larger = new this.arrayType(room);
    larger.set(this.array);
    this.array = larger;
  }

  /** `index` must be below `length`. */
  get(index: number): number {
    return this.array[index];
  }

  /** `index` must be below `length`. */
  set(index: number, value: number): void {
    (this.array as NumberArray)[index] = value;
  }

  /** Appends `value` until the column is `length` long. */
  padTo(length: number, value: number): void {
    if (length <= this.length) return;
    if (length > this.array.length) this.grow(length);
    this.array.fill(value, this.length, length);
    this.length = length;
  }

  /** All values in one array: a long one may be the front of a larger buffer. The column is empty afterwards. */
  finish(): A {
    const { array, length } = this;
    this.array = new this.arrayType(0);
    this.length = 0;
    return length < LONG ? array.slice(0, length) : array.subarray(0, length);
  }
}
