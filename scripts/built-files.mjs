import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files that the service worker does not keep: itself, and what the app does not show. */
const NOT_KEPT = ["sw.js", "sbom.cdx.json", "licences.txt"];

/**
 * What a built folder consists of, for its service worker.
 * @param {string} folder
 * @returns {import("../src/state/offline/builtFiles.ts").BuiltFiles}
 */
export function builtFiles(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter(path => !NOT_KEPT.includes(path))
    .toSorted();
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const entry = /<script [^>]*src="\.\/(?<path>assets\/[^"]+)"/.exec(page)?.groups?.path;
  if (entry === undefined) throw new Error(`${folder}/index.html begins with no script of assets/.`);
  const files = paths.map(path => {
    if (path.startsWith("assets/")) return { path };
    // Hosts answer the folder's address with it, and some redirect its own.
    return { path: path === "index.html" ? "" : path, revision: hashOf(readFileSync(join(folder, path))) };
  });
  return { version: hashOf(JSON.stringify(files)), entry, files };
}

/** Sixteen hexadecimal digits. */
function hashOf(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
