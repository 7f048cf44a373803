import { cleanPath } from "../base/goPaths";

/**
 * A file's path as it is compared: `file:` addresses and Windows paths with forward slashes, no `.`, `..` or double
 * slashes. "" for what is no path.
 */
export function sourcePath(file: string): string {
  const path = pathOfUrl(file.trim()).replaceAll("\\", "/");
  return path === "" ? "" : cleanPath(path);
}

/** The parts of a path from the root on: `/a/b.go` → `a`, `b.go`. */
export function pathParts(path: string): string[] {
  return path.split("/").filter(part => part !== "");
}

function pathOfUrl(file: string): string {
  if (!/^file:\/\//i.test(file)) return file;
  const path = file.replace(/^file:\/\/[^/]*/i, "");
  try {
    // `file:///C:/…` has a slash too many.
    return decodeURIComponent(path).replace(/^\/([A-Za-z]:)/, "$1");
  } catch {
    return path;
  }
}
