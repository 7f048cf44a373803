import { pathParts, sourcePath } from "../sourcePath";
import { GITHUB_HOST, githubAddress, type Recogniser, wantedIn } from "./publicFile";

/** `…/pkg/mod/github.com/google/btree@v1.0.1/btree.go`, or from the module's name on. */
const IN_MODULE = /^(?:.*?\/pkg\/mod\/|\/?(?:.*\/)?vendor\/)?([^/@]+\.[^/@]+(?:\/[^/@]+)*)@(v\d[^/]*)\/(.+)$/;

/** Where the code of modules is that are not named by where it is: [module's first parts, repository]. */
const REPOSITORIES: readonly (readonly [RegExp, string])[] = [
  [/^github\.com\/([^/]+\/[^/]+)/, "$1"],
  [/^golang\.org\/x\/([^/]+)/, "golang/$1"],
  [/^google\.golang\.org\/grpc/, "grpc/grpc-go"],
  [/^google\.golang\.org\/protobuf/, "protocolbuffers/protobuf-go"],
  [/^google\.golang\.org\/api/, "googleapis/google-api-go-client"],
  [/^google\.golang\.org\/genproto/, "googleapis/go-genproto"],
  [/^google\.golang\.org\/appengine/, "golang/appengine"],
  [/^cloud\.google\.com\/go/, "googleapis/google-cloud-go"],
  [/^go\.uber\.org\/([^/]+)/, "uber-go/$1"],
  [/^go\.opentelemetry\.io\/otel/, "open-telemetry/opentelemetry-go"],
  [/^go\.opentelemetry\.io\/contrib/, "open-telemetry/opentelemetry-go-contrib"],
  [/^go\.etcd\.io\/([^/]+)/, "etcd-io/$1"],
  [/^go\.mongodb\.org\/mongo-driver/, "mongodb/mongo-go-driver"],
  [/^go\.starlark\.net/, "google/starlark-go"],
  [/^k8s\.io\/([^/]+)/, "kubernetes/$1"],
  [/^sigs\.k8s\.io\/([^/]+)/, "kubernetes-sigs/$1"],
  [/^gonum\.org\/v1\/([^/]+)/, "gonum/$1"],
  [/^gopkg\.in\/([^/]+)\/([^/.]+)\.v\d+/, "$1/$2"],
  [/^gopkg\.in\/([^/.]+)\.v\d+/, "go-$1/$1"],
  [/^honnef\.co\/go\/tools/, "dominikh/go-tools"],
  [/^rsc\.io\/([^/]+)/, "rsc/$1"],
  [/^filippo\.io\/([^/]+)/, "FiloSottile/$1"],
];

/** A version that is a commit: its date, and twelve digits of its hash. */
const PSEUDO_VERSION = /[-.]\d{14}-([0-9a-f]{12})$/;

/**
 * The files of Go modules, by their paths in the module cache or, after -trimpath, by module and version. (Go's own
 * proxy has them too, but answers no page: https://go.dev/issue/77496.)
 */
export const goModules: Recogniser = file => {
  const [, escapedModule, escapedVersion, path] = IN_MODULE.exec(sourcePath(file)) ?? [];
  if (escapedModule === undefined || escapedVersion === undefined || path === undefined) return undefined;
  const module = unescape(escapedModule);
  for (const [expression, replacement] of REPOSITORIES) {
    const match = expression.exec(module);
    if (match === null) continue;
    const repository = match[0].replace(expression, replacement);
    const folder = module.slice(match[0].length).replace(/^\//, "");
    const lastPart = pathParts(module.replace(/\/v\d+$/, "")).at(-1) ?? module;
    return {
      project: module,
      version: unescape(escapedVersion),
      versionExample: "v1.2.3",
      path,
      wanted: wantedIn(lastPart, path),
      host: GITHUB_HOST,
      addresses: version => moduleAddresses(repository, folder, version, path),
    };
  }
  return undefined;
};

/** The module cache writes capitals as `!` and the small letter. */
function unescape(text: string): string {
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * A module below the top of its repository has tags with its folder in front; its major version may be a folder or a
 * branch (https://go.dev/ref/mod#vcs-version).
 */
function moduleAddresses(repository: string, below: string, version: string, path: string) {
  const folder = below.replace(/(^|\/)v\d+$/, "");
  const bare = version.replace(/\+incompatible$/, "");
  const commit = PSEUDO_VERSION.exec(bare)?.[1];
  const refs = commit !== undefined ? [commit] : folder === "" ? [bare] : [`${folder}/${bare}`, bare];
  const folders = folder === below ? [folder] : [folder, below];
  return refs.flatMap(ref => folders.map(inside => githubAddress(repository, ref, `${inside}/${path}`)));
}
