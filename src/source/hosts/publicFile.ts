import type { WantedPath } from "../findInPlace";
import { pathParts } from "../sourcePath";

/** A file of published source code, as its path in a profile names it. */
export interface PublicFile {
  /** What it belongs to: `Go`, `github.com/google/btree`, `serde (crate)`. */
  readonly project: string;
  /** Of the project, where the path or the rest of the profile says it. */
  readonly version: string | undefined;
  /** What versions look like, to be shown where the user is asked. */
  readonly versionExample: string;
  /** Inside of the project, for people. */
  readonly path: string;
  /** How the file is found in the user's own places. */
  readonly wanted: WantedPath;
  /** Where it can be had. Browsers may read it there: the host allows pages of other sites (CORS). */
  readonly host: string;
  /** In the order to be tried, where projects differ in how they name versions and folders. */
  readonly addresses: (version: string) => readonly HostAddress[];
}

/** Where a host has a file. */
export interface HostAddress {
  readonly url: string;
  /** The file's path inside of the `.tar.gz` that the address is of; absent where it is the file itself. */
  readonly member?: string;
}

/** Everything in a profile that may tell versions: file names, mappings' files, comments. */
export interface ProfileFacts {
  readonly texts: readonly string[];
}

/** Recognises one kind of published source; undefined for all else. @param file as the profile has it */
export type Recogniser = (file: string, facts: ProfileFacts) => PublicFile | undefined;

export const GITHUB_HOST = "raw.githubusercontent.com";

/** A file of a repository at a tag, a branch or a commit. */
export function githubAddress(repository: string, ref: string, path: string): HostAddress {
  return { url: `https://${GITHUB_HOST}/${repository}/${encodePath(ref)}/${encodePath(path)}` };
}

/** A path in an address. */
export function encodePath(path: string): string {
  return pathParts(path).map(encodeURIComponent).join("/").replaceAll("%40", "@").replaceAll("%2B", "+");
}

/**
 * How a file of a project is found in the user's places: two parts can agree by chance (`src/lib.rs`), so the folder
 * above has to as well.
 * @param folder of the project, as the path or a checkout has it
 */
export function wantedIn(folder: string, path: string): WantedPath {
  const inside = pathParts(path).length;
  return {
    path: `${folder}/${path}`,
    atLeast: inside <= 2 ? inside + Math.min(1, pathParts(folder).length) : inside,
  };
}

const found = new WeakMap<ProfileFacts, Map<RegExp, string | undefined>>();

/** The expression's first group in the first text that it matches; searched once per profile. */
export function firstFact(facts: ProfileFacts, expression: RegExp): string | undefined {
  let known = found.get(facts);
  if (known === undefined) found.set(facts, (known = new Map()));
  if (!known.has(expression)) {
    let value: string | undefined;
    for (const text of facts.texts) {
      value = expression.exec(text)?.[1];
      if (value !== undefined) break;
    }
    known.set(expression, value);
  }
  return known.get(expression);
}
