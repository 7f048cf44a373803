import { ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { nameOfSources } from "../firstLink";
import type { Loading } from "../flags/commandLine";
import type { Host } from "../host";
import { compressed } from "../htmlFile";
import { loadSide, type Side } from "../loadProfile";
import { fileSource } from "../sources/fileSource";
import { locate, readOpened, sayFetching } from "../sources/readSource";
import { causeOf, fetchAddress } from "../sources/urlSource";
import type { ProfileFile } from "./shelf";

/** What is told while a profile is fetched, and what ends that. */
export interface FetchWatch {
  readonly stop?: AbortSignal;
  readonly onBytes: (bytesRead: number) => void;
}

/** What sources turned out to be: a profile, or a web page that may link to profiles. */
export type Loaded =
  | ({ readonly kind: "profile" } & ProfileFile)
  | { readonly kind: "page"; readonly html: string; readonly url: string };

/** How sources are read: pprof's flags, and the profiled binary, "" for none. */
export interface SideOptions {
  readonly side: Side;
  readonly loading: Loading;
  readonly executable: string;
}

/**
 * Reads sources into one profile for the page: the bytes of a single source as they are, so that the page can say all
 * that they say; else what is made of them, written anew. Whatever cannot be read is an error here, as it is for reports.
 */
export async function loadFile(
  sources: readonly string[],
  options: SideOptions,
  host: Host,
  watch: FetchWatch,
): Promise<Result<Loaded, string>> {
  const name = nameOfSources(sources);
  const [source] = sources;
  if (sources.length > 1 || changesProfile(options)) return await loadChanged(sources, options, host);
  const whole = await readWhole(source, options.loading, host, watch);
  if (!whole.ok) return err(`${source}: ${whole.error}`);
  const { bytes, pageUrl } = whole.value;
  if (pageUrl !== undefined) {
    return ok({ kind: "page", html: new TextDecoder().decode(bytes), url: pageUrl });
  }
  const read = await readOpened(source, { stream: () => new Blob([bytes]).stream() }, host);
  if (!read.ok) return err(`${source}: ${read.error}`);
  return ok({
    kind: "profile",
    name,
    bytes: read.value.fromArchive ? compressed(read.value.profile) : bytes,
  });
}

function changesProfile({ side, loading, executable }: SideOptions): boolean {
  const { buildId, comment, allFrames } = loading;
  return executable !== "" || buildId !== "" || allFrames || (side === "source" && comment !== "");
}

async function loadChanged(
  sources: readonly string[],
  { side, ...options }: SideOptions,
  host: Host,
): Promise<Result<Loaded, string>> {
  const profile = await loadSide(sources, side, options, host);
  if (!profile.ok) return profile;
  return ok({ kind: "profile", name: nameOfSources(sources), bytes: compressed(profile.value) });
}

interface Whole {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where it is from, if it is a web page. */
  readonly pageUrl: string | undefined;
}

async function readWhole(
  source: string,
  loading: Loading,
  host: Host,
  { stop, onBytes }: FetchWatch,
): Promise<Result<Whole, string>> {
  const located = await locate(source, loading);
  if (!located.ok) return located;
  let stream: ReadableStream<Uint8Array>;
  let pageUrl: string | undefined;
  if (located.value === "stdin") stream = host.stdin();
  else if (located.value === "file") stream = fileSource(source).stream();
  else {
    await sayFetching(located.value, host);
    const fetched = await fetchAddress(located.value, stop);
    if (!fetched.ok) return fetched;
    stream = fetched.value.bytes;
    if (fetched.value.isHtml) pageUrl = fetched.value.url;
  }
  try {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of stream) {
      pieces.push(piece);
      length += piece.length;
      onBytes(length);
    }
    return ok({ bytes: new Uint8Array(Buffer.concat(pieces, length)), pageUrl });
  } catch (error) {
    return err(error instanceof ProblemError ? error.problem.message : causeOf(error));
  }
}
