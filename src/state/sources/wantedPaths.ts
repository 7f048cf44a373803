import { byteTextOf, textOf } from "../../base/byteText";
import type { WantedPath } from "../../source/findInPlace";
import type { PublicFile } from "../../source/hosts/publicFile";
import { mapPath, type PathRule } from "../../source/pathRule";
import { pathParts, sourcePath } from "../../source/sourcePath";
import { trimPath } from "../../report/trimPath";
import type { QueryOptions } from "../../engine/protocol";

/**
 * The paths that a file may have in a place, the surest first: by the user's rules, by pprof's trim_path and
 * source_path, both from the first part on; then by as long an end of its own path as there is.
 * @param known what published code it is of: there more than its name has to agree
 */
export function wantedPaths(
  file: string,
  rules: readonly PathRule[],
  options: QueryOptions,
  known: PublicFile | undefined,
): readonly WantedPath[] {
  const path = sourcePath(file);
  const mapped = mapPath(path, rules);
  const trimmed = trimPath(
    byteTextOf(path),
    byteTextOf(options.trim_path ?? ""),
    byteTextOf(options.source_path ?? ""),
  );
  const whole = [mapped, textOf(trimmed)].filter(it => it !== undefined && it !== path) as string[];
  return [
    ...whole.map(path => ({ path, atLeast: pathParts(path).length })),
    known?.wanted ?? { path, atLeast: 1 },
  ];
}
