import type { PathIndex } from "../../source/pathIndex";
import type { FolderTree } from "./folderTree";
import { FILES_PER_TASK, nextTask } from "./nextTask";
import { MAX_FILES } from "./place";

/** Has nothing that a profile names. */
const SKIPPED = new Set([".git", ".hg", ".svn"]);

/** May have very much; listed when the rest is. */
const LISTED_LAST = new Set(["node_modules", "target", ".cache", ".venv", "venv", "dist", "build"]);

/**
 * Lists the files of a folder by their names alone, what is near the top first. Rejects where the folder itself cannot
 * be read; stops early when the signal says so.
 * @param onProgress told after every folder
 * @returns what is odd about the folder, each one sentence
 */
export async function listFolder(
  tree: FolderTree,
  index: PathIndex,
  signal: AbortSignal,
  onProgress: () => void = () => undefined,
): Promise<readonly string[]> {
  const soon = [""];
  const later: string[] = [];
  let unreadable = 0;
  let seen = 0;
  for (let path = soon.shift(); path !== undefined; path = soon.shift() ?? later.shift()) {
    try {
      for await (const { name, isFolder } of tree.list(path)) {
        if (signal.aborted) return [];
        // oxlint-disable-next-line no-await-in-loop -- that is what it is for
        if (++seen % FILES_PER_TASK === 0) await nextTask();
        const below = path === "" ? name : `${path}/${name}`;
        if (!isFolder) {
          if (index.count >= MAX_FILES) return [CUT, ...notesOn(unreadable)];
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
  return notesOn(unreadable);
}

const CUT = `It has more than ${MAX_FILES} files; those deepest in it are not known.`;

function notesOn(unreadable: number): string[] {
  return unreadable === 0 ? [] : [`${unreadable} of its folders could not be read.`];
}
