import type { PathIndex } from "./pathIndex";
import { pathParts } from "./sourcePath";

/** A path that a file may have in a place. */
export interface WantedPath {
  readonly path: string;
  /** How many parts have to agree from the end on. */
  readonly atLeast: number;
}

/** What a place has of a file. */
export type Finding =
  | {
      readonly kind: "found";
      readonly path: string;
      /** How many parts agree. */
      readonly depth: number;
      /** How many more of its files agree as well. */
      readonly rivals: number;
    }
  | { readonly kind: "missing"; readonly tried: readonly string[] };

/** Shown of the suffixes that were tried. */
const TRIED_SHOWN = 5;

/**
 * Finds a file by the longest suffix of its path; wanted paths are tried in order. The file's name alone counts only
 * where nothing else in the place has that name.
 */
export function findInPlace(wanted: readonly WantedPath[], index: PathIndex): Finding {
  const tried: string[] = [];
  for (const { path, atLeast } of wanted) {
    const match = index.longestSuffix(path);
    const isName = match?.depth === 1 && pathParts(path).length > 1;
    if (match !== undefined && match.depth >= atLeast && (!isName || match.paths.length === 1)) {
      return { kind: "found", path: match.paths[0], depth: match.depth, rivals: match.paths.length - 1 };
    }
    tried.push(...suffixes(path, atLeast));
    if (isName && match.paths.length > 1 && atLeast === 1) {
      tried[tried.length - 1] += ` (${match.paths.length} files have that name)`;
    }
  }
  return { kind: "missing", tried: [...new Set(tried)] };
}

/** From the longest on; the last one is the shortest that would have done. */
function suffixes(path: string, atLeast: number): string[] {
  const parts = pathParts(path);
  const all: string[] = [];
  for (let first = 0; first <= parts.length - Math.max(1, atLeast); first++) {
    all.push(parts.slice(first).join("/"));
  }
  return all.length <= TRIED_SHOWN ? all : [...all.slice(0, TRIED_SHOWN - 2), "…", ...all.slice(-1)];
}
