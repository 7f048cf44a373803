import { pathParts, sourcePath } from "./sourcePath";

/** Code that may have been made by a bundler. */
const SCRIPT = /\.(?:[cm]?jsx?|bundle|jsbundle)$/i;

/** Whether a file of a profile may be a bundle, or a copy of one. */
export function mayBeBundle(file: string): boolean {
  return SCRIPT.test(bundlePath(file)) && !file.startsWith("node:");
}

/**
 * Which bundles of a profile the files of a folder are: those whose path ends most alike. Where two of the profile's
 * are alike to the same degree, neither is taken. A file of a package is met by its name and its folder at least:
 * there are many `index.js`.
 * @param files the profile's, as it names them
 * @param paths the folder's
 * @returns the profile's file → the folder's path
 */
export function matchBundles(files: readonly string[], paths: readonly string[]): Map<string, string> {
  const byName = new Map<string, { file: string; own: string }[]>();
  for (const file of files) {
    if (!mayBeBundle(file)) continue;
    const own = bundlePath(file);
    const name = lastPart(own);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [{ file, own }]);
    else known.push({ file, own });
  }
  const best = new Map<string, { path: string; parts: number }>();
  for (const path of paths) {
    const candidates = (byName.get(lastPart(path)) ?? []).map(({ file, own }) => ({
      file,
      own,
      parts: commonParts(own, path),
      least: own.includes("/node_modules/") ? 2 : 1,
    }));
    const most = Math.max(...candidates.map(({ parts }) => parts));
    const alike = candidates.filter(({ parts }) => parts === most);
    if (new Set(alike.map(({ own }) => own)).size > 1) continue;
    for (const { file, parts, least } of alike) {
      if (parts < least) continue;
      const known = best.get(file);
      if (known === undefined || known.parts < parts) best.set(file, { path, parts });
    }
  }
  return new Map([...best].map(([file, { path }]) => [file, path]));
}

/** A script's path in the profile: addresses without what a server is asked beside it. */
function bundlePath(file: string): string {
  if (!/^[a-z][\w+.-]+:\/\//i.test(file)) return sourcePath(file);
  const path = file.replace(/[?#].*$/s, "");
  try {
    return sourcePath(decodeURI(path));
  } catch {
    return sourcePath(path);
  }
}

/** How many of their last parts two paths have in common. */
function commonParts(one: string, other: string): number {
  const ones = pathParts(one).reverse();
  const others = pathParts(other).reverse();
  let count = 0;
  while (count < ones.length && count < others.length && ones[count] === others[count]) count++;
  return count;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
