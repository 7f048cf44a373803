import type { ByteText } from "../../base/byteText";
import { enlarged } from "../../base/growable";
import type { Profile } from "../../model/profile";

/** Pairs of a key and a text. Those that show alike are one. */
export class Pairs {
  readonly texts: ByteText[] = [];
  private readonly strings: Profile["strings"];
  private readonly byText = new Map<ByteText, number>();
  private known = 0;
  private keys = new Uint32Array(1024);
  private values = new Uint32Array(1024);
  /** slot → pair + 1. */
  private pairs = new Uint32Array(1024);

  constructor({ strings }: Profile) {
    this.strings = strings;
  }

  find(key: number, text: number): number {
    const slot = this.slotOf(key, text);
    return this.pairs[slot] === 0 ? this.add(slot, key, text) : this.pairs[slot] - 1;
  }

  private slotOf(key: number, text: number): number {
    const mask = this.pairs.length - 1;
    let slot = mixed(Math.imul(key, 0x9e3779b1) ^ Math.imul(text, 0x85ebca6b)) & mask;
    while (this.pairs[slot] !== 0 && (this.keys[slot] !== key || this.values[slot] !== text)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private add(free: number, key: number, text: number): number {
    const shown = `${this.strings.byteText(key)}:${this.strings.byteText(text)}`;
    const pair = this.byText.get(shown) ?? this.texts.push(shown) - 1;
    this.byText.set(shown, pair);
    this.put(free, key, text, pair);
    if (2 * ++this.known > this.pairs.length) this.grow();
    return pair;
  }

  private put(slot: number, key: number, text: number, pair: number): void {
    this.keys[slot] = key;
    this.values[slot] = text;
    this.pairs[slot] = pair + 1;
  }

  private grow(): void {
    const { keys, values, pairs } = this;
    this.keys = new Uint32Array(4 * pairs.length);
    this.values = new Uint32Array(4 * pairs.length);
    this.pairs = new Uint32Array(4 * pairs.length);
    for (let slot = 0; slot < pairs.length; slot++) {
      if (pairs[slot] === 0) continue;
      this.put(this.slotOf(keys[slot], values[slot]), keys[slot], values[slot], pairs[slot] - 1);
    }
  }
}

/** Sets of pairs, each sorted. */
export class Sets {
  count = 0;
  /** set → its hash, and where its members begin; one entry more than there are sets. */
  private hashes = new Uint32Array(1024);
  private starts = new Uint32Array(1025);
  private list = new Uint32Array(4096);
  /** slot → set + 1. */
  private slots = new Uint32Array(4096);

  members(set: number): Uint32Array {
    return this.list.subarray(this.starts[set], this.starts[set + 1]);
  }

  /** @param members the first `length` of these are the set's */
  findOrAdd(members: Uint32Array, length: number): number {
    let hash = length;
    for (let index = 0; index < length; index++) hash = mixed(Math.imul(hash, 0x9e3779b1) ^ members[index]);
    hash >>>= 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const set = this.slots[slot] - 1;
      if (this.hashes[set] === hash && this.isSame(set, members, length)) return set;
    }
    return this.add(slot, hash, members.subarray(0, length));
  }

  private isSame(set: number, members: Uint32Array, length: number): boolean {
    const start = this.starts[set];
    if (this.starts[set + 1] - start !== length) return false;
    for (let index = 0; index < length; index++)
      if (this.list[start + index] !== members[index]) return false;
    return true;
  }

  private add(slot: number, hash: number, members: Uint32Array): number {
    const set = this.count++;
    if (this.count > this.hashes.length) {
      this.hashes = enlarged(this.hashes, this.count);
      this.starts = enlarged(this.starts, this.hashes.length + 1);
    }
    const start = this.starts[set];
    const end = start + members.length;
    if (end > this.list.length) this.list = enlarged(this.list, end);
    this.list.set(members, start);
    this.hashes[set] = hash;
    this.starts[this.count] = end;
    this.slots[slot] = this.count;
    if (2 * this.count > this.slots.length) this.growSlots();
    return set;
  }

  private growSlots(): void {
    const mask = 4 * this.slots.length - 1;
    this.slots = new Uint32Array(mask + 1);
    for (let set = 0; set < this.count; set++) {
      let slot = this.hashes[set] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = set + 1;
    }
  }
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}
