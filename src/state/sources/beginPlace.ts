import { ProblemError } from "../../base/problem";
import type { PathIndex } from "../../source/pathIndex";
import { deletePlace, type KeptPlace, writePlace } from "./database";
import type { SourcePlace } from "./place";
import { changeSources, type ListedPlace, putPlace, sourcesStore, tellProgress } from "./store";

/** Progress of a listing is told this often. */
const PROGRESS_MS = 200;
/** More bytes than this are not kept over a reload. */
const MAX_KEPT_BYTES = 256 * 1024 * 1024;

/** Lists a place into its index; the notes are what is odd about it. */
type Lister = (index: PathIndex, signal: AbortSignal, onProgress: () => void) => Promise<readonly string[]>;

const listings = new Map<string, AbortController>();

/** Forgets a place, for good. */
export function removePlace(id: string): void {
  listings.get(id)?.abort();
  listings.delete(id);
  changeSources(({ places }) => ({ places: places.filter(({ place }) => place.id !== id) }));
  deletePlace(id).catch(() => undefined);
}

/** Shows a place, lists it and, where that went well, has the browser keep it. */
export async function beginPlace(
  place: SourcePlace,
  kept: KeptPlace | undefined,
  list: Lister,
): Promise<ListedPlace> {
  const { id, index } = place;
  dropNamesakes(place);
  putPlace({ place, status: { kind: "listing" }, fileCount: 0, isKept: false });
  const stop = new AbortController();
  listings.set(id, stop);
  const status = await run(place, list, stop.signal);
  listings.delete(id);
  const listed = { place, status, fileCount: index.count, isKept: false };
  // Removed while it was listed: it stays so.
  if (stop.signal.aborted) return listed;
  putPlace(listed);
  if (status.kind !== "ready" || kept === undefined || !isSmall(kept)) return listed;
  const isKept = await writePlace(kept).then(
    () => true,
    () => false,
  );
  tellProgress(id, { isKept });
  return { ...listed, isKept };
}

async function run(place: SourcePlace, list: Lister, signal: AbortSignal): Promise<ListedPlace["status"]> {
  const { id, index, kind } = place;
  let toldAtMs = performance.now();
  try {
    const notes = await list(index, signal, () => {
      if (performance.now() - toldAtMs < PROGRESS_MS) return;
      toldAtMs = performance.now();
      tellProgress(id, { fileCount: index.count });
    });
    return notes.length === 0 ? { kind: "ready" } : { kind: "ready", note: notes.join(" ") };
  } catch (error) {
    const reason =
      error instanceof ProblemError
        ? error.problem.message
        : `The browser may no longer read this ${kind === "folder" ? "folder" : "file"}: add it again.`;
    return { kind: "unreadable", reason };
  }
}

function isSmall(kept: KeptPlace): boolean {
  return kept.kind === "folder" || kept.files.reduce((sum, { size }) => sum + size, 0) <= MAX_KEPT_BYTES;
}

function dropNamesakes(place: SourcePlace): void {
  for (const { place: known } of sourcesStore.getState().places) {
    if (known.id !== place.id && known.kind === place.kind && known.name === place.name)
      removePlace(known.id);
  }
}

let lastId = 0;

/** In the order of time, so that the kept ones come back in their order. */
export function newId(): string {
  return `${Date.now().toString(36)}-${++lastId}`;
}
