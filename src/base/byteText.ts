import type { Steps } from "./steps";

/**
 * Text as its bytes, one character (0 to 255) per byte: what Go calls a string. Names in profiles need not be
 * valid UTF-8, and `<` orders such text by bytes as Go does.
 */
export type ByteText = string;

const utf8 = new TextEncoder();
const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** Whether every character is one byte in UTF-8, so that the text is its own bytes. */
export function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

/** The UTF-8 bytes of a text. */
export function byteTextOf(text: string): ByteText {
  return isAscii(text) ? text : byteTextOfBytes(utf8.encode(text));
}

export function byteTextOfBytes(bytes: Uint8Array): ByteText {
  let text = "";
  for (let start = 0; start < bytes.length; start += 4096) {
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return text;
}

export function bytesOf(text: ByteText): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The text for people and expressions; bytes that are not UTF-8 become U+FFFD. */
export function textOf(text: ByteText): string {
  return isAscii(text) ? text : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(text));
}

/** How many characters it has, as Go's `utf8.RuneCountInString`: a byte that belongs to none counts as one. */
export function runeCount(text: ByteText): number {
  return isAscii(text) ? text.length : Array.from(textOf(text)).length;
}

/** `%10s` of Go. */
export function padLeft(text: ByteText, width: number): ByteText {
  const missing = width - runeCount(text);
  return missing > 0 ? " ".repeat(missing) + text : text;
}

/** For `sort`: bytewise. */
export function compareByteTexts(first: ByteText, second: ByteText): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** How many characters wait to become bytes together. */
const BLOCK = 1 << 16;

/** Bytes copied between two pauses. */
const BYTES_PER_STEP = 1 << 24;

/** Collects text and gives its bytes at the end. */
export class ByteWriter {
  private readonly blocks: Uint8Array[] = [];
  private pending: ByteText = "";
  private length = 0;

  write(text: ByteText): void {
    this.pending += text;
    if (this.pending.length >= BLOCK) this.flush();
  }

  line(text: ByteText): void {
    this.write(`${text}\n`);
  }

  /** Bytes as they are; they are kept and must not change any more. */
  writeBytes(bytes: Uint8Array): void {
    this.flush();
    this.blocks.push(bytes);
    this.length += bytes.length;
  }

  /** All that was written; long texts take their time. */
  *finish(): Steps<Uint8Array<ArrayBuffer>> {
    this.flush();
    const bytes = new Uint8Array(this.length);
    let at = 0;
    let pauseAt = BYTES_PER_STEP;
    for (const block of this.blocks) {
      bytes.set(block, at);
      at += block.length;
      if (at < pauseAt) continue;
      pauseAt = at + BYTES_PER_STEP;
      yield;
    }
    return bytes;
  }

  private flush(): void {
    if (this.pending === "") return;
    // The encoder is many times faster than a loop.
    const block = isAscii(this.pending) ? utf8.encode(this.pending) : bytesOf(this.pending);
    this.blocks.push(block);
    this.length += block.length;
    this.pending = "";
  }
}
