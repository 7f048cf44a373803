import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

/** Files of the repository, from its root, where every run begins. */
const bytesOf = (path: string): Uint8Array => Uint8Array.from(readFileSync(resolve(path)));

/** A file of an importer's fixtures. */
export const fixture = (path: string): Uint8Array => bytesOf(`src/format/${path}`);
export const fixtureText = (path: string): string => new TextDecoder().decode(fixture(path));

/** Profiles in a folder, unpacked. */
export function profilesIn(folder: string): Uint8Array[] {
  return readdirSync(resolve(folder))
    .filter(name => name.endsWith(".pb.gz"))
    .toSorted()
    .map(name => Uint8Array.from(gunzipSync(bytesOf(`${folder}/${name}`))));
}
