import type { PathIndex } from "../../source/pathIndex";
import { listingNotes, MAX_FILES, walkFolder } from "../../source/walkFolder";
import type { FolderTree } from "./folderTree";
import { FILES_PER_TASK, nextTask } from "./nextTask";

/**
 * Lists the files of a folder by their names alone, what is near the top first. Rejects where the folder itself cannot
 * be read; stops early when the signal says so.
 * @param onProgress told after every file
 * @returns what is odd about the folder, each one sentence
 */
export async function listFolder(
  tree: FolderTree,
  index: PathIndex,
  signal: AbortSignal,
  onProgress: () => void = () => undefined,
): Promise<readonly string[]> {
  let unreadable = 0;
  let seen = 0;
  for await (const path of walkFolder(tree.list, () => unreadable++)) {
    if (signal.aborted) return [];
    // oxlint-disable-next-line no-await-in-loop -- that is what it is for
    if (++seen % FILES_PER_TASK === 0) await nextTask();
    if (index.count >= MAX_FILES) return listingNotes({ isCut: true, unreadable });
    index.add(`${tree.name}/${path}`);
    onProgress();
  }
  return listingNotes({ isCut: false, unreadable });
}
