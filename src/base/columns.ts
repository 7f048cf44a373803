/** A column starts this short and grows fourfold up to `HUGE`: most columns of most profiles are short. */
const FIRST_LENGTH = 64;
const LONG = 1 << 16;
const HUGE = 1 << 20;

interface NumberArray {
  [index: number]: number;
  readonly length: number;
}

/** What of a typed array's methods is used, in terms of the array type itself. */
type Fillable<A> = A & {
  set(source: ArrayLike<number>, offset?: number): void;
  slice(from: number, to: number): A;
  subarray(from: number, to: number): A;
  fill(value: number, from: number, to: number): A;
};

type NumberArrayType<A> = new (length: number) => Fillable<A>;

/**
 * A growing column of numbers of one typed-array type. What is not written to takes
 * address space but hardly memory, so that in the end nothing is copied: while all columns of a profile are finished
 * one after the other, a copy of each would lie about until the garbage is collected.
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

  /** Appends all values, converted as a typed array converts them. */
  append(values: ArrayLike<number>): void {
    const length = this.length + values.length;
    if (length > this.array.length) this.grow(length);
    this.array.set(values, this.length);
    this.length = length;
  }

  private grow(length: number): void {
    let room = Math.max(FIRST_LENGTH, this.array.length);
    while (room < length) room = room < HUGE ? 4 * room : 2 * room;
    const larger = new this.arrayType(room);
    larger.set(this.array);
    this.array = larger;
  }

  /** The numbers themselves, for loops over `length` of them. Another array once the column grows. */
  get values(): A {
    return this.array;
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

  /** Leaves out what is behind `length`. */
  cutTo(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** All values in one array: a long one may be the front of a larger buffer. The column is empty afterwards. */
  finish(): A {
    const { array, length } = this;
    this.array = new this.arrayType(0);
    this.length = 0;
    return length < LONG ? array.slice(0, length) : array.subarray(0, length);
  }
}

/** A column whose numbers are stored narrowly until one comes that needs more room. */
export class WideningColumn<Narrow extends NumberArray, Wide extends NumberArray> {
  private readonly wide: NumberArrayType<Wide>;
  private readonly least: number;
  private readonly most: number;
  private column: Column<NumberArray>;
  private isWide = false;

  /** @param least the smallest number that the narrow type holds, and `most` the largest; all are whole */
  constructor(narrow: NumberArrayType<Narrow>, wide: NumberArrayType<Wide>, least: number, most: number) {
    this.wide = wide;
    this.least = least;
    this.most = most;
    this.column = new Column<NumberArray>(narrow);
  }

  get length(): number {
    return this.column.length;
  }

  push(value: number): void {
    if (!this.isWide && (value < this.least || value > this.most)) this.widen();
    this.column.push(value);
  }

  /** Appends all values, of which none is below `least` or above `most`. */
  append(values: ArrayLike<number>, least: number, most: number): void {
    if (!this.isWide && (least < this.least || most > this.most)) this.widen();
    this.column.append(values);
  }

  /** Leaves out what is behind `length`. */
  cutTo(length: number): void {
    this.column.cutTo(length);
  }

  private widen(): void {
    const wide = new Column<NumberArray>(this.wide);
    wide.append(this.column.finish());
    this.column = wide;
    this.isWide = true;
  }

  /** As `Column.finish`. */
  finish(): Narrow | Wide {
    return this.column.finish() as Narrow | Wide;
  }
}
