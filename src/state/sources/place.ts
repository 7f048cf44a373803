import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import type { PathIndex } from "../../source/pathIndex";

/** Something that has source files: a folder, an archive, some files, the disk of the command that serves the page. */
export interface SourcePlace {
  readonly id: string;
  readonly kind: "folder" | "archive" | "files" | "source map" | "disk";
  readonly name: string;
  /** Grows while the place is listed. */
  readonly index: PathIndex;
  /** Reads a file by its path in the index. */
  readonly read: (path: string, signal: AbortSignal) => Promise<Result<Uint8Array, Problem>>;
}

/** How a place is called in sentences: `folder src`. The paths of the disk are whole: they say where it is. */
export function placeTitle({ kind, name }: Pick<SourcePlace, "kind" | "name">): string {
  if (kind === "disk") return "disk";
  return kind === "files" ? name : `${kind} ${name}`;
}
