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
    this.intern(new Uint8Array(0));
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
      merged = this.intern(this.source.bytes(index));
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
      this.emptyValue = this.add(new Uint8Array(0));
    }
    return this.emptyValue;
  }

  private intern(bytes: Uint8Array): number {
    let hash = hashWith(HASH_START, bytes.length);
    for (let at = 0; at < bytes.length; at++) hash = hashWith(hash, bytes[at]);
    let row = this.rows.first(hash);
    while (row >= 0 && !this.isString(row, bytes)) row = this.rows.next();
    return row >= 0 ? row : this.add(bytes);
  }

  private add(bytes: Uint8Array): number {
    this.merged.add(bytes, 0, bytes.length);
    return this.rows.add();
  }

  private isString(row: number, bytes: Uint8Array): boolean {
    const known = this.merged.bytes(row);
    if (known.length !== bytes.length) return false;
    for (let at = 0; at < bytes.length; at++) if (known[at] !== bytes[at]) return false;
    return true;
  }
}

/** Not that of the empty string, which goes on to be string 0. */
const EMPTY_VALUE_HASH = hashWith(HASH_START, -1);
