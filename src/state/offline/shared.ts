import { SHARED_CACHE, SHARED_FIELD } from "./builtFiles";

/** Which header of a kept file says what the file is called. */
const NAME_HEADER = "x-file-name";

/**
 * Takes in what another program shared with the app (the manifest's `share_target`): files are kept for the page to
 * fetch, an address goes into the link.
 * @returns the address of the page that opens it, relative to the app's
 */
export async function keepShared(form: FormData, caches: CacheStorage): Promise<string> {
  const files = form.getAll(SHARED_FIELD).filter(value => value instanceof File);
  if (files.length === 0) return `./#/${addressIn(form)}`;
  const cache = await caches.open(SHARED_CACHE);
  const id = crypto.randomUUID();
  for (const [index, file] of files.entries()) {
    const headers = { [NAME_HEADER]: encodeURIComponent(file.name) };
    await cache.put(keyOf(id, index), new Response(file, { headers }));
  }
  return `./#/?shared=${id}`;
}

/** Hands over the files that were kept under an id, and keeps them no longer. */
export async function takeShared(id: string, caches: CacheStorage): Promise<File[]> {
  const cache = await caches.open(SHARED_CACHE);
  const files: File[] = [];
  for (;;) {
    const key = keyOf(id, files.length);
    const response = await cache.match(key);
    if (response === undefined) return files;
    const name = decodeURIComponent(response.headers.get(NAME_HEADER) ?? "shared");
    files.push(new File([await response.blob()], name));
    await cache.delete(key);
  }
}

function keyOf(id: string, index: number): string {
  return `/shared/${id}/${index}`;
}

/** Some programs share an address as text, with words around it. */
function addressIn(form: FormData): string {
  for (const field of ["url", "text", "title"]) {
    const value = form.get(field);
    const address = typeof value === "string" ? /https?:\/\/\S+/i.exec(value)?.[0] : undefined;
    if (address !== undefined) return `?url=${encodeURIComponent(address)}`;
  }
  return "";
}
