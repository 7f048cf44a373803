import { joinedBytes } from "../joinedBytes";
import { ProblemError } from "../problem";
import { memberPath } from "./zip";

/** A file in a tar archive. */
export interface TarMember {
  /** With forward slashes, without `.` and `..`. */
  readonly path: string;
  readonly size: number;
  /** Its bytes, where they were wanted. */
  readonly bytes: Uint8Array | undefined;
}

const BLOCK = 512;
/** Longer ones are no names but damage. */
const LONGEST_NAME = 1 << 20;

/** Whether bytes begin as a tar archive does: with a header whose sum is right. */
export function looksLikeTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && head[0] !== 0 && hasRightSum(head.subarray(0, BLOCK));
}

/**
 * The files of a tar archive (POSIX ustar with pax headers, and GNU's long names), in its order; folders and links are
 * not among them. Throws a `ProblemError` where it is cut off or is no tar.
 * @param wants whether a member's bytes are to be kept
 */
export async function* tarMembers(
  pieces: AsyncIterable<Uint8Array>,
  wants: (path: string, size: number) => boolean,
): AsyncGenerator<TarMember> {
  const input = new Blocks(pieces);
  try {
    yield* membersOf(input, wants);
  } finally {
    // Whoever stops early lets go of the source.
    await input.close();
  }
}

async function* membersOf(
  input: Blocks,
  wants: (path: string, size: number) => boolean,
): AsyncGenerator<TarMember> {
  let name: string | undefined;
  let size: number | undefined;
  for (;;) {
    const header = await input.take(BLOCK);
    // A missing end is forgiven, as tar itself does.
    if (header === undefined || header.every(byte => byte === 0)) return;
    if (header.length < BLOCK) throw truncated(input.at);
    if (!hasRightSum(header)) {
      throw new ProblemError({
        kind: "malformed",
        message: "The tar archive has a header whose checksum is wrong.",
        advice: "Download or pack it again.",
        byteOffset: input.at - BLOCK,
      });
    }
    const type = String.fromCharCode(header[156]);
    const length = size ?? numberIn(header.subarray(124, 136));
    if (type === "L" || type === "x") {
      const text = new TextDecoder().decode(await whole(input, Math.min(length, LONGEST_NAME), length));
      if (type === "L") name = text.replace(/\0.*$/s, "");
      else {
        const fields = paxFields(text);
        name = fields.name ?? name;
        size = fields.size ?? size;
      }
      continue;
    }
    const isFile = type === "0" || type === "\0" || type === "7";
    const path = isFile ? memberPath(name ?? nameIn(header)) : undefined;
    const isWanted = path !== undefined && wants(path, length);
    const bytes = isWanted ? await whole(input, length, length) : undefined;
    if (!isWanted && !(await input.skip(padded(length)))) throw truncated(input.at);
    if (path !== undefined) yield { path, size: length, bytes };
    name = undefined;
    size = undefined;
  }
}

/** The first `kept` bytes of a member of `length`, and what pads it taken away. */
async function whole(input: Blocks, kept: number, length: number): Promise<Uint8Array> {
  const bytes = (await input.take(kept)) ?? new Uint8Array(0);
  if (bytes.length < kept || !(await input.skip(padded(length) - kept))) throw truncated(input.at);
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / BLOCK) * BLOCK;
}

/** The header's own name: ustar has the front of long ones apart. */
function nameIn(header: Uint8Array): string {
  const name = textIn(header.subarray(0, 100));
  const isUstar = textIn(header.subarray(257, 262)) === "ustar" && header[263] === 0x30;
  const prefix = isUstar ? textIn(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function textIn(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Octal digits, or, with the first bit set, a number in bytes (GNU). */
function numberIn(field: Uint8Array): number {
  if ((field[0] & 0x80) === 0) return Number.parseInt(textIn(field).trim() || "0", 8) || 0;
  let value = field[0] & 0x7f;
  for (const byte of field.subarray(1)) value = value * 256 + byte;
  return value;
}

/** The sum of a header's bytes, with that of the sum itself as blanks. */
function hasRightSum(header: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : header[at];
  return sum === numberIn(header.subarray(148, 156));
}

/** `27 path=src/main.go\n`: the length counts the record, itself included. */
function paxFields(text: string): { name?: string; size?: number } {
  const fields: { name?: string; size?: number } = {};
  for (const [, key, value] of text.matchAll(/(?:^|\n)\d+ ([^=\n]+)=([^\n]*)/g)) {
    if (key === "path" && value !== undefined) fields.name = value;
    if (key === "size") fields.size = Number(value);
  }
  return fields;
}

function truncated(byteOffset: number): ProblemError {
  return new ProblemError({
    kind: "truncated",
    message: "The tar archive ends in the middle of a file.",
    advice: "Download or pack it again; what is before that can be used.",
    byteOffset,
  });
}

/** Pieces of any size as blocks of wanted sizes. */
class Blocks {
  /** Bytes taken and skipped so far. */
  at = 0;
  private readonly pieces: AsyncIterator<Uint8Array>;
  private piece: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next bytes, fewer where the input ends; undefined at its end. */
  async take(length: number): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0 && (await this.hasMore())) {
      const part = this.piece.subarray(0, missing);
      this.piece = this.piece.subarray(part.length);
      parts.push(part);
      missing -= part.length;
    }
    const taken = length - missing;
    this.at += taken;
    if (taken === 0 && length > 0) return undefined;
    return joinedBytes(parts);
  }

  /** @returns whether there were as many bytes */
  async skip(length: number): Promise<boolean> {
    let missing = length;
    while (missing > 0 && (await this.hasMore())) {
      const skipped = Math.min(missing, this.piece.length);
      this.piece = this.piece.subarray(skipped);
      missing -= skipped;
    }
    this.at += length - missing;
    return missing === 0;
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private async hasMore(): Promise<boolean> {
    while (this.piece.length === 0) {
      const { done, value } = await this.pieces.next();
      if (done === true) return false;
      this.piece = value;
    }
    return true;
  }
}
