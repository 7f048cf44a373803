/** `C:/app/x.js` is a path, `webpack://app/x.js` an address. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:/i;

/** The path from the folder of `from`, with `.` and `..` worked out; addresses and absolute paths stay as they are. */
export function besides(from: string, path: string): string {
  const to = path.replaceAll("\\", "/");
  if (ADDRESS.test(to) || to.startsWith("/") || /^[a-z]:\//i.test(to)) return to;
  const folder = from.replaceAll("\\", "/").split("/").slice(0, -1);
  // What names a host or a drive is not gone up from.
  const rooted = /^([a-z][a-z0-9+.-]+:\/\/[^/]*|[a-z]:(?=\/)|(?=\/))/i.exec(from.replaceAll("\\", "/"))?.[0];
  const least = rooted === undefined ? 0 : rooted.split("/").length;
  for (const step of to.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") folder.push(step);
    else if (folder.length > least && folder.at(-1) !== "..") folder.pop();
    else if (rooted === undefined) folder.push("..");
  }
  return folder.join("/");
}
