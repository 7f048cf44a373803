import type { PathIndex } from "../../source/pathIndex";
import type { FolderTree } from "./folderTree";

/** More files of one place than this are not listed. */
export const MAX_FILES = 300_000;

/** Has nothing that a profile names. */
const SKIPPED = new Set([".git", ".hg", ".svn"]);

/** May have very much; listed when the rest is. */
const LISTED_LAST = new Set(["node_modules", "target", ".cache", ".venv", "venv", "dist", "build"]);

/** How a listing ended. */
export interface ListingEnd {
  /** There are more files than are listed. */
  readonly isCut: boolean;
  /** Folders that the browser could not read. */
  readonly unreadable: number;
}

/**
 * Lists the files of a folder by their names alone, what is near the top first. Rejects where the folder itself cannot
 * be read; stops early when the signal says so.
 * @param onProgress told after every folder
 */
export async function listFolder(
  tree: FolderTree,
  index: PathIndex,
  signal: AbortSignal,
  onProgress: () => void = () => undefined,
): Promise<ListingEnd> {
  const soon = [""];
  const later: string[] = [];
  let unreadable = 0;
  for (let path = soon.shift(); path !== undefined; path = soon.shift() ?? later.shift()) {
    try {
      for await (const { name, isFolder } of tree.list(path)) {
        if (signal.aborted) return { isCut: true, unreadable };
        const below = path === "" ? name : `${path}/${name}`;
        if (!isFolder) {
          if (index.count >= MAX_FILES) return { isCut: true, unreadable };
          index.add(`${tree.name}/${below}`);
        } else if (!SKIPPED.has(name)) {
          (LISTED_LAST.has(name) ? later : soon).push(below);
        }
      }
    } catch (error) {
      if (path === "") throw error;
      unreadable++;
    }
    onProgress();
  }
  return { isCut: false, unreadable };
}
