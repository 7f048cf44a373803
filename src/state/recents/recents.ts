import { createStore } from "zustand/vanilla";
import { byteCountText } from "../../base/units";
import { deleteEntry, readBlobs, readEntries, writeEntry } from "./database";
import type { RecentEntry } from "./entry";
import { MAX_BYTES, pruneRecents } from "./pruning";

/** The profiles that this browser remembers. */
export interface Recents {
  /** Whether the browser has storage for this page; undefined until it was asked. */
  readonly available: boolean | undefined;
  /** Newest first. */
  readonly entries: readonly RecentEntry[];
}

export const recentsStore = createStore<Recents>(() => ({ available: undefined, entries: [] }));

/** Bytes that the browser kept, with the name they had. */
export interface KeptBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** Reads the list. */
export async function loadRecents(): Promise<void> {
  try {
    const entries = await readEntries();
    recentsStore.setState({
      available: true,
      entries: entries.toSorted((one, other) => other.openedAt - one.openedAt),
    });
  } catch {
    recentsStore.setState({ available: false, entries: [] });
  }
}

/**
 * Remembers a profile, and forgets the oldest where there are too many.
 * @param blobs its files, or undefined where they are kept already or can be fetched again
 * @returns why it was not kept, or undefined
 */
export async function keepRecent(
  entry: RecentEntry,
  blobs: readonly Blob[] | undefined,
): Promise<string | undefined> {
  const { entries } = recentsStore.getState();
  const pruned = pruneRecents(entries, entry);
  if (pruned === undefined)
    return `not kept: larger than the ${byteCountText(MAX_BYTES)} kept in this browser`;
  try {
    await writeEntry(
      entry,
      blobs,
      pruned.dropped.map(({ id }) => id),
    );
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") {
      return "not kept: this browser's storage is full";
    }
    return "not kept: this browser has no storage here";
  }
  recentsStore.setState({ available: true, entries: pruned.kept });
  return undefined;
}

/** Forgets a profile and its bytes. It leaves the list when it is gone for good, and not before. */
export async function forgetRecent(id: string): Promise<void> {
  try {
    await deleteEntry(id);
  } catch {
    recentsStore.setState({ available: false });
  }
  recentsStore.setState(({ entries }) => ({ entries: entries.filter(entry => entry.id !== id) }));
}

/** The kept files of an entry with the names they had; undefined when they are gone. */
export async function readRecentFiles(entry: RecentEntry): Promise<KeptBlob[] | undefined> {
  if (entry.source.kind !== "files") return undefined;
  const { files } = entry.source;
  try {
    const blobs = await readBlobs(entry.id);
    return blobs?.map((blob, index) => ({ name: files[index]?.name ?? entry.name, blob }));
  } catch {
    return undefined;
  }
}
