import { sourcePath } from "../sourcePath";
import { firstFact, GITHUB_HOST, githubAddress, type Recogniser, wantedIn } from "./publicFile";

const INSTALLED = /\/julia-?(?:(\d+\.\d+\.\d+)[^/]*)?\/(?:.*\/)?share\/julia\/(base|stdlib\/v[\d.]+)\/(.+)$/;
/** Where the released binaries were built. */
const BUILT = /\/julia-release-(\d+)-dot-(\d+)\/(?:usr\/share\/julia\/)?(base|src|stdlib\/v[\d.]+)\/(.+)$/;

const VERSION_IN_PATH = /\/julia-(\d+\.\d+\.\d+)\b/;

/** The files of Julia itself. (Packages are under a hash that says neither version nor commit.) */
export const julia: Recogniser = (file, facts) => {
  const path = sourcePath(file);
  const [, version, folder, rest] = INSTALLED.exec(path) ?? [];
  const [, major, minor, builtFolder, builtRest] = BUILT.exec(path) ?? [];
  const inside = [folder ?? builtFolder, rest ?? builtRest].join("/").replace(/^stdlib\/v[\d.]+/, "stdlib");
  if (inside === "/") return undefined;
  const branch = major === undefined ? undefined : `release-${major}.${minor}`;
  return {
    project: "Julia",
    version: version ?? firstFact(facts, VERSION_IN_PATH) ?? branch,
    versionExample: "1.12.1",
    path: inside,
    wanted: wantedIn("julia", inside),
    host: GITHUB_HOST,
    addresses: version => [
      githubAddress("JuliaLang/julia", /^\d/.test(version) ? `v${version}` : version, inside),
    ],
  };
};
