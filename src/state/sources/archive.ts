import { looksLikeTar, tarMembers } from "../../base/archive/tar";
import {
  findZipDirectory,
  looksLikeZip,
  readZipMember,
  type ZipMember,
  zipMembers,
} from "../../base/archive/zip";
import { type Problem, ProblemError } from "../../base/problem";
import { err, type Result } from "../../base/result";
import { decompress } from "../../format/decompress";
import { MAX_SOURCE_BYTES } from "../../source/decodeText";
import { inSlices } from "./inSlices";
import { FILES_PER_TASK, nextTask } from "./nextTask";
import { PackedFiles } from "./packedFiles";

/** A zip archive, or a tar, gzipped or not; told apart by content. */
export type ArchiveKind = "zip" | "tar";

const HEAD_BYTES = 512;

/** What kind of archive a file is; undefined where it is none. */
export async function archiveKind(file: Blob): Promise<ArchiveKind | undefined> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (looksLikeZip(head)) return "zip";
  return looksLikeTar(await unpackedHead(file)) ? "tar" : undefined;
}

/** An archive's files. */
export class Archive {
  private readonly file: File;
  private readonly zip = new Map<string, ZipMember>();
  private readonly tar = new PackedFiles();

  constructor(file: File) {
    this.file = file;
  }

  /**
   * Tells the paths of all files. Throws a `ProblemError` where the archive is broken, after all that is before that.
   * @param tell gives false where no more is wanted
   */
  async list(tell: (path: string) => boolean, signal: AbortSignal): Promise<void> {
    const kind = await archiveKind(this.file);
    if (kind === undefined) throw new ProblemError(noArchive(this.file.name));
    await (kind === "zip" ? this.listZip(tell, signal) : this.listTar(tell, signal));
  }

  /** Reads a file that was listed. */
  async read(path: string): Promise<Result<Uint8Array, Problem>> {
    try {
      const member = this.zip.get(path);
      if (member !== undefined) return await readZipMember(this.file, member, MAX_SOURCE_BYTES);
      return (await this.tar.read(path)) ?? err(notKept(path));
    } catch {
      return err(unreadable(this.file.name));
    }
  }

  private async listZip(tell: (path: string) => boolean, signal: AbortSignal): Promise<void> {
    const directory = valueOf(await findZipDirectory(this.file));
    const members = valueOf(await inSlices(zipMembers(directory), signal));
    for (const [at, member] of members.entries()) {
      if (at % FILES_PER_TASK === FILES_PER_TASK - 1) await nextTask();
      if (signal.aborted) return;
      this.zip.set(member.path, member);
      if (!tell(member.path)) return;
    }
  }

  private async listTar(tell: (path: string) => boolean, signal: AbortSignal): Promise<void> {
    const wants = (_: string, size: number) => size <= MAX_SOURCE_BYTES && !this.tar.isFull;
    for await (const { path, bytes } of tarMembers(unpacked(this.file), wants)) {
      if (signal.aborted) return;
      if (bytes !== undefined) this.tar.add(path, bytes);
      if (!tell(path)) return;
    }
  }
}

function valueOf<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

function unpacked(file: Blob): AsyncGenerator<Uint8Array> {
  const ignore = () => undefined;
  const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
  return decompress({ stream: () => file.stream() }, listener);
}

/** The first bytes of what a file holds once inflated; fewer where it is shorter or broken. */
async function unpackedHead(file: Blob): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD_BYTES);
  let length = 0;
  try {
    for await (const piece of unpacked(file)) {
      head.set(piece.subarray(0, HEAD_BYTES - length), length);
      length = Math.min(HEAD_BYTES, length + piece.length);
      if (length === HEAD_BYTES) break;
    }
  } catch {
    // No archive, then.
  }
  return head.subarray(0, length);
}

function noArchive(name: string): Problem {
  return {
    kind: "unrecognised",
    message: `${name} is neither a zip nor a tar archive.`,
    advice: "Pack the sources as .zip or .tar.gz, or add the folder.",
  };
}

function notKept(path: string): Problem {
  return {
    kind: "tooLarge",
    message: `${path} is too large, or the archive is, to be kept by this page.`,
    advice: "Unpack the archive and add the folder.",
  };
}

function unreadable(name: string): Problem {
  return {
    kind: "unreachable",
    message: `The browser can no longer read ${name}.`,
    advice: "It was moved or changed since it was chosen: add it again.",
  };
}
