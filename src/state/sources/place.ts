import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import type { PathIndex } from "../../source/pathIndex";

/** Something that has source files: a folder, an archive, some files. */
export interface SourcePlace {
  readonly id: string;
  readonly kind: "folder" | "archive" | "files" | "source map";
  readonly name: string;
  /** Grows while the place is listed. */
  readonly index: PathIndex;
  /** Reads a file by its path in the index. */
  readonly read: (path: string, signal: AbortSignal) => Promise<Result<Uint8Array, Problem>>;
}

/** More files of one place than this are not listed. */
export const MAX_FILES = 300_000;

/** How a place is called in sentences: `folder src`. */
export function placeTitle({ kind, name }: Pick<SourcePlace, "kind" | "name">): string {
  return kind === "files" ? name : `${kind} ${name}`;
}
