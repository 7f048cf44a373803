import { commonParts, plainPath } from "./paths";

/** Code that may have been made by a bundler. */
const SCRIPT = /\.(?:[cm]?jsx?|bundle|jsbundle)$/i;

/** Whether a file of a profile may be a bundle, or a copy of one. */
export function mayBeBundle(file: string): boolean {
  return SCRIPT.test(plainPath(file)) && !file.startsWith("node:");
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
  const byName = new Map<string, { file: string; plain: string }[]>();
  for (const file of files) {
    if (!mayBeBundle(file)) continue;
    const plain = plainPath(file);
    const name = lastPart(plain);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [{ file, plain }]);
    else known.push({ file, plain });
  }
  const best = new Map<string, { path: string; parts: number }>();
  for (const path of paths) {
    const candidates = (byName.get(lastPart(path)) ?? []).map(({ file, plain }) => ({
      file,
      plain,
      parts: commonParts(plain, path),
      least: plain.includes("/node_modules/") ? 2 : 1,
    }));
    const most = Math.max(...candidates.map(({ parts }) => parts));
    const alike = candidates.filter(({ parts }) => parts === most);
    if (new Set(alike.map(({ plain }) => plain)).size > 1) continue;
    for (const { file, parts, least } of alike) {
      if (parts < least) continue;
      const known = best.get(file);
      if (known === undefined || known.parts < parts) best.set(file, { path, parts });
    }
  }
  return new Map([...best].map(([file, { path }]) => [file, path]));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
