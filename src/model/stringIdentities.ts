import { enlarged } from "../base/growable";

/** Bytes by number. */
interface Strings {
  bytes(index: number): Uint8Array;
}

/** Tells which strings of a table are equal: an open-addressing hash table over those that were asked for. */
export class StringIdentities {
  private readonly strings: Strings;
  /** string → the one it is equal to, plus one; 0 where nobody asked. */
  private known = new Uint32Array(256);
  /** slot → string + 1; 0 is free. Its length is a power of two. */
  private slots = new Uint32Array(256);
  private hashes = new Uint32Array(256);
  private used = 0;

  constructor(strings: Strings) {
    this.strings = strings;
  }

  /** The first string asked for that has the same bytes. */
  find(index: number): number {
    if (index >= this.known.length) this.known = enlarged(this.known, index + 1);
    const known = this.known[index];
    if (known !== 0) return known - 1;
    const bytes = this.strings.bytes(index);
    const hash = hashOf(bytes);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    let same = index;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const other = this.slots[slot] - 1;
      if (this.hashes[slot] !== hash || !areEqual(bytes, this.strings.bytes(other))) continue;
      same = other;
      break;
    }
    this.known[index] = same + 1;
    if (this.slots[slot] === 0) {
      this.slots[slot] = index + 1;
      this.hashes[slot] = hash;
      if (2 * ++this.used > this.slots.length) this.grow();
    }
    return same;
  }

  private grow(): void {
    const { slots, hashes } = this;
    this.slots = new Uint32Array(2 * slots.length);
    this.hashes = new Uint32Array(2 * slots.length);
    const mask = this.slots.length - 1;
    for (let old = 0; old < slots.length; old++) {
      if (slots[old] === 0) continue;
      let slot = hashes[old] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = slots[old];
      this.hashes[slot] = hashes[old];
    }
  }
}

/** Another one in each run, so that no file can be made of strings that all want the same slot. */
const SEED = Math.floor(Math.random() * 2 ** 32);

function hashOf(bytes: Uint8Array): number {
  let hash = SEED;
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
