import { finished, type Steps } from "./steps";

/**
 * `sort.Sort` of Go (`zsortinterface.go`, pattern-defeating quicksort). It is not stable, but always does the same
 * with the same input; where pprof sorts what it has sorted before, equal elements end up where this puts them.
 * @param compare negative where the first element comes first
 */
export function goSort<Element>(
  elements: Element[],
  compare: (a: Element, b: Element) => number,
): Steps<void> {
  if (elements.length < 2) return finished(undefined);
  return new GoSorter(elements, compare).sort(0, elements.length, bitLength(elements.length));
}

/** Comparisons, about, between two pauses. */
const COMPARISONS_PER_STEP = 1 << 12;

const MOST_FOR_INSERTION = 12;
const SHORTEST_NINTHER = 50;
const MOST_PIVOT_SWAPS = 12;
const MOST_SHIFTS = 5;
const SHORTEST_SHIFTED = 50;

const bitLength = (value: number) => 32 - Math.clz32(value);

class GoSorter<Element> {
  private readonly elements: Element[];
  private readonly compare: (a: Element, b: Element) => number;
  /** How often the last choice of a pivot found two elements in the wrong order. */
  private pivotSwaps = 0;
  private comparisons = 0;

  constructor(elements: Element[], compare: (a: Element, b: Element) => number) {
    this.elements = elements;
    this.compare = compare;
  }

  /** @param badPivots how many bad pivots are put up with */
  *sort(from: number, to: number, badPivots: number): Steps<void> {
    let a = from;
    let b = to;
    let limit = badPivots;
    let wasBalanced = true;
    let wasPartitioned = true;
    for (;;) {
      if (this.isTired()) yield;
      const length = b - a;
      if (length <= MOST_FOR_INSERTION) return this.insertionSort(a, b);
      if (limit === 0) return this.heapSort(a, b);
      if (!wasBalanced) {
        this.breakPatterns(a, b);
        limit--;
      }
      let pivot = this.choosePivot(a, b);
      let isIncreasing = this.pivotSwaps === 0;
      if (this.pivotSwaps === MOST_PIVOT_SWAPS) {
        this.reverse(a, b);
        pivot = b - 1 - (pivot - a);
        isIncreasing = true;
      }
      if (wasBalanced && wasPartitioned && isIncreasing && this.partialInsertionSort(a, b)) return;
      if (a > 0 && !this.less(a - 1, pivot)) {
        a = yield* this.partitionEqual(a, b, pivot);
        continue;
      }
      const { middle, wasDone } = yield* this.partition(a, b, pivot);
      wasPartitioned = wasDone;
      const left = middle - a;
      const right = b - middle;
      const balanced = Math.floor(length / 8);
      wasBalanced = Math.min(left, right) >= balanced;
      if (left < right) {
        yield* this.sort(a, middle, limit);
        a = middle + 1;
      } else {
        yield* this.sort(middle + 1, b, limit);
        b = middle;
      }
    }
  }

  /** Whether it is time for a pause. */
  private isTired(): boolean {
    if (this.comparisons < COMPARISONS_PER_STEP) return false;
    this.comparisons = 0;
    return true;
  }

  private less(i: number, j: number): boolean {
    this.comparisons++;
    return this.compare(this.elements[i], this.elements[j]) < 0;
  }

  private swap(i: number, j: number): void {
    const element = this.elements[i];
    this.elements[i] = this.elements[j];
    this.elements[j] = element;
  }

  private insertionSort(a: number, b: number): void {
    for (let i = a + 1; i < b; i++) {
      for (let j = i; j > a && this.less(j, j - 1); j--) this.swap(j, j - 1);
    }
  }

  private heapSort(a: number, b: number): void {
    const length = b - a;
    for (let i = Math.trunc((length - 1) / 2); i >= 0; i--) this.siftDown(i, length, a);
    for (let i = length - 1; i >= 0; i--) {
      this.swap(a, a + i);
      this.siftDown(0, i, a);
    }
  }

  private siftDown(from: number, end: number, first: number): void {
    let root = from;
    for (;;) {
      let child = 2 * root + 1;
      if (child >= end) return;
      if (child + 1 < end && this.less(first + child, first + child + 1)) child++;
      if (!this.less(first + root, first + child)) return;
      this.swap(first + root, first + child);
      root = child;
    }
  }

  private *partition(a: number, b: number, pivot: number): Steps<{ middle: number; wasDone: boolean }> {
    this.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    let swaps = 0;
    for (;;) {
      while (i <= j && this.less(i, a)) i++;
      while (i <= j && !this.less(j, a)) j--;
      if (i > j) break;
      this.swap(i++, j--);
      swaps++;
      if (this.isTired()) yield;
    }
    this.swap(j, a);
    return { middle: j, wasDone: swaps === 0 };
  }

  private *partitionEqual(a: number, b: number, pivot: number): Steps<number> {
    this.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    for (;;) {
      while (i <= j && !this.less(a, i)) i++;
      while (i <= j && this.less(a, j)) j--;
      if (i > j) return i;
      this.swap(i++, j--);
      if (this.isTired()) yield;
    }
  }

  /** Puts a few elements right; returns whether all are in order then. */
  private partialInsertionSort(a: number, b: number): boolean {
    let i = a + 1;
    for (let shift = 0; shift < MOST_SHIFTS; shift++) {
      while (i < b && !this.less(i, i - 1)) i++;
      if (i === b) return true;
      if (b - a < SHORTEST_SHIFTED) return false;
      this.swap(i, i - 1);
      if (i - a >= 2) {
        for (let j = i - 1; j >= 1 && this.less(j, j - 1); j--) this.swap(j, j - 1);
      }
      if (b - i >= 2) {
        for (let j = i + 1; j < b && this.less(j, j - 1); j++) this.swap(j, j - 1);
      }
    }
    return false;
  }

  private breakPatterns(a: number, b: number): void {
    const length = b - a;
    if (length < 8) return;
    let random = BigInt(length);
    const mask = BigInt(2 ** bitLength(length) - 1);
    const middle = a + Math.floor(length / 4) * 2;
    for (let index = middle - 1; index <= middle + 1; index++) {
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      let other = Number(random & mask);
      if (other >= length) other -= length;
      this.swap(index, a + other);
    }
  }

  private choosePivot(a: number, b: number): number {
    const length = b - a;
    const quarter = Math.floor(length / 4);
    this.pivotSwaps = 0;
    let i = a + quarter;
    let j = a + quarter * 2;
    let k = a + quarter * 3;
    if (length < 8) return j;
    if (length >= SHORTEST_NINTHER) {
      i = this.median(i - 1, i, i + 1);
      j = this.median(j - 1, j, j + 1);
      k = this.median(k - 1, k, k + 1);
    }
    return this.median(i, j, k);
  }

  private median(a: number, b: number, c: number): number {
    let [low, middle] = this.inOrder(a, b);
    [middle] = this.inOrder(middle, c);
    [low, middle] = this.inOrder(low, middle);
    return middle;
  }

  private inOrder(a: number, b: number): [number, number] {
    if (!this.less(b, a)) return [a, b];
    this.pivotSwaps++;
    return [b, a];
  }

  private reverse(a: number, b: number): void {
    for (let i = a, j = b - 1; i < j; i++, j--) this.swap(i, j);
  }
}
