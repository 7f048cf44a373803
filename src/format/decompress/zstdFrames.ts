const MAGIC = 0xfd2fb528;
/** `0x184d2a50` to `0x184d2a5f`: frames that are skipped. */
const SKIPPABLE = 0x184d2a5;
/** Bytes of a magic number, of what every block begins with, and of a checksum. */
const MAGIC_BYTES = 4;
const BLOCK_BYTES = 3;
const CHECKSUM_BYTES = 4;

/** A part of zstd data. */
export interface ZstdPart {
  readonly bytes: Uint8Array;
  /** A frame ends behind it. */
  readonly endsFrame: boolean;
  /** What that frame says its bytes hash to: the low 32 bits of XXH64; undefined where it does not say. */
  readonly checksum: number | undefined;
}

/** What the next bytes are. */
type Place =
  | "magic"
  | "skipSize"
  | "descriptor"
  | "header"
  | "block"
  | "content"
  | "checksum"
  | "skipped"
  | "lost";

/**
 * Finds the ends of zstd frames, and their checksums, in data that comes in pieces (RFC 8878 §3.1). It follows sizes
 * alone; whether what is between them can be inflated is for others to see.
 */
export class ZstdFrames {
  private place: Place = "magic";
  /** Bytes that are still missing of what is read now, and those of them that are numbers, so far. */
  private missing = MAGIC_BYTES;
  private number = 0;
  private shift = 0;
  private hasChecksum = false;
  private isLastBlock = false;

  /** The same bytes, cut behind every frame. */
  *split(piece: Uint8Array): Generator<ZstdPart> {
    let from = 0;
    for (let at = 0; at < piece.length; ) {
      at += this.take(piece, at);
      if (this.missing > 0) continue;
      const ended = this.next();
      if (ended === undefined) continue;
      yield { bytes: piece.subarray(from, at), ...ended };
      from = at;
    }
    if (from < piece.length) yield { bytes: piece.subarray(from), endsFrame: false, checksum: undefined };
  }

  /** Takes bytes of what is read now; returns how many. */
  private take(piece: Uint8Array, at: number): number {
    if (this.place === "lost") return piece.length - at;
    const count = Math.min(this.missing, piece.length - at);
    this.missing -= count;
    if (this.place === "content" || this.place === "skipped" || this.place === "header") return count;
    for (let index = at; index < at + count; index++) {
      this.number += piece[index] * 2 ** this.shift;
      this.shift += 8;
    }
    return count;
  }

  /** Goes on to what comes behind what was just read; says so where that was a frame's end. */
  private next(): Omit<ZstdPart, "bytes"> | undefined {
    const { number } = this;
    switch (this.place) {
      case "magic":
        if (number === MAGIC) return this.expect("descriptor", 1);
        if (Math.floor(number / 16) === SKIPPABLE) return this.expect("skipSize", 4);
        return this.expect("lost", 0);
      case "skipSize":
        return number === 0 ? this.expect("magic", MAGIC_BYTES) : this.expect("skipped", number);
      case "skipped":
        return this.expect("magic", MAGIC_BYTES);
      case "descriptor":
        this.hasChecksum = (number & 4) !== 0;
        return this.expectHeader(number);
      case "header":
        return this.expect("block", BLOCK_BYTES);
      case "block":
        this.isLastBlock = (number & 1) !== 0;
        // A block that repeats one byte has that byte; the kind of block is in bits 1 and 2.
        return this.expectContent(((number >> 1) & 3) === 1 ? 1 : number >>> 3);
      case "content":
        return this.afterBlock();
      case "checksum":
        this.expect("magic", MAGIC_BYTES);
        return { endsFrame: true, checksum: number };
      case "lost":
        return undefined;
    }
  }

  private expect(place: Place, bytes: number): undefined {
    this.place = place;
    this.missing = bytes;
    this.number = 0;
    this.shift = 0;
  }

  /** What the descriptor says of the rest of the header: window, dictionary, size of the content. */
  private expectHeader(descriptor: number): undefined {
    const isSingle = (descriptor & 0x20) !== 0;
    const dictionary = [0, 1, 2, 4][descriptor & 3];
    const size = [isSingle ? 1 : 0, 2, 4, 8][descriptor >>> 6];
    const bytes = (isSingle ? 0 : 1) + dictionary + size;
    return bytes === 0 ? this.expect("block", BLOCK_BYTES) : this.expect("header", bytes);
  }

  private expectContent(bytes: number): Omit<ZstdPart, "bytes"> | undefined {
    return bytes === 0 ? this.afterBlock() : this.expect("content", bytes);
  }

  private afterBlock(): Omit<ZstdPart, "bytes"> | undefined {
    if (!this.isLastBlock) return this.expect("block", BLOCK_BYTES);
    if (this.hasChecksum) return this.expect("checksum", CHECKSUM_BYTES);
    this.expect("magic", MAGIC_BYTES);
    return { endsFrame: true, checksum: undefined };
  }
}
