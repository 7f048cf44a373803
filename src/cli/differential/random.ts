/** Random choices that can be made again: the same seed and line give the same ones, whatever other lines did. */
export class Random {
  private state: number;

  constructor(seed: number, line: number) {
    this.state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(line + 1, 0x85ebca6b);
  }

  /** A whole number from 0 to `end` - 1. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  /** Both ends included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.fraction() * 100 < percent;
  }

  /** One of several; there must be one. */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error("nothing to pick from");
    return choices[this.below(choices.length)];
  }

  /** One of several, or what stands for none. */
  pickOr<T>(choices: readonly T[], none: T): T {
    return choices.length === 0 ? none : this.pick(choices);
  }

  /** So many values of a maker. */
  list<T>(length: number, make: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => make(index));
  }

  /** mulberry32 (Tommy Ettinger, public domain): 0 ≤ fraction < 1. */
  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
