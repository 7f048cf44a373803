import { PathIndex } from "../../source/pathIndex";
import { isServed } from "../served/server";
import { type KeptFolder, type KeptPlace, readPlaces } from "./database";
import { readOfTree, treeOfHandle } from "./folderTree";
import type { SourcePlace } from "./place";
import { addArchive, addFiles, addFolder } from "./places";
import { putPlace } from "./store";

/** Most folders are listed by then; nobody waits longer for one that is not. */
const PATIENCE_MS = 400;

let restored: Promise<void> | undefined;

/** Brings back what the browser kept, and the disk of the command that serves the page, once: all places are there when it is done, though long listings go on behind. */
export function restorePlaces(): Promise<void> {
  restored ??= (async () => {
    const places = await readPlaces().catch(() => []);
    const disk = isServed("sources") ? import("./disk").then(({ addDisk }) => addDisk()) : undefined;
    const listings = Promise.all([...places.map(restore), disk?.catch(() => undefined)]);
    await Promise.race([listings, new Promise(resolve => setTimeout(resolve, PATIENCE_MS))]);
  })();
  return restored;
}

/** Asks the browser once more for a folder that it may not read since the reload. Needs a click of the user. */
export async function allowAgain(id: string): Promise<void> {
  const kept = (await readPlaces().catch(() => [])).find(place => place.id === id);
  if (kept?.kind !== "folder") return;
  const state = await kept.handle.requestPermission?.({ mode: "read" });
  if (state === "granted") await addFolder(treeOfHandle(kept.handle), kept.handle, id);
}

async function restore(kept: KeptPlace): Promise<void> {
  if (kept.kind === "folder") await restoreFolder(kept);
  else if (kept.kind === "archive") await addArchive(kept.files[0], kept.id);
  else await addFiles(kept.files, kept.id);
}

async function restoreFolder(kept: KeptFolder): Promise<void> {
  const { id, name, handle } = kept;
  const state = await handle.queryPermission?.({ mode: "read" }).catch(() => "denied" as const);
  const tree = treeOfHandle(handle);
  if (state === undefined || state === "granted") {
    await addFolder(tree, handle, id);
    return;
  }
  const read = (path: string) => readOfTree(tree, path.slice(name.length + 1));
  const place: SourcePlace = { id, kind: "folder", name, index: new PathIndex(), read };
  putPlace({ place, status: { kind: "locked" }, fileCount: 0, isKept: true });
}
