import { type Problem, ProblemError } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { PathIndex } from "../../source/pathIndex";
import { MAX_FILES } from "../../source/walkFolder";
import { Archive } from "./archive";
import { beginPlace, newId } from "./beginPlace";
import type { KeptPlace } from "./database";
import { type FolderTree, readOfTree } from "./folderTree";
import { listFolder } from "./listFolder";
import type { SourcePlace } from "./place";
import type { ListedPlace } from "./store";

/** Adds a folder, in place of one of the same name, and lists it. @param handle where it outlives the page */
export async function addFolder(
  tree: FolderTree,
  handle?: FileSystemDirectoryHandle,
  id = newId(),
): Promise<ListedPlace> {
  const { name } = tree;
  const read = (path: string) => readOfTree(tree, path.slice(name.length + 1));
  const place: SourcePlace = { id, kind: "folder", name, index: new PathIndex(), read };
  const kept: KeptPlace | undefined = handle && { id, kind: "folder", name, handle };
  return await beginPlace(place, kept, (index, signal, told) => listFolder(tree, index, signal, told));
}

/** Adds an archive. */
export async function addArchive(file: File, id = newId()): Promise<ListedPlace> {
  const { name } = file;
  const archive = new Archive(file);
  const read = (path: string) => archive.read(path);
  const place: SourcePlace = { id, kind: "archive", name, index: new PathIndex(), read };
  const kept: KeptPlace = { id, kind: "archive", name, files: [file] };
  return await beginPlace(place, kept, async (index, signal, told) => {
    const tell = (path: string) => {
      if (index.count >= MAX_FILES) return false;
      index.add(path);
      told();
      return true;
    };
    try {
      await archive.list(tell, signal);
    } catch (error) {
      if (index.count === 0 || !(error instanceof ProblemError)) throw error;
      return [error.problem.message];
    }
    return index.count >= MAX_FILES ? [`Only its first ${MAX_FILES} files are known.`] : [];
  });
}

/** Adds single files, as a place of their own. */
export async function addFiles(files: readonly File[], id = newId()): Promise<ListedPlace> {
  const byPath = new Map(files.map(file => [pathOfFile(file), file]));
  const [first = ""] = byPath.keys();
  // A directory input gives the files of a folder.
  const folder = first.includes("/") ? first.slice(0, first.indexOf("/")) : undefined;
  const name = folder ?? (byPath.size === 1 ? first : `${first} and ${byPath.size - 1} more`);
  const read = (path: string) => readFile(byPath.get(path), path);
  const kind = folder === undefined ? "files" : "folder";
  const place: SourcePlace = { id, kind, name, index: new PathIndex(), read };
  // What belongs to a folder loses its path when it is stored.
  const kept: KeptPlace | undefined = kind === "files" ? { id, kind, name, files } : undefined;
  return await beginPlace(place, kept, async index => {
    for (const path of byPath.keys()) index.add(path);
    return [];
  });
}

async function readFile(file: File | undefined, path: string): Promise<Result<Uint8Array, Problem>> {
  try {
    if (file !== undefined) return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // Said below.
  }
  return err({
    kind: "unreachable",
    message: `The browser can no longer read ${path}.`,
    advice: "It was moved or changed since it was chosen: choose it again.",
  });
}

/** From a directory input, the path from the chosen folder's name on. */
function pathOfFile(file: File): string {
  return file.webkitRelativePath || file.name;
}
