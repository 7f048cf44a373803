import { sourcePath } from "../sourcePath";
import { firstFact, GITHUB_HOST, githubAddress, type Recogniser } from "./publicFile";

const VERSION_IN_PATH = /node(?:js)?(?:\/|[-_/]?v)v?(\d+\.\d+\.\d+)\b/;

/** The modules of Node.js itself: `node:internal/timers`, and without `node:` as they were called before 16. */
export const nodeInternals: Recogniser = (file, facts) => {
  const name =
    /^node:([\w/.-]+)$/.exec(file)?.[1] ?? /^(internal\/[\w/.-]+)\.js$/.exec(sourcePath(file))?.[1];
  if (name === undefined) return undefined;
  // Libraries that Node.js brings are built in under another name than they lie in its repository.
  const dependency = /^internal\/deps\/(.+)$/.exec(name)?.[1];
  const paths = [...(dependency === undefined ? [] : [`deps/${dependency}.js`]), `lib/${name}.js`];
  const [path] = paths;
  return {
    project: "Node.js",
    version: firstFact(facts, VERSION_IN_PATH),
    versionExample: "22.20.0",
    path,
    wanted: { path, atLeast: path.split("/").length },
    host: GITHUB_HOST,
    addresses: version => {
      const ref = /^\d/.test(version) ? `v${version}` : version;
      return paths.map(path => githubAddress("nodejs/node", ref, path));
    },
  };
};
