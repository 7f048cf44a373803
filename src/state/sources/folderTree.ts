import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { FolderEntry } from "../../source/walkFolder";

/** A folder of the user's disk, whatever the browser calls it. */
export interface FolderTree {
  readonly name: string;
  /** What is directly in a folder. @param path below the tree's own folder; "" is that */
  readonly list: (path: string) => AsyncIterable<FolderEntry>;
  /** Reads a file. @param path as in `list` */
  readonly read: (path: string) => Promise<File>;
}

/** A folder as `FileSystemDirectoryHandle`: what lasts longer than the page. */
export function treeOfHandle(root: FileSystemDirectoryHandle): FolderTree {
  const folderAt = async (parts: readonly string[]) => {
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part);
    return folder;
  };
  return {
    name: root.name,
    async *list(path) {
      for await (const { name, kind } of (await folderAt(partsOf(path))).values()) {
        yield { name, isFolder: kind === "directory" };
      }
    },
    async read(path) {
      const parts = partsOf(path);
      const folder = await folderAt(parts.slice(0, -1));
      return await (await folder.getFileHandle(parts.at(-1) ?? "")).getFile();
    },
  };
}

/** A folder that was dropped where there are no handles. */
export function treeOfEntry(root: FileSystemDirectoryEntry): FolderTree {
  return {
    name: root.name,
    async *list(path) {
      const folder = path === "" ? root : await entryAt(root, path);
      const reader = folder.createReader();
      for (;;) {
        // Some hundred a time.
        const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
          reader.readEntries(resolve, reject);
        });
        if (entries.length === 0) return;
        for (const { name, isDirectory } of entries) yield { name, isFolder: isDirectory };
      }
    },
    read: path =>
      new Promise<File>((resolve, reject) => {
        root.getFile(path, {}, entry => (entry as FileSystemFileEntry).file(resolve, reject), reject);
      }),
  };
}

function entryAt(root: FileSystemDirectoryEntry, path: string): Promise<FileSystemDirectoryEntry> {
  return new Promise((resolve, reject) => {
    root.getDirectory(path, {}, entry => resolve(entry as FileSystemDirectoryEntry), reject);
  });
}

/** Reads a file of a folder, with failures in words. */
export async function readOfTree(tree: FolderTree, path: string): Promise<Result<Uint8Array, Problem>> {
  try {
    return ok(new Uint8Array(await (await tree.read(path)).arrayBuffer()));
  } catch (error) {
    return err(unreadable(tree.name, path, error));
  }
}

function unreadable(folder: string, path: string, error: unknown): Problem {
  const isGone = error instanceof DOMException && error.name === "NotFoundError";
  return {
    kind: "unreachable",
    message: isGone
      ? `${path} is no longer in the folder ${folder}.`
      : `The browser may no longer read ${path} in the folder ${folder}.`,
    advice: "It was moved, changed or closed to this page since the folder was chosen: add the folder again.",
  };
}

function partsOf(path: string): string[] {
  return path === "" ? [] : path.split("/");
}
