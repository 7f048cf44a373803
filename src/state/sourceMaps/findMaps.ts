import { sourceMapUrl } from "../../analysis/sourceMaps/sourceMapUrl";
import { besides } from "../../analysis/sourceMaps/besides";
import type { Warning } from "../../base/problem";
import type { SourceMapFile } from "../../engine/protocol";
import { matchBundles } from "../../source/bundles";
import { listFiles, readBytes } from "../sources/readSource";

/** A file of a place. */
interface PlacedFile {
  readonly placeId: string;
  readonly path: string;
}

/** What the places have of a bundle; at least one of both. */
export interface FoundBundle {
  /** The bundle's file, as the profile names it. */
  readonly file: string;
  readonly code: PlacedFile | undefined;
  /** The map beside it. */
  readonly map: PlacedFile | undefined;
}

const MAP = /\.map$/i;

/** Finds the bundles of a profile, and the maps beside them, in all places. @param files the profile's */
export function findBundles(files: readonly string[]): FoundBundle[] {
  const names = new Set(files.map(nameOf));
  const byPlace = new Map<string, Set<string>>();
  for (const { placeId, path } of listFiles(candidate => names.has(nameOf(candidate.replace(MAP, ""))))) {
    const paths = byPlace.get(placeId);
    if (paths === undefined) byPlace.set(placeId, new Set([path]));
    else paths.add(path);
  }
  const found = new Map<string, FoundBundle>();
  for (const [placeId, paths] of byPlace) {
    const bundles = new Set([...paths].map(path => path.replace(MAP, "")));
    for (const [file, path] of matchBundles(files, [...bundles])) {
      const known = found.get(file);
      const placed = (one: string) => (paths.has(one) ? { placeId, path: one } : undefined);
      found.set(file, {
        file,
        code: known?.code ?? placed(path),
        map: known?.map ?? placed(`${path}.map`),
      });
    }
  }
  return [...found.values()];
}

/** Maps of the places that stand beside none of the profile's bundles, outside of packages. */
export function countOtherMaps(): number {
  return listFiles(path => /\.[cm]?jsx?\.map$/i.test(path) && !path.includes("node_modules/")).length;
}

/**
 * Reads a bundle and its map: the one that its comment names or holds, else the one beside it. The warning says why
 * something could not be read; neither: it has none.
 */
export async function readBundle(
  { file, code, map }: FoundBundle,
  signal: AbortSignal,
): Promise<{ readonly found?: SourceMapFile; readonly warnings: readonly Warning[] }> {
  const warnings: Warning[] = [];
  const read = async (placed: PlacedFile | undefined) => {
    if (placed === undefined) return undefined;
    const bytes = await readBytes(placed.placeId, placed.path, signal);
    if (!bytes.ok) warnings.push({ code: "source-map", message: bytes.error.message });
    return bytes.ok ? bytes.value : undefined;
  };
  const codeBytes = await read(code);
  const url = codeBytes === undefined ? undefined : sourceMapUrl(endOf(codeBytes));
  if (code !== undefined && url?.startsWith("data:") === true) {
    return { found: { file, name: code.path, map: undefined, code: codeBytes }, warnings };
  }
  const named = code === undefined || url === undefined ? undefined : namedFile(code, url);
  const chosen = named ?? map;
  const mapBytes = await read(chosen);
  if (chosen === undefined || mapBytes === undefined) return { warnings };
  return { found: { file, name: chosen.path, map: mapBytes, code: codeBytes }, warnings };
}

/** The file that a comment names, where the bundle's place has it. */
function namedFile({ placeId, path }: PlacedFile, url: string): PlacedFile | undefined {
  const named = besides(path, decoded(url.replace(/[?#].*$/s, "")));
  return listFiles(candidate => candidate === named).find(one => one.placeId === placeId);
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A bundle's last lines, where its comment is. */
function endOf(bytes: Uint8Array): string {
  let start = bytes.length;
  for (let lines = 0; lines < LAST_LINES && start > 0; lines++) {
    start = bytes.lastIndexOf(LINE_FEED, start - 1);
    if (start < 0) start = 0;
  }
  return new TextDecoder().decode(bytes.subarray(start));
}

const LAST_LINES = 12;
const LINE_FEED = 10;

function nameOf(path: string): string {
  const plain = path.replace(/[?#].*$/s, "");
  return plain.slice(Math.max(plain.lastIndexOf("/"), plain.lastIndexOf("\\")) + 1);
}
