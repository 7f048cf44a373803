import { ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import { findInPlace } from "./findInPlace";
import type { PathIndex } from "./pathIndex";
import { mapPath, type PathRule } from "./pathRule";
import { pathParts, sourcePath } from "./sourcePath";

/** What a rule would do. */
export interface RuleCount {
  /** Files of the profile that have its prefix. */
  readonly matching: number;
  /** Those that are found with it. */
  readonly found: number;
  /** One of them, and where it is; or, where none is found, what was looked for. */
  readonly example: { readonly file: string; readonly path: string; readonly isFound: boolean } | undefined;
}

const FILES_PER_STEP = 256;
/** Of one place. */
const MOST_SUGGESTED = 20;

/** Counts what a rule finds of a profile's files. */
export function* countRule(
  rule: PathRule,
  files: readonly string[],
  places: readonly PathIndex[],
): Steps<Result<RuleCount, never>> {
  let matching = 0;
  let found = 0;
  let example: RuleCount["example"];
  for (const [at, file] of files.entries()) {
    if (at % FILES_PER_STEP === FILES_PER_STEP - 1) yield;
    const mapped = mapPath(sourcePath(file), [rule]);
    if (mapped === undefined) continue;
    matching++;
    const wanted = [{ path: mapped, atLeast: pathParts(mapped).length }];
    for (const index of places) {
      const finding = findInPlace(wanted, index);
      if (finding.kind === "missing") continue;
      found++;
      if (example?.isFound !== true) example = { file, path: finding.path, isFound: true };
      break;
    }
    example ??= { file, path: mapped, isFound: false };
  }
  return ok({ matching, found, example });
}

/**
 * Rules that would find a file by its name: the folders that have a file of that name, each against the file's own
 * folder, with what both end in left away.
 */
export function suggestRules(file: string, places: readonly PathIndex[]): PathRule[] {
  const wanted = pathParts(sourcePath(file));
  const root = sourcePath(file).startsWith("/") ? "/" : "";
  const rules = places.flatMap(index => {
    const match = index.longestSuffix(file);
    return (match?.paths ?? []).slice(0, MOST_SUGGESTED).map(path => {
      const parts = path.split("/");
      const depth = match?.depth ?? 0;
      return {
        from: root + wanted.slice(0, wanted.length - depth).join("/"),
        to: parts.slice(0, parts.length - depth).join("/"),
      };
    });
  });
  return rules.filter(({ from }) => from !== root);
}
