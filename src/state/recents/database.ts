import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { RecentEntry } from "./entry";

interface Schema extends DBSchema {
  entries: { key: string; value: RecentEntry };
  /** Bytes apart from entries, so that listing reads none: id → one blob per file. */
  blobs: { key: string; value: Blob[] };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("proflens", 1, {
    upgrade(created) {
      created.createObjectStore("entries", { keyPath: "id" });
      created.createObjectStore("blobs");
    },
    terminated() {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** All entries, in no order. Rejects where the browser has no storage for this page. */
export async function readEntries(): Promise<RecentEntry[]> {
  return await (await database()).getAll("entries");
}

/** The files of an entry; undefined when they are gone. */
export async function readBlobs(id: string): Promise<Blob[] | undefined> {
  return await (await database()).get("blobs", id);
}

/** Writes an entry, its bytes if given, and removes others, all or nothing. */
export async function writeEntry(
  entry: RecentEntry,
  blobs: readonly Blob[] | undefined,
  removedIds: readonly string[],
): Promise<void> {
  const transaction = (await database()).transaction(["entries", "blobs"], "readwrite");
  const entries = transaction.objectStore("entries");
  const bytes = transaction.objectStore("blobs");
  const steps: Promise<unknown>[] = removedIds.flatMap(id => [entries.delete(id), bytes.delete(id)]);
  steps.push(entries.put(entry));
  if (blobs !== undefined) steps.push(bytes.put([...blobs], entry.id));
  await Promise.all([...steps, transaction.done]);
}

/** Removes an entry and its bytes. */
export async function deleteEntry(id: string): Promise<void> {
  const transaction = (await database()).transaction(["entries", "blobs"], "readwrite");
  await Promise.all([
    transaction.objectStore("entries").delete(id),
    transaction.objectStore("blobs").delete(id),
    transaction.done,
  ]);
}
