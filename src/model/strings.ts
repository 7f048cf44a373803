import { StringIdentities } from "./stringIdentities";
import type { Steps } from "../base/steps";
import { type ByteText, byteTextOfBytes, isAscii } from "../base/byteText";

const PAGE_BITS = 20;
const PAGE_LENGTH = 1 << PAGE_BITS;
/** Strings that are looked at between two pauses. */
const STRINGS_PER_STEP = 1 << 13;

// A byte order mark is part of the name.
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The string table: bytes until somebody asks for text. String 0 is always "".
 *
 * Bytes lie in pages of 1 MB; a string never crosses a page (a longer one gets as many page numbers as it needs,
 * all but the first of them empty), so that one string is one slice.
 */
export class StringTable {
  private pages: Uint8Array[] = [];
  private end = 0;
  /** string → where its bytes start: page number × 1 MB + offset in the page. */
  private starts: number[] = [];
  private lengths: number[] = [];
  private readonly texts: (string | undefined)[] = [];
  private readonly identities = new StringIdentities(this);

  get count(): number {
    return this.starts.length;
  }

  /** Bytes that all pages have room for. */
  get byteRoom(): number {
    return PAGE_LENGTH * this.pages.length;
  }

  /** Appends the bytes between two offsets of a buffer; they are copied. */
  add(buffer: Uint8Array, from: number, to: number): void {
    const length = to - from;
    const room = this.pages.length * PAGE_LENGTH - this.end;
    if (length > room) this.startPage(length);
    if (length > 0) {
      const page = this.pageOf(this.end);
      copyBytes(buffer, from, to, this.pages[page], this.end - page * PAGE_LENGTH);
    }
    this.starts.push(this.end);
    this.lengths.push(length);
    // Behind a string longer than a page there are only placeholders: the next string starts a page.
    this.end = length > PAGE_LENGTH ? this.pages.length * PAGE_LENGTH : this.end + length;
  }

  /** Appends strings whose bytes lie one behind the other; they are copied. */
  addAll(bytes: Uint8Array, lengths: Uint32Array): void {
    let from = 0;
    for (let index = 0; index < lengths.length; ) {
      // As many as the page has room for, in one go.
      const room = this.pages.length * PAGE_LENGTH - this.end;
      let to = from;
      let end = index;
      while (end < lengths.length && to + lengths[end] - from <= room) to += lengths[end++];
      if (end === index) {
        this.add(bytes, from, from + lengths[index]);
        from += lengths[index++];
        continue;
      }
      const page = this.pageOf(this.end);
      if (to > from) this.pages[page].set(bytes.subarray(from, to), this.end - page * PAGE_LENGTH);
      for (; index < end; index++) {
        this.starts.push(this.end);
        this.lengths.push(lengths[index]);
        this.end += lengths[index];
      }
      from = to;
    }
  }

  private startPage(length: number): void {
    this.end = this.pages.length * PAGE_LENGTH;
    const pagesTaken = Math.max(1, Math.ceil(length / PAGE_LENGTH));
    this.pages.push(new Uint8Array(length > PAGE_LENGTH ? length : PAGE_LENGTH));
    for (let extra = 1; extra < pagesTaken; extra++) this.pages.push(new Uint8Array(0));
  }

  /** The string's bytes as they came: not a copy, not to be written to. */
  bytes(index: number): Uint8Array {
    const start = this.starts[index];
    const length = this.lengths[index];
    if (length === 0) return new Uint8Array(0);
    const page = this.pageOf(start);
    const offset = start - page * PAGE_LENGTH;
    return this.pages[page].subarray(offset, offset + length);
  }

  /** The string as text; bytes that are not UTF-8 become U+FFFD. */
  text(index: number): string {
    let text = this.texts[index];
    if (text === undefined) {
      text = utf8.decode(this.bytes(index));
      this.texts[index] = text;
    }
    return text;
  }

  /** The string as its bytes, one character each. */
  byteText(index: number): ByteText {
    const text = this.text(index);
    return isAscii(text) ? text : byteTextOfBytes(this.bytes(index));
  }

  /** A table with the same strings under the same numbers; what is added to it is not seen here. */
  fork(): StringTable {
    const fork = new StringTable();
    fork.pages = this.pages.slice();
    fork.starts = this.starts.slice();
    fork.lengths = this.lengths.slice();
    // What is left of the last page belongs to this table.
    fork.end = this.pages.length * PAGE_LENGTH;
    return fork;
  }

  /** The page that holds the string's bytes, from `pageOffset` on; undefined where the string is empty. */
  pageBytes(index: number): Uint8Array | undefined {
    return this.lengths[index] === 0 ? undefined : this.pages[this.pageOf(this.starts[index])];
  }

  pageOffset(index: number): number {
    return this.starts[index] % PAGE_LENGTH;
  }

  /** How many bytes the string has. */
  byteLength(index: number): number {
    return this.lengths[index];
  }

  isEmpty(index: number): boolean {
    return this.lengths[index] === 0;
  }

  /** The first of the strings looked at so far that has the same bytes; told without making text of them. */
  identity(index: number): number {
    return this.identities.find(index);
  }

  /** A key that is equal for two strings exactly when their bytes are: the text, unless it lost something. */
  key(index: number): string {
    const text = this.text(index);
    if (!text.includes("\uFFFD")) return text;
    // No text that stands for itself begins like this.
    let binary = "\uFFFD";
    for (const byte of this.bytes(index)) binary += String.fromCharCode(byte);
    return binary;
  }

  /** How many strings are not valid UTF-8. */
  *countInvalid(): Steps<number> {
    const strict = new TextDecoder("utf-8", { fatal: true });
    const isAsciiPage: boolean[] = [];
    for (const [number, page] of this.pages.entries()) {
      isAsciiPage.push(hasAsciiAlone(page.subarray(0, this.end - number * PAGE_LENGTH)));
      yield;
    }
    let count = 0;
    for (let index = 0; index < this.count; index++) {
      if (index % STRINGS_PER_STEP === STRINGS_PER_STEP - 1) yield;
      if (this.lengths[index] === 0 || isAsciiPage[this.pageOf(this.starts[index])]) continue;
      try {
        strict.decode(this.bytes(index));
      } catch {
        count++;
      }
    }
    return count;
  }

  private pageOf(position: number): number {
    return Math.floor(position / PAGE_LENGTH);
  }
}

/** Copies a few bytes faster than `set`, which needs a view of them. */
function copyBytes(source: Uint8Array, from: number, to: number, target: Uint8Array, offset: number): void {
  if (to - from > 64) target.set(source.subarray(from, to), offset);
  else for (let at = from; at < to; at++) target[offset + at - from] = source[at];
}

function hasAsciiAlone(page: Uint8Array): boolean {
  const words = new Uint32Array(page.buffer, page.byteOffset, page.length >> 2);
  for (let index = 0; index < words.length; index++) if ((words[index] & 0x80808080) !== 0) return false;
  return page.subarray(words.length << 2).every(byte => byte < 0x80);
}
