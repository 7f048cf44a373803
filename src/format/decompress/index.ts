import type { Warning } from "../../base/problem";
import { COMPRESSION_HEAD_BYTES, type Compression, sniffCompression } from "./sniff";

/** Bytes that can be read from the start more than once. */
export interface ByteSource {
  /** Each call begins at the first byte. */
  stream(): ReadableStream<Uint8Array>;
}

/** What is told while bytes are read. */
export interface DecompressListener {
  /** Bytes of the source read so far. */
  onBytesRead(bytes: number): void;
  /** The source's last byte was read. */
  onSourceEnd(): void;
  onWarning(warning: Warning): void;
}

/** An inflater as a pair of streams: it fails where the data is broken, cut off or goes on behind its end. */
export type OpenInflater = (compression: Exclude<Compression, "zstd" | "none">) => {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<BufferSource>;
};

const platformInflater: OpenInflater = compression =>
  new DecompressionStream(compression === "gzip" ? "gzip" : "deflate");

/**
 * Inflates gzip, zlib and zstd (told apart by content) and passes anything else through. For the first two the
 * platform's own inflater runs first; where it gives up (several members, padding, damage) pako goes over the same bytes again, and
 * what was handed out already is skipped. Throws a `ProblemError` when the data is broken or cut off, after all
 * that could be inflated was handed out.
 * @param openInflater what runs first
 */
export async function* decompress(
  source: ByteSource,
  listener: DecompressListener,
  openInflater: OpenInflater = platformInflater,
): AsyncGenerator<Uint8Array> {
  const pieces = new SourcePieces(source, listener);
  const head = await pieces.peek(COMPRESSION_HEAD_BYTES);
  const compression = sniffCompression(head);
  if (compression === "none") {
    yield* pieces;
    return;
  }
  if (compression === "zstd") {
    const { zstdInflate } = await import("./zstd");
    yield* zstdInflate(pieces);
    return;
  }
  const native = new NativeInflater(pieces, openInflater(compression));
  let given = 0;
  for await (const piece of native) {
    given += piece.length;
    yield piece;
  }
  if (!native.gaveUp) return;
  const { pakoInflate } = await import("./pako");
  const report = { trailingBytes: false };
  for await (const piece of pakoInflate(new SourcePieces(source, listener), report)) {
    const fresh = given >= piece.length ? 0 : piece.length - given;
    given -= piece.length - fresh;
    if (fresh > 0) yield fresh === piece.length ? piece : piece.subarray(piece.length - fresh);
  }
  if (report.trailingBytes) {
    listener.onWarning({
      code: "trailing-bytes",
      message:
        "There are bytes behind the end of the compressed data that belong to nothing; they were ignored.",
    });
  }
}

/** A source's bytes as pieces, counted; the first ones can be looked at before. */
class SourcePieces implements AsyncIterable<Uint8Array> {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly listener: DecompressListener;
  private peeked: Uint8Array[] = [];
  private bytesRead = 0;

  constructor(source: ByteSource, listener: DecompressListener) {
    this.reader = source.stream().getReader();
    this.listener = listener;
  }

  /** The first bytes, as many as asked unless the source ends before. */
  async peek(bytes: number): Promise<Uint8Array> {
    let head = new Uint8Array(0);
    while (head.length < bytes) {
      const { done, value } = await this.read();
      if (done) break;
      this.peeked.push(value);
      const longer = new Uint8Array(head.length + value.length);
      longer.set(head);
      longer.set(value, head.length);
      head = longer;
    }
    return head;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.peeked;
      this.peeked = [];
      for (;;) {
        const { done, value } = await this.read();
        if (done) return;
        yield value;
      }
    } finally {
      // Whoever stops early lets go of the source.
      await this.reader.cancel().catch(() => undefined);
    }
  }

  private async read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    const result = await this.reader.read();
    if (result.done) this.listener.onSourceEnd();
    else {
      this.bytesRead += result.value.length;
      this.listener.onBytesRead(this.bytesRead);
    }
    return result;
  }
}

/** The platform's inflater. It never throws for broken data: it stops, and `gaveUp` is set. */
class NativeInflater implements AsyncIterable<Uint8Array> {
  gaveUp = false;
  private readonly pieces: AsyncIterable<Uint8Array>;
  private readonly inflater: ReturnType<OpenInflater>;

  constructor(pieces: AsyncIterable<Uint8Array>, inflater: ReturnType<OpenInflater>) {
    this.pieces = pieces;
    this.inflater = inflater;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const { inflater } = this;
    const writer = inflater.writable.getWriter();
    let sourceFailure: { error: unknown } | undefined;
    const feeding = this.feed(writer).catch((error: unknown) => {
      sourceFailure = { error };
      return writer.abort(error).catch(() => undefined);
    });
    const reader = inflater.readable.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        yield value;
      }
      await feeding;
    } catch {
      this.gaveUp = true;
      await feeding;
    } finally {
      await reader.cancel().catch(() => undefined);
    }
    // A source that cannot be read is not the inflater's failure.
    if (sourceFailure !== undefined) throw sourceFailure.error;
  }

  /** Fails only where the source does. */
  private async feed(writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
    for await (const piece of this.pieces) {
      try {
        await writer.ready;
        await writer.write(piece as Uint8Array<ArrayBuffer>);
      } catch {
        // The readable side tells.
        return;
      }
    }
    await writer.close().catch(() => undefined);
  }
}
