import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A place as the browser keeps it: what can be stored, and read again after a reload. */
export type KeptPlace = KeptFolder | KeptFiles;

export interface KeptFolder {
  readonly id: string;
  readonly kind: "folder";
  readonly name: string;
  readonly handle: FileSystemDirectoryHandle;
}

/** `archive`: one file. */
export interface KeptFiles {
  readonly id: string;
  readonly kind: "archive" | "files";
  readonly name: string;
  readonly files: readonly File[];
}

interface Schema extends DBSchema {
  places: { key: string; value: KeptPlace };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("proflens-sources", 1, {
    upgrade(created) {
      created.createObjectStore("places", { keyPath: "id" });
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

/** All places, the oldest first. Rejects where the browser has no storage for this page. */
export async function readPlaces(): Promise<KeptPlace[]> {
  return await (await database()).getAll("places");
}

/** Rejects where it cannot be stored. */
export async function writePlace(place: KeptPlace): Promise<void> {
  await (await database()).put("places", place);
}

/** Removes a place. */
export async function deletePlace(id: string): Promise<void> {
  await (await database()).delete("places", id);
}
