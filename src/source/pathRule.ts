import { sourcePath } from "./sourcePath";

/** The user's word for where files are: what begins with `from` is found as `to` and the rest. */
export interface PathRule {
  /** A prefix of paths in profiles, such as `/home/ci/src`; "" for all. */
  readonly from: string;
  /** What takes its place, such as `src`; "" where the rest is what a place has. */
  readonly to: string;
}

/** The path by the first rule whose prefix it has, whole parts only; undefined where none applies. */
export function mapPath(path: string, rules: readonly PathRule[]): string | undefined {
  for (const { from, to } of rules) {
    const rest = restBehind(path, from.trim());
    if (rest !== undefined) return `${to.trim()}/${rest}`.replace(/\/{2,}/g, "/").replace(/^\/(?=.)/, "");
  }
  return undefined;
}

/** What follows a prefix that ends where a part does. */
function restBehind(path: string, from: string): string | undefined {
  if (from === "") return path;
  const prefix = sourcePath(from).replace(/\/$/, "");
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
}
