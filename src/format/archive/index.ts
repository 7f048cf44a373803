import { tarMembers } from "../../base/archive/tar";
import {
  findZipDirectory,
  looksLikeZip,
  readZipMember,
  readZipMemberHead,
  type ZipMember,
  zipMembers,
} from "../../base/archive/zip";
import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { decompress } from "../decompress";
import { looksLikeProfile } from "./looksLikeProfile";
import { LIMITS } from "../limits";
import { HEAD_BYTES } from "../recognise";

const { memberBytes: MOST_BYTES, members: MOST_LOOKED_INTO } = LIMITS.archive;

/** A profile in an archive. */
export interface ArchivedProfile {
  readonly path: string;
  /** Bytes, as in the archive once unpacked. */
  readonly size: number;
  read(): Promise<Result<Blob, Problem>>;
}

/** What is in an archive, in its order. */
export interface ArchiveContents {
  readonly profiles: readonly ArchivedProfile[];
  /** Paths of everything else. */
  readonly others: readonly string[];
}

/** How an archive is looked through. */
export interface Looking {
  /** Whether a file need not be looked into, going by its path. */
  readonly skips: (path: string) => boolean;
  /** Called now and then: waits until the thread has done what else it has to do; throws to stop. */
  readonly breathe: () => Promise<void>;
}

/**
 * Finds the profiles in a zip archive, or a tar archive, compressed or not; by their content. Where none is found
 * because files could not be unpacked, that is the problem.
 */
export async function profilesIn(archive: Blob, looking: Looking): Promise<Result<ArchiveContents, Problem>> {
  const found = new Found(looking);
  try {
    const head = new Uint8Array(await archive.slice(0, 4).arrayBuffer());
    if (looksLikeZip(head)) await lookThroughZip(archive, found);
    else await lookThroughTar(archive, found);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // What is before the damage can be used.
    if (found.profiles.length === 0 || error.problem.kind === "cancelled") return err(error.problem);
  }
  if (found.profiles.length === 0 && found.problem !== undefined) return err(found.problem);
  return ok(found);
}

/** What was found so far. */
class Found implements ArchiveContents {
  readonly profiles: ArchivedProfile[] = [];
  readonly others: string[] = [];
  /** Why the first file that could not be unpacked could not. */
  problem: Problem | undefined;
  private readonly looking: Looking;
  private lookedInto = 0;
  private unpackedBytes = 0;

  constructor(looking: Looking) {
    this.looking = looking;
  }

  wants(path: string, size: number): boolean {
    return size > 0 && size <= MOST_BYTES && this.lookedInto < MOST_LOOKED_INTO && !this.looking.skips(path);
  }

  /** Whether a file may be unpacked in full to be looked at: a bomb of an archive has thousands, each of a gigabyte. */
  mayUnpack(size: number): boolean {
    this.unpackedBytes += size;
    return this.unpackedBytes <= LIMITS.archive.lookedThroughBytes;
  }

  async breathe(): Promise<void> {
    await this.looking.breathe();
  }

  /** @param head as `looksLikeProfile` wants it; undefined where the file was not looked into */
  async add(profile: ArchivedProfile, head: Uint8Array | undefined): Promise<void> {
    await this.breathe();
    if (head !== undefined) this.lookedInto++;
    if (head !== undefined && (await looksLikeProfile(head))) this.profiles.push(profile);
    else this.others.push(profile.path);
  }
}

async function lookThroughZip(archive: Blob, found: Found): Promise<void> {
  const directory = valueOf(await findZipDirectory(archive));
  const steps = zipMembers(directory);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await found.breathe();
  for (const member of valueOf(step.value)) {
    const { path, size } = member;
    const read = async () => blobOf(await readZipMember(archive, member, MOST_BYTES));
    const bytes = found.wants(path, size) ? await look(archive, member, found) : undefined;
    if (bytes?.ok === false) found.problem ??= bytes.error;
    await found.add(
      { path, size, read },
      bytes?.ok === true ? bytes.value.subarray(0, HEAD_BYTES) : undefined,
    );
  }
}

/** As much of a member as it takes to tell what it is; all of it, which tells whether it is whole, where that is quick. */
async function look(
  archive: Blob,
  member: ZipMember,
  found: Found,
): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
  const isQuick = found.mayUnpack(member.size);
  return isQuick
    ? readZipMember(archive, member, MOST_BYTES)
    : readZipMemberHead(archive, member, HEAD_BYTES);
}

async function lookThroughTar(archive: Blob, found: Found): Promise<void> {
  const ignore = () => undefined;
  const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
  const pieces = decompress({ stream: () => archive.stream() }, listener);
  for await (const { path, size, bytes } of tarMembers(pieces, (path, size) => found.wants(path, size))) {
    // Kept by the browser, on disk where there is much.
    const blob = bytes === undefined ? undefined : new Blob([bytes.slice()]);
    const read = async () => (blob === undefined ? err(TOO_LARGE) : ok(blob));
    await found.add({ path, size, read }, bytes?.subarray(0, HEAD_BYTES));
  }
}

function blobOf(bytes: Result<Uint8Array<ArrayBuffer>, Problem>): Result<Blob, Problem> {
  return bytes.ok ? ok(new Blob([bytes.value])) : bytes;
}

function valueOf<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

const TOO_LARGE: Problem = {
  kind: "tooLarge",
  message: "This file of the archive is larger than 1 GB.",
  advice: "Unpack the archive and open the file.",
};
