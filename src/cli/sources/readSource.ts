import { stat } from "node:fs/promises";
import { err, ok, type Result } from "../../base/result";
import { readProfile } from "../../format";
import { type ByteSource, decompress } from "../../format/decompress";
import { ReplayableStream } from "../../format/decompress/replayable";
import type { Profile } from "../../model/profile";
import type { Loading } from "../flags/commandLine";
import type { Host } from "../host";
import { say } from "../say";
import { addressOf } from "./address";
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
  { seconds, timeoutSeconds }: Loading,
  host: Host,
): Promise<Result<Profile, string>> {
  const bytes = await openSource(source, seconds, timeoutSeconds, host);
  if (!bytes.ok) return bytes;
  let inflatedBytes = 0;
  const pieces = counted(bytes.value, length => {
    inflatedBytes += length;
  });
  const read = await readProfile(pieces);
  if (read.ok) {
    const refused = read.value.warnings.find(({ goError }) => goError !== undefined);
    return refused === undefined ? read : err(`${refused.goError}: ${refused.message}`);
  }
  const { problem } = read.error;
  if (problem.isArchive === true && (await isFile(source))) {
    const { readArchive } = await import("./readArchive");
    return await readArchive(source, host);
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

async function openSource(
  source: string,
  seconds: number,
  timeoutSeconds: number,
  host: Host,
): Promise<Result<ByteSource, string>> {
  if (source === STANDARD_INPUT) return ok(new ReplayableStream(host.stdin()));
  try {
    await stat(source);
    return ok(fileSource(source));
  } catch (error) {
    const address = addressOf(source, seconds, timeoutSeconds);
    if (address === undefined) return err(goFileError("stat", source, error));
    await say(host.stderr, `Fetching profile over HTTP from ${address.url}`);
    if (address.seconds > 0) await say(host.stderr, `Please wait... (${address.seconds}s)`);
    return urlSource(address);
  }
}

async function* counted(source: ByteSource, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const ignored = { onBytesRead: () => undefined, onSourceEnd: () => undefined, onWarning: () => undefined };
  for await (const piece of decompress(source, ignored, nodeInflater)) {
    count(piece.length);
    yield piece;
  }
}
