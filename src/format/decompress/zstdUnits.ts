import { joinedBytes } from "../../base/joinedBytes";
import { type Problem, ProblemError } from "../../base/problem";
import { weightsEnd } from "./zstdWeights";

const FRAME_MAGIC = 0xfd2fb528;
/** Frames to be skipped have 16 of them. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAGIC_BYTES = 4;
const BLOCK_HEADER_BYTES = 3;
/** A block's longest content, packed or not (RFC 8878 §3.1.1.2.4). */
const LONGEST_BLOCK = 1 << 17;
const RUN = 1;
const COMPRESSED = 2;

export const DAMAGED: Problem = {
  kind: "malformed",
  message: "The zstd data is damaged.",
  advice: "Download or copy the file again.",
};

/** As the zstd command without `--long` (`ZSTD_WINDOWLOG_LIMIT_DEFAULT`): the window is memory that a few bytes ask for. */
const LARGEST_WINDOW = 2 ** 27;

export const WINDOW_TOO_LARGE: Problem = {
  kind: "unsupported",
  message: "The zstd data needs more memory than a page has for it (its window is too large).",
  advice: "Compress it again without --ultra or --long, or decompress it with `zstd -d`.",
};

/**
 * Cuts zstd data into what can be inflated by itself: headers, blocks, checksums (RFC 8878 §3.1). So no piece of input becomes
 * more than a block's 128 kB of output, however little a run of bytes takes; and blocks that fzstd would not come to an end
 * with are found before. Throws a `ProblemError` where there is such a block, or one larger than may be.
 */
export class ZstdUnits {
  private rest = new Uint8Array(0);
  private state: "frame" | "block" | "other" = "frame";
  private hasChecksum = false;
  /** Where a frame ends with the unit that was given last: the low 32 bits of its content's XXH64, where it says them. */
  endedFrame: { readonly checksum: number | undefined } | undefined;

  /** The units that are whole with these bytes. */
  *push(bytes: Uint8Array): Generator<Uint8Array> {
    let at = 0;
    const all = this.rest.length === 0 ? bytes : joinedBytes([this.rest, bytes]);
    for (;;) {
      const length = this.unitLength(all.subarray(at));
      if (length === undefined) break;
      yield all.subarray(at, at + length);
      at += length;
    }
    this.rest = all.slice(at);
  }

  /** What is left when there is no more: the beginning of a unit. */
  end(): Uint8Array {
    return this.rest;
  }

  /** How long the unit is that these bytes begin with; undefined while it is not whole. */
  private unitLength(bytes: Uint8Array): number | undefined {
    if (bytes.length === 0) return undefined;
    this.endedFrame = undefined;
    // Whatever it is, the inflater says so, or counts it.
    if (this.state === "other") return bytes.length;
    return this.state === "frame" ? this.headerLength(bytes) : this.blockLength(bytes);
  }

  private headerLength(bytes: Uint8Array): number | undefined {
    if (bytes.length <= MAGIC_BYTES) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const magic = view.getUint32(0, true);
    if ((magic & ~15) >>> 0 === SKIPPABLE_MAGIC) {
      const length = bytes.length < 8 ? undefined : 8 + view.getUint32(4, true);
      return length === undefined || length > bytes.length ? undefined : length;
    }
    if (magic !== FRAME_MAGIC) {
      this.state = "other";
      return bytes.length;
    }
    const flags = bytes[MAGIC_BYTES];
    const isSingle = (flags & 32) !== 0;
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6];
    const length = MAGIC_BYTES + 1 + (isSingle ? 0 : 1) + [0, 1, 2, 4][flags & 3] + sizeBytes;
    if (bytes.length < length) return undefined;
    const sizeAt = length - sizeBytes;
    const window = isSingle ? contentSize(view, sizeAt, sizeBytes) : windowSize(bytes[MAGIC_BYTES + 1]);
    if (window > LARGEST_WINDOW) throw new ProblemError(WINDOW_TOO_LARGE);
    this.hasChecksum = (flags & 4) !== 0;
    this.state = "block";
    return length;
  }

  private blockLength(bytes: Uint8Array): number | undefined {
    if (bytes.length < BLOCK_HEADER_BYTES) return undefined;
    const header = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
    const isLast = (header & 1) !== 0;
    const type = (header >> 1) & 3;
    const size = header >> 3;
    if (size > LONGEST_BLOCK) throw new ProblemError(DAMAGED);
    const content = BLOCK_HEADER_BYTES + (type === RUN ? 1 : size);
    const length = content + (isLast && this.hasChecksum ? 4 : 0);
    if (bytes.length < length) return undefined;
    if (type === COMPRESSED && !weightsEnd(bytes.subarray(BLOCK_HEADER_BYTES, content))) {
      throw new ProblemError(DAMAGED);
    }
    if (!isLast) return length;
    this.state = "frame";
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    this.endedFrame = { checksum: this.hasChecksum ? view.getUint32(content, true) : undefined };
    return length;
  }
}

/** RFC 8878 §3.1.1.1.2. */
function windowSize(descriptor: number): number {
  return 2 ** (10 + (descriptor >> 3)) * (1 + (descriptor & 7) / 8);
}

/** RFC 8878 §3.1.1.1.4. */
function contentSize(view: DataView, at: number, byteCount: number): number {
  if (byteCount === 1) return view.getUint8(at);
  if (byteCount === 2) return view.getUint16(at, true) + 256;
  return byteCount === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
