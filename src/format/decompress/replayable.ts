import type { ByteSource } from ".";
import { COMPRESSION_HEAD_BYTES, canSniff, sniffCompression } from "./sniff";

/**
 * A stream that can be begun again: what was read once is kept. Bytes that are not compressed are not kept:
 * nothing reads those twice.
 */
export class ReplayableStream implements ByteSource {
  private readonly pieces: (Uint8Array | undefined)[] = [];
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private ended = false;
  private keeps: boolean | undefined;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
  }

  stream(): ReadableStream<Uint8Array> {
    let next = 0;
    return new ReadableStream({
      pull: async controller => {
        if (next === this.pieces.length && !this.ended) await this.readPiece();
        if (next === this.pieces.length) {
          controller.close();
          return;
        }
        const piece = this.pieces[next];
        if (piece === undefined) throw new Error("An uncompressed stream can be read only once.");
        this.keeps ??= this.isCompressed();
        if (this.keeps === false) this.pieces[next] = undefined;
        next++;
        // A copy: whoever reads may hand the bytes on to another thread.
        controller.enqueue(piece.slice());
      },
    });
  }

  private async readPiece(): Promise<void> {
    const { done, value } = await this.reader.read();
    if (done) this.ended = true;
    else this.pieces.push(value);
  }

  /** undefined while there are too few bytes to tell. */
  private isCompressed(): boolean | undefined {
    const head: number[] = [];
    for (const piece of this.pieces) {
      head.push(...(piece?.subarray(0, COMPRESSION_HEAD_BYTES) ?? []));
      const bytes = Uint8Array.from(head);
      if (canSniff(bytes)) return sniffCompression(bytes) !== "none";
    }
    return undefined;
  }
}
