/** What the command's server and the page that it serves say to each other. Addresses are relative to the page's. */

/** The name of the `meta` element that tells a page it is served by the command; its content is words of `ServerWord`. */
export const SERVER_META = "proflens-server";

/**
 * What the server can do:
 * - `sources`: it reads source files from its disk
 * - `live`: it can fetch profiles again
 * - `index`: what it can fetch is to be chosen, since a list of profiles was its address
 */
export type ServerWord = "sources" | "live" | "index";

/** JSON: `ServedSeries`. */
export const SERIES_PATH = "series";

/** POST `FetchRequest`: the answer is JSON lines of `FetchReport`, the last one `done` or `failed`. */
export const FETCH_PATH = "fetch";

/** Text: a line per file of the disk; those that begin with `NOTE` are sentences about the listing. */
export const SOURCES_PATH = "sources";
export const NOTE = "!";

/** `?path=` and a path as it was listed: the file's bytes. */
export const SOURCE_FILE_PATH = "sources/file";

/** What was fetched so far, and what can be. */
export interface ServedSeries {
  /** In order of time. */
  readonly profiles: readonly ServedProfile[];
  readonly targets: readonly FetchTarget[];
  /** Where the sources on disk are; empty where none are read. */
  readonly roots: readonly string[];
}

/** A profile that the server has. */
export interface ServedProfile {
  /** Relative, as a link names it: `./profiles/0/heap`. */
  readonly url: string;
  readonly name: string;
  /** Place in `targets`. */
  readonly target: number;
  readonly takenAtMs: number;
}

/** Something that can be fetched, once more or for the first time. */
export interface FetchTarget {
  readonly name: string;
  /** The address, for people. */
  readonly from: string;
  /** What is known of it, such as `records for 30 s`; "" for nothing. */
  readonly note: string;
}

export interface FetchRequest {
  /** Place in `ServedSeries.targets`. */
  readonly target: number;
}

/** How far fetching is, and how it ended. */
export type FetchReport =
  | {
      readonly kind: "progress";
      readonly elapsedMs: number;
      readonly bytesRead: number;
      /** How long the program was asked to record; 0 where that is unknown. */
      readonly seconds: number;
    }
  | { readonly kind: "done"; readonly profile: ServedProfile }
  | { readonly kind: "failed"; readonly message: string };
