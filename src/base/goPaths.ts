/** `filepath.Clean` of Go on Unix: `a//b/../c/.` → `a/c`; "" → ".". */
export function cleanPath(path: string): string {
  if (path === "") return ".";
  const isRooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!isRooted) kept.push("..");
  }
  const clean = (isRooted ? "/" : "") + kept.join("/");
  return clean === "" ? "." : clean;
}

/** `filepath.SplitList` of Go on Unix. */
export function splitPathList(list: string): string[] {
  return list === "" ? [] : list.split(":");
}

/** `filepath.Dir` of Go on Unix. */
export function parentPath(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf("/") + 1));
}

/** `filepath.Base` of Go on Unix: the last part; "" → ".". */
export function lastPathPart(path: string): string {
  if (path === "") return ".";
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end--;
  return end === 0 ? "/" : path.slice(path.lastIndexOf("/", end - 1) + 1, end);
}
