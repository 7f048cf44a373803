import { sourcePath } from "../sourcePath";
import { GITHUB_HOST, githubAddress, type Recogniser } from "./publicFile";

/** GOPATH's and other checkouts under the repository's address. */
const IN_REPOSITORY = /(?:^|\/)github\.com\/([\w.-]+)\/([\w.-]+)\/(.+)$/;

/** What lies under a repository's address, such as `~/go/src/github.com/google/pprof/main.go`: it says no version. */
export const github: Recogniser = file => {
  const [, owner, name, path] = IN_REPOSITORY.exec(sourcePath(file)) ?? [];
  if (owner === undefined || name === undefined || path === undefined || /^[\w.-]*@v?\d/.test(path)) {
    return undefined;
  }
  return {
    project: `github.com/${owner}/${name}`,
    version: undefined,
    versionExample: "main, a tag, or a commit",
    path,
    // It may well be the user's own, under another name.
    wanted: { path: `${owner}/${name}/${path}`, atLeast: 1 },
    host: GITHUB_HOST,
    addresses: version => [githubAddress(`${owner}/${name}`, version, path)],
  };
};
