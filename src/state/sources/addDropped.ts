import { treeOfEntry, treeOfHandle } from "./folderTree";
import { addFiles, addFolder } from "./places";

/** A folder that was dropped: what a page may only take while the event lasts. */
export interface DroppedFolder {
  readonly entry: FileSystemDirectoryEntry;
  /** The same as something that lasts, where the browser has that. */
  readonly handle: Promise<FileSystemHandle | null> | undefined;
}

/** Adds what was dropped as places for source. */
export async function addDropped(folders: readonly DroppedFolder[], files: readonly File[]): Promise<void> {
  if (files.length > 0) addFiles(files);
  await Promise.all(
    folders.map(async ({ entry, handle }) => {
      const lasting = await handle?.catch(() => null);
      const isFolder = lasting instanceof FileSystemDirectoryHandle;
      await addFolder(isFolder ? treeOfHandle(lasting) : treeOfEntry(entry));
    }),
  );
}
