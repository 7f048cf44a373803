import { foldedDouble, hashWith } from "../../base/hashedRows";
import type { GrowingLabels } from "./labels";

/** Runs up to this length are sorted by insertion. */
const SHORT = 16;

/**
 * Compares the labels of samples: they are equal when every key has the same values in the same order, whatever the
 * order of keys (`profile/merge.go: sampleKey`). Text and numeric labels of one key have nothing to do with each other.
 *
 *     bytes=1 job=a bytes=2   equals   job=a bytes=1 bytes=2   but not   job=a bytes=2 bytes=1
 */
export class LabelSets {
  private readonly labels: GrowingLabels;
  private firstOrder = new Uint32Array(SHORT);
  private secondOrder = new Uint32Array(SHORT);

  constructor(labels: GrowingLabels) {
    this.labels = labels;
  }

  /** A hash that equal sets share, of the labels from … to - 1. */
  hash(seed: number, from: number, to: number): number {
    const { key, text, number, unit } = this.labels;
    let hash = seed;
    let last = -1;
    for (let label = from; label < to; label++) {
      const value = text[label];
      const list = 2 * key[label] + (value === 0 ? 0 : 1);
      if (list < last) return this.hashInOrder(seed, from, to);
      last = list;
      const mixed = value === 0 ? numberHash(number[label], unit[label]) : value;
      hash = hashWith(hash, mixed ^ Math.imul(list, LIST_FACTOR));
    }
    return hash;
  }

  private hashInOrder(seed: number, from: number, to: number): number {
    const { text, number, unit } = this.labels;
    this.firstOrder = this.ordered(from, to, this.firstOrder);
    let hash = seed;
    for (let index = 0; index < to - from; index++) {
      const label = this.firstOrder[index];
      const value = text[label];
      const mixed = value === 0 ? numberHash(number[label], unit[label]) : value;
      hash = hashWith(hash, mixed ^ Math.imul(this.list(label), LIST_FACTOR));
    }
    return hash;
  }

  /** Whether two runs of labels are equal. */
  areEqual(from: number, to: number, otherFrom: number, otherTo: number): boolean {
    const count = to - from;
    if (otherTo - otherFrom !== count) return false;
    let index = 0;
    while (index < count && this.isSameLabel(from + index, otherFrom + index)) index++;
    if (index === count) return true;
    // What is before the first difference may still belong to a key that goes on behind it.
    this.firstOrder = this.ordered(from, to, this.firstOrder);
    this.secondOrder = this.ordered(otherFrom, otherTo, this.secondOrder);
    for (index = 0; index < count; index++) {
      if (!this.isSameLabel(this.firstOrder[index], this.secondOrder[index])) return false;
    }
    return true;
  }

  /** Equal for two labels whose values are in one list. */
  private list(label: number): number {
    return 2 * this.labels.key[label] + (this.labels.text[label] === 0 ? 0 : 1);
  }

  private isSameLabel(label: number, other: number): boolean {
    const { key, text, number, unit, exactNumbers } = this.labels;
    if (key[label] !== key[other] || text[label] !== text[other]) return false;
    if (text[label] !== 0) return true;
    if (number[label] !== number[other] || unit[label] !== unit[other]) return false;
    return exactNumbers.size === 0 || exactNumbers.get(label) === exactNumbers.get(other);
  }

  /** The labels list by list, each in its order; in the given array where that is long enough. */
  private ordered(from: number, to: number, room: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
    const count = to - from;
    const order = count <= room.length ? room : new Uint32Array(2 * count);
    for (let index = 0; index < count; index++) order[index] = from + index;
    if (count > SHORT) {
      order
        .subarray(0, count)
        .sort((first, second) => this.list(first) - this.list(second) || first - second);
      return order;
    }
    for (let index = 1; index < count; index++) {
      const label = order[index];
      const list = this.list(label);
      let place = index;
      for (; place > 0 && this.list(order[place - 1]) > list; place--) order[place] = order[place - 1];
      order[place] = label;
    }
    return order;
  }
}

const LIST_FACTOR = 0x9e3779b1;

function numberHash(number: number, unit: number): number {
  return foldedDouble(number) ^ Math.imul(unit, 0xc2b2ae35);
}
