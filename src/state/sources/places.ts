import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { PathIndex } from "../../source/pathIndex";
import { type FolderTree, readOfTree } from "./folderTree";
import { listFolder, MAX_FILES } from "./listFolder";
import type { SourcePlace } from "./place";
import { changeSources, putPlace, sourcesStore, tellProgress } from "./store";

/** Progress of a listing is told this often. */
const PROGRESS_MS = 200;

const listings = new Map<string, AbortController>();
let lastId = 0;

/** Adds a folder, in place of one of the same name, and lists it. */
export async function addFolder(tree: FolderTree): Promise<void> {
  const place: SourcePlace = {
    id: newId(),
    kind: "folder",
    name: tree.name,
    index: new PathIndex(),
    read: path => readOfTree(tree, path.slice(tree.name.length + 1)),
  };
  dropNamesakes(place);
  putPlace({ place, status: { kind: "listing" }, fileCount: 0 });
  await listInto(place, tree);
}

/** Adds single files, as a place of their own. */
export function addFiles(files: readonly File[]): void {
  const byPath = new Map(files.map(file => [pathOfFile(file), file]));
  const [first] = byPath.keys();
  if (first === undefined) return;
  const place: SourcePlace = {
    id: newId(),
    kind: "files",
    name: byPath.size === 1 ? first : `${first} and ${byPath.size - 1} more`,
    index: new PathIndex(byPath.keys()),
    read: path => readFile(byPath.get(path), path),
  };
  putPlace({ place, status: { kind: "ready" }, fileCount: byPath.size });
}

/** Forgets a place. */
export function removePlace(id: string): void {
  listings.get(id)?.abort();
  listings.delete(id);
  changeSources(({ places }) => ({ places: places.filter(({ place }) => place.id !== id) }));
}

async function listInto(place: SourcePlace, tree: FolderTree): Promise<void> {
  const { id, index } = place;
  const stop = new AbortController();
  listings.set(id, stop);
  let toldAtMs = performance.now();
  try {
    const { isCut, unreadable } = await listFolder(tree, index, stop.signal, () => {
      if (performance.now() - toldAtMs < PROGRESS_MS) return;
      toldAtMs = performance.now();
      tellProgress(id, { fileCount: index.count });
    });
    if (stop.signal.aborted) return;
    const notes = [
      ...(isCut ? [`It has more than ${MAX_FILES} files; those deepest in it are not known.`] : []),
      ...(unreadable > 0 ? [`${unreadable} of its folders could not be read.`] : []),
    ];
    const note = notes.length > 0 ? notes.join(" ") : undefined;
    putPlace({ place, status: { kind: "ready", ...(note && { note }) }, fileCount: index.count });
  } catch {
    if (stop.signal.aborted) return;
    const reason = "The browser may no longer read this folder: add it again.";
    putPlace({ place, status: { kind: "unreadable", reason }, fileCount: 0 });
  } finally {
    listings.delete(id);
  }
}

function dropNamesakes(place: SourcePlace): void {
  for (const { place: known } of sourcesStore.getState().places) {
    if (known.kind === place.kind && known.name === place.name) removePlace(known.id);
  }
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

function newId(): string {
  return `place-${++lastId}`;
}
