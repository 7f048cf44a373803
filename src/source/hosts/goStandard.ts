import { pathParts, sourcePath } from "../sourcePath";
import { firstFact, GITHUB_HOST, githubAddress, type Recogniser, wantedIn } from "./publicFile";

/** What is directly in GOROOT/src, as of Go 1.26; no module path begins like these, for want of a dot. */
const TOP_FOLDERS = new Set(
  (
    "archive arena bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors " +
    "expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp " +
    "runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak"
  ).split(" "),
);

const IN_GOROOT =
  /(?:^|\/)(?:golang\.org\/toolchain@[^/]*|go|golang|golang\/1\.[^/]*|go\/1\.[^/]*(?:\/[^/]+)?|goroot|go[-_]sdk|libexec|go[-.]?\d[^/]*|[^/]*-go-\d[^/]*\/share\/go|\$GOROOT)\/src\/(.+)$/i;

/** A toolchain's version: in the name of its folder, or of the folder that has it under its number. */
const VERSION_IN_PATH =
  /(?:toolchain@v[\d.]+-go|(?:^|[/-])go[-.]?|\/go(?:lang)?\/)(1\.\d+(?:\.\d+)?(?:rc\d+|beta\d+)?)(?:[./-](?:linux|darwin|windows|freebsd)[^/]*)?\//;
const VERSION_IN_WORDS = /\bgo(1\.\d+(?:\.\d+)?(?:rc\d+|beta\d+)?)\b/;

/** The files of Go itself, by GOROOT's path or, where the program was built with -trimpath, by the package alone. */
export const goStandard: Recogniser = (file, facts) => {
  const path = sourcePath(file);
  const inside = IN_GOROOT.exec(path)?.[1] ?? (/^[./]/.test(file) ? undefined : path);
  if (inside === undefined) return undefined;
  const parts = pathParts(inside);
  if (parts.length < 2 || !TOP_FOLDERS.has(parts[0]) || !/\.(go|s|h|c)$/.test(inside)) return undefined;
  const version =
    VERSION_IN_PATH.exec(path)?.[1] ??
    firstFact(facts, VERSION_IN_PATH) ??
    firstFact(facts, VERSION_IN_WORDS);
  return {
    project: "Go",
    version,
    versionExample: "1.26.1",
    path: `src/${inside}`,
    wanted: wantedIn("src", inside),
    host: GITHUB_HOST,
    addresses: version => goRefs(version).map(ref => githubAddress("golang/go", ref, `src/${inside}`)),
  };
};

/** Tags and branches for a version; `1.22` without a patch is the newest of its branch. */
function goRefs(version: string): string[] {
  const number = version.replace(/^go/, "");
  const minor = /^1\.(\d+)$/.exec(number)?.[1];
  if (minor === undefined) return [/^\d/.test(number) ? `go${number}` : number];
  const branch = `release-branch.go${number}`;
  // Up to 1.20 the first release of a branch had no patch number.
  return Number(minor) <= 20 ? [`go${number}`, branch] : [branch];
}
