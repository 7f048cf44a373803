import { sourcePath } from "../sourcePath";
import { firstFact, GITHUB_HOST, githubAddress, type Recogniser, wantedIn } from "./publicFile";

/** An installed header of the C++ library: `/usr/include/c++/12/bits/stl_algo.h`. */
const HEADER = /\/include\/c\+\+\/(\d+(?:\.\d+)*)\/(.+)$/;
/** A file of the libraries themselves, as they were built. */
const BUILT = /(?:^|\/)((?:libstdc\+\+-v3|libgcc)\/.+)$/;

const VERSION_IN_PATH = /\/(?:include\/c\+\+|lib\/gcc\/[^/]+)\/(\d+(?:\.\d+)*)(?:\/|$)/;

/** The files of GCC's libraries. */
export const gccLibraries: Recogniser = (file, facts) => {
  const path = sourcePath(file);
  const [, version, header] = HEADER.exec(path) ?? [];
  const built = BUILT.exec(path)?.[1];
  if (header === undefined && built === undefined) return undefined;
  const paths = built === undefined ? headerPaths(header) : [built];
  return {
    project: "GCC",
    version: version ?? firstFact(facts, VERSION_IN_PATH),
    versionExample: "12.2.0",
    path: paths[0],
    wanted: built === undefined ? wantedIn(`c++/${version}`, header) : wantedIn("gcc", built),
    host: GITHUB_HOST,
    // `12` is the branch, `12.2.0` one of its tags.
    addresses: version => {
      const ref = /^\d/.test(version) ? `releases/gcc-${version}` : version;
      return paths.map(path => githubAddress("gcc-mirror/gcc", ref, path));
    },
  };
};

/** Installation puts headers of several folders into one. */
function headerPaths(header: string): string[] {
  const name = header.slice(header.lastIndexOf("/") + 1);
  const inFolder = header.includes("/");
  return [
    `libstdc++-v3/include/${inFolder ? "" : "std/"}${header}`,
    `libstdc++-v3/libsupc++/${name}`,
    ...(inFolder ? [] : [`libstdc++-v3/include/c_global/${header}`]),
  ];
}
