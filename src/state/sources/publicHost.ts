import { tarMembers } from "../../base/archive/tar";
import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { decompress } from "../../format/decompress";
import { MAX_SOURCE_BYTES } from "../../source/decodeText";
import type { HostAddress, PublicFile } from "../../source/hosts/publicFile";

/** Answers that are kept, so that a file that is looked at again is not fetched again. */
const KEPT_ANSWERS = 40;

const answers = new Map<string, Promise<Result<Blob | undefined, Problem>>>();
/** Addresses at which nothing was. */
const misses = new Set<string>();

/** A file that a host gave. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly url: string;
}

/** Fetches a file that the user allowed to be fetched. Its host is told the file's address, and nothing else. */
export async function fetchPublic(file: PublicFile, version: string): Promise<Result<FetchedFile, Problem>> {
  const addresses = file.addresses(version);
  for (const address of addresses) {
    const answer = await answerOf(address.url, file.host);
    if (!answer.ok) return answer;
    if (answer.value === undefined) continue;
    const bytes = await bytesOf(answer.value, address, file.host);
    if (!bytes.ok) return bytes;
    if (bytes.value !== undefined) return ok({ bytes: bytes.value, url: address.url });
  }
  return err(notThere(file, version));
}

/** Asks again for what was not there. */
export function forgetMisses(): void {
  for (const url of misses) answers.delete(url);
  misses.clear();
}

/** What is at an address; undefined where nothing is. */
function answerOf(url: string, host: string): Promise<Result<Blob | undefined, Problem>> {
  const known = answers.get(url);
  if (known !== undefined) return known;
  const answer = get(url, host);
  answers.set(url, answer);
  for (const old of [...answers.keys()].slice(0, -KEPT_ANSWERS)) answers.delete(old);
  void answer.then(result => {
    // What could not be reached may be another time.
    if (!result.ok) answers.delete(url);
    else if (result.value === undefined) misses.add(url);
  });
  return answer;
}

async function get(url: string, host: string): Promise<Result<Blob | undefined, Problem>> {
  try {
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (response.status === 404 || response.status === 410) return ok(undefined);
    if (!response.ok) return err(refused(host, response.status, response.statusText));
    return ok(await response.blob());
  } catch {
    return err(navigator.onLine ? unreachable(host) : offline(host));
  }
}

/** The file itself, or the one inside of the archive; undefined where that has none of the name. */
async function bytesOf(
  answer: Blob,
  { member }: HostAddress,
  host: string,
): Promise<Result<Uint8Array | undefined, Problem>> {
  if (member === undefined) return ok(new Uint8Array(await answer.arrayBuffer()));
  const ignore = () => undefined;
  const listener = { onBytesRead: ignore, onSourceEnd: ignore, onWarning: ignore };
  const unpacked = decompress({ stream: () => answer.stream() }, listener);
  const wants = (path: string, size: number) => path === member && size <= MAX_SOURCE_BYTES;
  try {
    for await (const { bytes } of tarMembers(unpacked, wants)) {
      if (bytes !== undefined) return ok(bytes);
    }
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return err({ ...error.problem, message: `${host} gave a broken archive. ${error.problem.message}` });
  }
}

function notThere({ host, project, path }: PublicFile, version: string): Problem {
  return {
    kind: "unreachable",
    message: `${host} has no ${path} of ${project} ${version}.`,
    advice: "Check the version; or add the folder that has the file.",
  };
}

function offline(host: string): Problem {
  return {
    kind: "unreachable",
    message: `This browser is offline, so ${host} could not be asked.`,
    advice: "Try again when it is online, or add the folder that has the file.",
  };
}

function unreachable(host: string): Problem {
  return {
    kind: "unreachable",
    message: `${host} could not be read from this page.`,
    advice:
      "Either it cannot be reached, or something on the way does not let other sites read it (CORS). Add the folder " +
      "that has the file instead.",
  };
}

function refused(host: string, status: number, statusText: string): Problem {
  const advice =
    status === 403 || status === 429
      ? "It may have been asked too often: try again later, or add the folder that has the file."
      : "Try again later, or add the folder that has the file.";
  return {
    kind: "unreachable",
    message: `${host} answered with ${status} ${statusText}`.trim() + ".",
    advice,
  };
}
