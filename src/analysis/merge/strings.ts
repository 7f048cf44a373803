import { HASH_START, HashedRows, hashWith } from "../../base/hashedRows";
import { NONE } from "../../model/profile";
import type { StringTable } from "../../model/strings";

/** Carries strings over from one table after another; those of the same bytes become one. */
export class StringMerger {
  private readonly merged: StringTable;
  private readonly rows = new HashedRows();
  /** The empty string that is not string 0. */
  private emptyValue = NONE;
  private source: StringTable;
  /** string of the source → merged string, or NONE. */
  private known = new Int32Array(0);

  /** @param merged an empty table */
  constructor(merged: StringTable) {
    this.merged = merged;
    this.source = merged;
    this.intern(NO_BYTES, 0, 0);
  }

  /** Goes on to the next source. */
  startSource(source: StringTable): void {
    this.source = source;
    this.known = new Int32Array(source.count).fill(NONE);
  }

  /** The merged index of a string of the source. */
  string(index: number): number {
    let merged = this.known[index];
    if (merged === NONE) {
      const from = this.source.pageOffset(index);
      const to = from + this.source.byteLength(index);
      merged = this.intern(this.source.pageBytes(index) ?? NO_BYTES, from, to);
      this.known[index] = merged;
    }
    return merged;
  }

  /** The same for a label's text or unit: an empty string that is not string 0 is a value all the same. */
  labelString(index: number): number {
    if (index === 0 || !this.source.isEmpty(index)) return this.string(index);
    if (this.emptyValue === NONE) {
      let row = this.rows.first(EMPTY_VALUE_HASH);
      while (row >= 0) row = this.rows.next();
      this.emptyValue = this.add(NO_BYTES, 0, 0);
    }
    return this.emptyValue;
  }

  private intern(bytes: Uint8Array, from: number, to: number): number {
    let hash = hashWith(HASH_START, to - from);
    for (let at = from; at < to; at++) hash = hashWith(hash, bytes[at]);
    let row = this.rows.first(hash);
    while (row >= 0 && !this.isString(row, bytes, from, to)) row = this.rows.next();
    return row >= 0 ? row : this.add(bytes, from, to);
  }

  private add(bytes: Uint8Array, from: number, to: number): number {
    this.merged.add(bytes, from, to);
    return this.rows.add();
  }

  private isString(row: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { merged } = this;
    if (merged.byteLength(row) !== to - from) return false;
    const known = merged.pageBytes(row) ?? NO_BYTES;
    const offset = merged.pageOffset(row) - from;
    for (let at = from; at < to; at++) if (known[offset + at] !== bytes[at]) return false;
    return true;
  }
}

const NO_BYTES = new Uint8Array(0);

/** Not that of the empty string, which goes on to be string 0. */
const EMPTY_VALUE_HASH = hashWith(HASH_START, -1);
