import { sourcePath } from "./sourcePath";

/** The user's word for where files are: what begins with `from` is found as `to` and the rest. */
export interface PathRule {
  /** A prefix of paths in profiles, such as `/home/ci/src`. */
  readonly from: string;
  /** What takes its place, such as `src`; "" where the rest is what a place has. */
  readonly to: string;
}

/** The path by the first rule whose prefix it has, whole parts only; undefined where none applies. */
export function mapPath(path: string, rules: readonly PathRule[]): string | undefined {
  for (const { from, to } of rules) {
    const prefix = sourcePath(from).replace(/\/$/, "");
    if (path !== prefix && !path.startsWith(`${prefix}/`)) continue;
    return `${to.replace(/\/$/, "")}/${path.slice(prefix.length)}`.replace(/\/+/g, "/");
  }
  return undefined;
}
