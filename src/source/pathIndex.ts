import { pathParts } from "./sourcePath";

/** Files that fit a path best. */
export interface SuffixMatch {
  /** How many parts agree from the end on; 1 is the file's name alone. */
  readonly depth: number;
  /** All that agree in as many parts, the shortest path first. */
  readonly paths: readonly string[];
}

/** The paths of the files of a place, found by how paths end. */
export class PathIndex {
  private readonly byName = new Map<string, string[]>();
  private readonly all: string[] = [];

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) this.add(path);
  }

  /** Of the form `src/app/main.go`: from the place's own name on, without `.` and `..`. */
  add(path: string): void {
    this.all.push(path);
    const name = path.slice(path.lastIndexOf("/") + 1);
    const known = this.byName.get(name);
    if (known === undefined) this.byName.set(name, [path]);
    else known.push(path);
  }

  get count(): number {
    return this.all.length;
  }

  /** All paths in the order in which they were added. */
  get paths(): readonly string[] {
    return this.all;
  }

  /**
   * The files whose paths agree with a path in most parts from the end on; undefined where none has its name. A folder
   * with a version in its name agrees with the same one of another version or none (`btree@v1.0.1`, `serde-1.0.200`).
   */
  longestSuffix(path: string): SuffixMatch | undefined {
    const wanted = pathParts(path);
    const name = wanted.at(-1);
    const candidates = name === undefined ? undefined : this.byName.get(name);
    if (candidates === undefined) return undefined;
    let depth = 0;
    let paths: string[] = [];
    for (const candidate of candidates) {
      const common = commonEnd(wanted, candidate.split("/"));
      if (common > depth) {
        depth = common;
        paths = [];
      }
      if (common === depth) paths.push(candidate);
    }
    paths.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
    return { depth, paths };
  }
}

/** How many parts agree from the end on. */
function commonEnd(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  for (let depth = 0; depth < most; depth++) {
    const first = one[one.length - 1 - depth];
    const second = other[other.length - 1 - depth];
    if (first !== second && (depth === 0 || withoutVersion(first) !== withoutVersion(second))) return depth;
  }
  return most;
}

/** `btree@v1.0.1` → `btree`, `serde-1.0.200` → `serde`, `go1.22.3` stays. */
function withoutVersion(folder: string): string {
  return folder.replace(/(@v?|-v?)\d+(\.\d+)+.*$/, "");
}
