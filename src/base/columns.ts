/**
 * Columns that grow in pages: nothing behind the first page is ever doubled or copied while it grows. `finish`
 * lays the pages end to end once the length is known and lets each page go as soon as it is copied.
 */

const PAGE_BITS = 16;
const PAGE_LENGTH = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_LENGTH - 1;
/** The first page starts this short and grows fourfold up to a page: most columns of most profiles are short. */
const FIRST_LENGTH = 64;

interface NumberArray {
  [index: number]: number;
  readonly length: number;
}

interface NumberArrayType<A extends NumberArray> {
  new (length: number): A & { set(source: A, offset: number): void; subarray(from: number, to: number): A };
}

/** A growing column of numbers of one typed-array type. */
export class Column<A extends NumberArray> {
  private readonly arrayType: NumberArrayType<A>;
  private pages: A[] = [];
  private page: A;
  length = 0;

  constructor(arrayType: NumberArrayType<A>) {
    this.arrayType = arrayType;
    this.page = new arrayType(0);
  }

  push(value: number): void {
    const offset = this.length & PAGE_MASK;
    if (offset === 0 || offset === this.page.length) this.makeRoom(offset);
    this.page[offset] = value;
    this.length++;
  }

  private makeRoom(offset: number): void {
    const isFirst = this.length < PAGE_LENGTH;
    const page = new this.arrayType(isFirst ? Math.max(FIRST_LENGTH, 4 * offset) : PAGE_LENGTH);
    if (offset > 0) page.set(this.page, 0);
    this.page = page;
    this.pages[this.length >>> PAGE_BITS] = page;
  }

  /** `index` must be below `length`. */
  get(index: number): number {
    return this.pages[index >>> PAGE_BITS][index & PAGE_MASK];
  }

  /** `index` must be below `length`. */
  set(index: number, value: number): void {
    this.pages[index >>> PAGE_BITS][index & PAGE_MASK] = value;
  }

  /** Appends `value` until the column is `length` long. */
  padTo(length: number, value: number): void {
    while (this.length < length) this.push(value);
  }

  /** All values in one array. The column is empty afterwards. */
  finish(): A {
    const all = new this.arrayType(this.length);
    for (let index = 0; index < this.pages.length; index++) {
      const start = index << PAGE_BITS;
      const page = this.pages[index] as A & { subarray(from: number, to: number): A };
      all.set(start + PAGE_LENGTH <= this.length ? page : page.subarray(0, this.length - start), start);
      this.pages[index] = new this.arrayType(0);
    }
    this.pages = [];
    this.page = new this.arrayType(0);
    this.length = 0;
    return all;
  }
}
