import { stat } from "node:fs/promises";
import { err, ok, type Result } from "../../base/result";
import { readProfile } from "../../format";
import { type ByteSource, decompress } from "../../format/decompress";
import { ReplayableStream } from "../../format/decompress/replayable";
import type { Profile } from "../../model/profile";
import type { Loading } from "../flags/commandLine";
import type { Host } from "../host";
import { say } from "../say";
import { type Address, addressOf } from "./address";
import { fileSource } from "./fileSource";
import { goFileError } from "./goFileErrors";
import { nodeInflater } from "./nodeInflater";
import { problemText } from "./problemText";
import { urlSource } from "./urlSource";

/** The name that stands for standard input. */
const STANDARD_INPUT = "-";

/** Reads one source (`internal/driver/fetch.go: fetch`): `-`, a file, or else an address. The error is in pprof's words. */
export async function readSource(
  source: string,
  loading: Loading,
  host: Host,
): Promise<Result<Profile, string>> {
  const bytes = await openSource(source, loading, host);
  if (!bytes.ok) return bytes;
  const read = await readOpened(source, bytes.value, host);
  return read.ok ? ok(read.value.profile) : read;
}

/** A profile, and whether its bytes are an archive with several. */
interface ReadProfile {
  readonly profile: Profile;
  readonly fromArchive: boolean;
}

/** Reads a source whose bytes are at hand; an archive that is a file is read again from there. */
export async function readOpened(
  source: string,
  bytes: ByteSource,
  host: Host,
): Promise<Result<ReadProfile, string>> {
  let inflatedBytes = 0;
  const pieces = counted(bytes, length => {
    inflatedBytes += length;
  });
  const read = await readProfile(pieces);
  if (read.ok) {
    const refused = read.value.warnings.find(({ goError }) => goError !== undefined);
    if (refused !== undefined) return err(`${refused.goError}: ${refused.message}`);
    return ok({ profile: read.value, fromArchive: false });
  }
  const { problem } = read.error;
  if (problem.isArchive === true && (await isFile(source))) {
    const { readArchive } = await import("./readArchive");
    const members = await readArchive(source, host);
    return members.ok ? ok({ profile: members.value, fromArchive: true }) : members;
  }
  const isEmpty = inflatedBytes === 0 && problem.kind === "unrecognised";
  return err(isEmpty ? "parsing profile: empty input file" : problemText(problem));
}

async function isFile(source: string): Promise<boolean> {
  if (source === STANDARD_INPUT) return false;
  return await stat(source).then(
    found => found.isFile(),
    () => false,
  );
}

async function openSource(source: string, loading: Loading, host: Host): Promise<Result<ByteSource, string>> {
  const located = await locate(source, loading);
  if (!located.ok) return located;
  if (located.value === "stdin") return ok(new ReplayableStream(host.stdin()));
  if (located.value === "file") return ok(fileSource(source));
  await sayFetching(located.value, host);
  return urlSource(located.value);
}

/** What a source is: what exists is a file, whatever it looks like. The error is Go's. */
export async function locate(
  source: string,
  { seconds, timeoutSeconds }: Loading,
): Promise<Result<"stdin" | "file" | Address, string>> {
  if (source === STANDARD_INPUT) return ok("stdin");
  try {
    await stat(source);
    return ok("file");
  } catch (error) {
    const address = addressOf(source, seconds, timeoutSeconds);
    return address === undefined ? err(goFileError("stat", source, error)) : ok(address);
  }
}

/** Says what is fetched, and for how long that records. */
export async function sayFetching({ url, seconds }: Address, host: Host): Promise<void> {
  await say(host.stderr, `Fetching profile over HTTP from ${url}`);
  if (seconds > 0) await say(host.stderr, `Please wait... (${seconds}s)`);
}

async function* counted(source: ByteSource, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const ignored = { onBytesRead: () => undefined, onSourceEnd: () => undefined, onWarning: () => undefined };
  for await (const piece of decompress(source, ignored, nodeInflater)) {
    count(piece.length);
    yield piece;
  }
}
