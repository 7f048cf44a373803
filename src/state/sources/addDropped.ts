import { treeOfEntry, treeOfHandle } from "./folderTree";
import { archiveKind } from "./archive";
import { addArchive, addFiles, addFolder } from "./places";
import { restorePlaces } from "./restorePlaces";
import type { ListedPlace } from "./store";

/** A folder that was dropped: what a page may only take while the event lasts. */
export interface DroppedFolder {
  readonly entry: FileSystemDirectoryEntry;
  /** The same as something that lasts, where the browser has that. */
  readonly handle: Promise<FileSystemHandle | null> | undefined;
}

/** Adds what was dropped or picked as places for source; archives are told by their content. */
export async function addDropped(
  folders: readonly DroppedFolder[],
  files: readonly File[],
): Promise<readonly ListedPlace[]> {
  // What is kept comes first, and may be replaced.
  await restorePlaces();
  const kinds = await Promise.all(files.map(file => archiveKind(file).catch(() => undefined)));
  const single = files.filter((_, at) => kinds[at] === undefined);
  return await Promise.all([
    ...folders.map(async ({ entry, handle }) => {
      const lasting = await handle?.catch(() => null);
      return lasting instanceof FileSystemDirectoryHandle
        ? await addFolder(treeOfHandle(lasting), lasting)
        : await addFolder(treeOfEntry(entry));
    }),
    ...files.filter((_, at) => kinds[at] !== undefined).map(file => addArchive(file)),
    ...(single.length > 0 ? [addFiles(single)] : []),
  ]);
}
