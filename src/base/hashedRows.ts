/** Another one in each run, so that no file can be made of rows that all want the same slot. */
const SEED = Math.floor(Math.random() * 2 ** 32);

const NONE = -1;

/**
 * Finds equal rows of a table by their hashes; what equal means is the caller's:
 *
 *     let row = rows.first(hash);
 *     while (row >= 0 && !isEqual(row)) row = rows.next();
 *     if (row < 0) row = rows.add();
 *
 * Rows are numbered from 0 in the order in which they are added.
 */
export class HashedRows {
  count = 0;
  /** slot → the row's hash, then the row + 1; 0 is a free slot. */
  private slots: Uint32Array;
  private mask: number;
  /** What is looked for, and where the search has come to. */
  private hash = 0;
  private slot = 0;

  /** @param expected rows that there is room for from the start */
  constructor(expected = 256) {
    let length = 512;
    while (length < 2 * expected) length *= 2;
    this.slots = new Uint32Array(2 * length);
    this.mask = length - 1;
  }

  /** The first row with a hash (32 bits, not necessarily well mixed), or -1. */
  first(hash: number): number {
    this.hash = mixed(hash);
    return this.search(this.hash & this.mask);
  }

  /**
   * Reads where hashes will be looked for. One after another each of them waits for memory; here they wait together.
   * @returns nothing of use: a sum, so that the reading is not optimised away
   */
  warm(hashes: Int32Array, count: number): number {
    const { slots, mask } = this;
    let sum = 0;
    for (let index = 0; index < count; index++) sum ^= slots[2 * (mixed(hashes[index]) & mask)];
    return sum;
  }

  /** The next row with the same hash, or -1. */
  next(): number {
    return this.search((this.slot + 1) & this.mask);
  }

  /** Adds a row with the hash that was looked for in vain. */
  add(): number {
    const { slot, slots } = this;
    slots[2 * slot] = this.hash;
    slots[2 * slot + 1] = ++this.count;
    if (2 * this.count > this.mask) this.grow();
    return this.count - 1;
  }

  private search(from: number): number {
    const { slots, mask, hash } = this;
    let slot = from;
    let rowPlus1 = slots[2 * slot + 1];
    while (rowPlus1 !== 0 && slots[2 * slot] !== hash) {
      slot = (slot + 1) & mask;
      rowPlus1 = slots[2 * slot + 1];
    }
    this.slot = slot;
    return rowPlus1 === 0 ? NONE : rowPlus1 - 1;
  }

  private grow(): void {
    const { slots } = this;
    const larger = new Uint32Array(2 * slots.length);
    const mask = larger.length / 2 - 1;
    for (let at = 0; at < slots.length; at += 2) {
      if (slots[at + 1] === 0) continue;
      let slot = slots[at] & mask;
      while (larger[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      larger[2 * slot] = slots[at];
      larger[2 * slot + 1] = slots[at + 1];
    }
    this.slots = larger;
    this.mask = mask;
  }
}

/** Murmur3's finaliser: equal for equal hashes only. */
function mixed(hash: number): number {
  let spread = hash ^ SEED;
  spread = Math.imul(spread ^ (spread >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0;
}

/** Where hashes begin, for the same reason. */
export const HASH_START = SEED;

/** One more number in a hash whose order counts; only the number's lower 32 bits do. */
export function hashWith(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x85ebca6b);
}

/** 32 bits of a whole number of any size, for a hash. */
export function foldedDouble(value: number): number {
  return value ^ Math.imul(value * 2 ** -32, 0x9e3779b1);
}
