import { type ByteText, bytesOf, byteTextOf } from "../base/byteText";
import { splitPathList } from "../base/goPaths";
import type { Profile } from "../model/profile";
import { baseName } from "../names/functionName";

const ALWAYS_TRIMMED = ["/proc/self/cwd/./", "/proc/self/cwd/"];

/**
 * A source path without the prefixes that trim_path names; without a trim_path, without everything up to a folder
 * called like one of source_path's (`internal/report/source.go: trimPath`).
 */
export function trimPath(path: ByteText, trimList: ByteText, searchList: ByteText): ByteText {
  if (trimList === "") {
    for (const folder of splitPathList(searchList)) {
      const wanted = `/${baseName(folder)}/`;
      const found = path.indexOf(wanted);
      if (found >= 0) return path.slice(found + wanted.length);
    }
  }
  for (const prefix of [...splitPathList(trimList), ...ALWAYS_TRIMMED]) {
    const folder = prefix.endsWith("/") ? prefix : `${prefix}/`;
    if (path.startsWith(folder)) return path.slice(folder.length);
  }
  return path;
}

/** Trims the files of all functions; the same profile where nothing changes. */
export function trimFiles(profile: Profile, trimList: string, searchList: string): Profile {
  const { functions } = profile;
  const trim = byteTextOf(trimList);
  const search = byteTextOf(searchList);
  const trimmed = new Map<number, number>();
  let { strings } = profile;
  let { filename } = functions;
  for (let row = 0; row < functions.count; row++) {
    const index = functions.filename[row];
    let after = trimmed.get(index);
    if (after === undefined) {
      const path = profile.strings.byteText(index);
      const shorter = trimPath(path, trim, search);
      after = index;
      if (shorter !== path) {
        if (strings === profile.strings) strings = strings.fork();
        after = strings.count;
        strings.add(bytesOf(shorter), 0, shorter.length);
      }
      trimmed.set(index, after);
    }
    if (after === index) continue;
    if (filename === functions.filename) filename = filename.slice();
    filename[row] = after;
  }
  return filename === functions.filename
    ? profile
    : { ...profile, strings, functions: { ...functions, filename } };
}
