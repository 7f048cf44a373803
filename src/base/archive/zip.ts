import { crc32 } from "../crc32";
import type { Problem } from "../problem";
import { err, ok, type Result } from "../result";
import type { Steps } from "../steps";

/**
 * Reads zip archives where they lie: the directory at the end first, then single members, so that an archive of
 * gigabytes costs no more than what is looked at (APPNOTE.TXT 6.3.10).
 */

/** A file in an archive. */
export interface ZipMember {
  /** With forward slashes, without `.` and `..`. */
  readonly path: string;
  /** Bytes when unpacked. */
  readonly size: number;
  readonly packedSize: number;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number;
  /** Of its local header. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const ZIP64_FIELD = 1;
const ENCRYPTED = 1;

/** The largest directory that is read; some million files. */
const MAX_DIRECTORY_BYTES = 256 * 1024 * 1024;
const ENTRIES_PER_STEP = 4096;

/** A byte of deflate stands for no more than 258 bytes in two bits. Whatever says more of itself is a lie. */
const MOST_DEFLATED = 1032;
const DEFLATE_END_BYTES = 1032;

/** Whether bytes begin as a zip archive does: with a member, or, where it is empty, with its end. */
export function looksLikeZip(head: Uint8Array): boolean {
  const [first, second, third, fourth] = head;
  return (
    first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
  );
}

/** The bytes of an archive's directory, and how far the offsets in it are off. */
export interface ZipDirectory {
  readonly bytes: Uint8Array;
  /** Bytes in front of the archive, such as a program that unpacks it. */
  readonly shift: number;
}

/** Finds the directory of an archive. */
export async function findZipDirectory(blob: Blob): Promise<Result<ZipDirectory, Problem>> {
  const tailAt = Math.max(0, blob.size - END_BYTES - LONGEST_COMMENT - ZIP64_LOCATOR_BYTES);
  const tail = await viewOf(blob, tailAt, blob.size);
  const end = findEnd(tail);
  if (end === undefined) return err(truncated("The zip archive has no directory at its end."));
  let size = tail.getUint32(end + 12, true);
  let offset = tail.getUint32(end + 16, true);
  let directoryEnd = tailAt + end;
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator >= 0 && tail.getUint32(locator, true) === ZIP64_LOCATOR_SIGNATURE) {
    const at = Number(tail.getBigUint64(locator + 8, true));
    const zip64 = await viewOf(blob, at, at + 56);
    if (zip64.byteLength < 56 || zip64.getUint32(0, true) !== ZIP64_END_SIGNATURE) {
      return err(malformed("The zip archive's 64-bit end is not where it should be.", at));
    }
    size = Number(zip64.getBigUint64(40, true));
    offset = Number(zip64.getBigUint64(48, true));
    directoryEnd = at;
  }
  const shift = directoryEnd - size - offset;
  if (shift < 0) return err(malformed("The zip archive's directory does not fit in.", directoryEnd));
  if (size > MAX_DIRECTORY_BYTES) return err(tooLarge("The zip archive has too many files."));
  const bytes = await blob.slice(offset + shift, offset + shift + size).arrayBuffer();
  return ok({ bytes: new Uint8Array(bytes), shift });
}

/** The files of an archive, in the directory's order; folders are not among them. */
export function* zipMembers({ bytes, shift }: ZipDirectory): Steps<Result<ZipMember[], Problem>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members: ZipMember[] = [];
  let at = 0;
  for (let count = 0; at + ENTRY_BYTES <= bytes.length; count++) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) break;
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) return err(truncated("The zip archive's directory is cut off."));
    const flags = view.getUint16(at + 8, true);
    const path = memberPath(nameOf(bytes.subarray(at + ENTRY_BYTES, nameEnd)));
    if (path !== undefined) {
      const sizes = {
        size: view.getUint32(at + 24, true),
        packedSize: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      };
      readZip64Sizes(view, nameEnd, extraEnd, sizes);
      members.push({
        ...sizes,
        path,
        method: view.getUint16(at + 10, true),
        isEncrypted: (flags & ENCRYPTED) !== 0,
        checksum: view.getUint32(at + 16, true),
        offset: sizes.offset + shift,
      });
    }
    at = next;
    if (count % ENTRIES_PER_STEP === ENTRIES_PER_STEP - 1) yield;
  }
  return ok(members);
}

/**
 * Unpacks one member, and compares its size and checksum with what the directory says.
 * @param maxBytes larger ones are refused, before memory is taken for them
 */
export async function readZipMember(
  blob: Blob,
  member: ZipMember,
  maxBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
  const { path, size, offset } = member;
  if (size > maxBytes) return err(tooLarge(`${path} is too large (${size} bytes).`));
  return unpacked(blob, member, async stream => {
    const bytes = await exactly(stream, size);
    if (bytes === undefined) return err(malformed(`${path} has not the size that is said.`, offset));
    if (crc32(bytes) === member.checksum) return ok(bytes);
    return err(malformed(`${path} is damaged in the zip archive: its checksum is another.`, offset));
  });
}

/** The first bytes of one member, as many as asked or as it has; whether the rest is whole is not looked at. */
export async function readZipMemberHead(
  blob: Blob,
  member: ZipMember,
  byteCount: number,
): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
  return unpacked(blob, member, async stream => ok(await firstOf(stream, Math.min(byteCount, member.size))));
}

/** Has the unpacked bytes of a member read, if they can be. */
async function unpacked(
  blob: Blob,
  member: ZipMember,
  read: (stream: ReadableStream<Uint8Array>) => Promise<Result<Uint8Array<ArrayBuffer>, Problem>>,
): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
  const { path, size, packedSize, method, isEncrypted, offset } = member;
  if (isEncrypted) return err(unsupported(`${path} is encrypted in the zip archive.`));
  if (method !== 0 && method !== 8) {
    return err(unsupported(`${path} is packed in a way that is not read (method ${method}).`));
  }
  if (size > packedSize * MOST_DEFLATED + DEFLATE_END_BYTES) {
    return err(
      malformed(
        `${path} has not the size that is said: so much does not fit into ${packedSize} bytes.`,
        offset,
      ),
    );
  }
  const header = await viewOf(blob, offset, offset + LOCAL_BYTES);
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL_SIGNATURE) {
    return err(malformed(`${path} is not where the zip archive's directory says.`, offset));
  }
  const start = offset + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = blob.slice(start, start + packedSize);
  if (packed.size < packedSize) return err(truncated(`The zip archive ends inside of ${path}.`));
  try {
    const stream: ReadableStream<Uint8Array> =
      method === 0
        ? packed.stream()
        : packed.stream().pipeThrough<Uint8Array>(new DecompressionStream("deflate-raw"));
    return await read(stream);
  } catch (error) {
    // A file that cannot be read is not the archive's fault.
    if (error instanceof DOMException) throw error;
    return err(malformed(`${path} is damaged in the zip archive.`, offset));
  }
}

/** All of a stream, if it has that many bytes. */
async function exactly(
  stream: ReadableStream<Uint8Array>,
  size: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(size);
  let at = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return at === size ? bytes : undefined;
    if (at + value.length > size) {
      await reader.cancel();
      return undefined;
    }
    bytes.set(value, at);
    at += value.length;
  }
}

/** The first bytes of a stream, fewer where it ends before. */
async function firstOf(
  stream: ReadableStream<Uint8Array>,
  byteCount: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(byteCount);
  let at = 0;
  const reader = stream.getReader();
  while (at < byteCount) {
    const { done, value } = await reader.read();
    if (done) break;
    const piece = value.subarray(0, byteCount - at);
    bytes.set(piece, at);
    at += piece.length;
  }
  await reader.cancel().catch(() => undefined);
  return bytes.subarray(0, at);
}

/** Where the archive's end begins in its last bytes: the last one whose comment reaches the end of the file. */
function findEnd(tail: DataView): number | undefined {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + tail.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  return undefined;
}

/** Sizes that do not fit 32 bits are in a field of their own, only those, in this order. */
function readZip64Sizes(
  view: DataView,
  start: number,
  end: number,
  sizes: { size: number; packedSize: number; offset: number },
): void {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue;
    const fieldEnd = Math.min(end, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    for (const name of ["size", "packedSize", "offset"] as const) {
      if (sizes[name] !== 0xffff_ffff || next + 8 > fieldEnd) continue;
      sizes[name] = Number(view.getBigUint64(next, true));
      next += 8;
    }
    return;
  }
}

/** UTF-8 where it is that, whatever the flag says; else the old code page, of which ASCII is what matters. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

/** A member's path without what leads out of the archive; undefined for a folder. */
export function memberPath(name: string): string | undefined {
  const path = name.replaceAll("\\", "/");
  if (path.endsWith("/")) return undefined;
  const parts = path.split("/").filter(part => part !== "" && part !== "." && part !== "..");
  return parts.length === 0 ? undefined : parts.join("/");
}

async function viewOf(blob: Blob, start: number, end: number): Promise<DataView> {
  return new DataView(await blob.slice(start, end).arrayBuffer());
}

function truncated(message: string): Problem {
  return { kind: "truncated", message, advice: "Download or pack it again." };
}

function malformed(message: string, byteOffset: number): Problem {
  return { kind: "malformed", message, advice: "Pack it again.", byteOffset };
}

function unsupported(message: string): Problem {
  return { kind: "unsupported", message, advice: "Pack it again as an ordinary zip, or use the folder." };
}

function tooLarge(message: string): Problem {
  return { kind: "tooLarge", message, advice: "Use the folder instead of the archive." };
}
