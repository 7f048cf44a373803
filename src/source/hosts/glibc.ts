import { sourcePath } from "../sourcePath";
import { firstFact, GITHUB_HOST, githubAddress, type Recogniser, wantedIn } from "./publicFile";

/** Unpacked under its version: `/usr/src/debug/glibc-2.34-60.el9_2.7.x86_64/nptl/pthread_create.c`. */
const UNPACKED = /\/glibc-(\d+\.\d+)[^/]*\/(?:glibc-\d[^/]*\/)?(.+)$/;
/** What is directly in its source. */
const TOP_FOLDERS =
  /^(?:csu|debug|dirent|elf|gmon|iconv|include|inet|intl|io|libio|locale|malloc|math|misc|nptl|nss|posix|resolv|resource|setjmp|signal|socket|stdio-common|stdlib|string|sysdeps|termios|time|wcsmbs|wctype)\/.+\.[chS]$/;

const VERSION = /(?:\/glibc-|\blibc-)(\d+\.\d+)\b/;

/** The files of the GNU C library. */
export const glibc: Recogniser = (file, facts) => {
  const unpacked = UNPACKED.exec(sourcePath(file));
  const path = unpacked?.[2] ?? builtPath(file);
  if (path === undefined) return undefined;
  return {
    project: "glibc",
    version: unpacked?.[1] ?? firstFact(facts, VERSION),
    versionExample: "2.41",
    path,
    wanted: wantedIn("glibc", path),
    host: GITHUB_HOST,
    addresses: version => {
      const ref = /^\d/.test(version) ? `glibc-${version}` : version;
      return [githubAddress("bminor/glibc", ref, path)];
    },
  };
};

/**
 * A path relative to the folder that was built, as Debian and others leave it: `./csu/../sysdeps/nptl/pthread.h` is in
 * sysdeps, `./malloc/./malloc/malloc.c` in malloc, `./math/./w_exp_template.c` in math.
 */
function builtPath(file: string): string | undefined {
  if (!/^\.\.?\//.test(file)) return undefined;
  const dotAt = file.lastIndexOf("/./");
  const whole = sourcePath(file).replace(/^(?:\.\.\/)+/, "");
  const paths = dotAt < 0 ? [whole] : [sourcePath(file.slice(dotAt + 3)), whole];
  return paths.find(path => TOP_FOLDERS.test(path));
}
