/**
 * What pprof makes of a function's name: the shortened form in its graphs (`internal/graph/graph.go:
 * ShortenFunctionName`), the package (`internal/report/package.go`) and the form that drop_frames is matched on
 * (`profile/prune.go: simplifyFunc`).
 */

const CPP_ANONYMOUS_PREFIX = /^\(anonymous namespace\)::/;
const GO_MODULE_VERSION = /^(.*?)\/v(?:[2-9]|[1-9][0-9]+)([./].*)$/;
const GO = /^(?:[\w\-.]+\/)+([^.]+\..+)/;
const JAVA = /^(?:[a-z]\w*\.)*([A-Z][\w$]*\.(?:<init>|[a-z][\w$]*(?:\$\d+)?))(?:\(|$)/;
const CPP = /^(?:[_a-zA-Z]\w*::)+(_*[A-Z]\w*::~?[_a-zA-Z]\w*(?:<.*>)?)/;
const PACKAGE = /^((.*\/)?\w+)(\.|::)([^/]*)$/;

/** Names longer than this are not matched against the shortening rules: they stay as they are. */
const LONGEST_NAME_MATCHED = 4096;

/** The name without its path, package version and arguments: `net/http.(*conn).serve` → `http.(*conn).serve`. */
export function shortenFunctionName(name: string): string {
  if (name.length > LONGEST_NAME_MATCHED) return name;
  let short = name.replace(CPP_ANONYMOUS_PREFIX, "");
  short = short.replace(GO_MODULE_VERSION, "$1$2");
  for (const pattern of [GO, JAVA, CPP]) {
    const match = pattern.exec(short);
    if (match !== null) return match[1];
  }
  return short;
}

/** The package of a Go, Rust, C++ or Java name; "" where the name has none. */
export function packageName(name: string): string {
  if (name.length > LONGEST_NAME_MATCHED) return "";
  return PACKAGE.exec(name)?.[1] ?? "";
}

/**
 * A Go name up to its type arguments, whose paths pprof would take for the package's:
 * `slices.Sort[go.shape.struct { example.com/x.T }]` → `slices.Sort`.
 */
export function withoutTypeArguments(name: string): string {
  const bracket = name.indexOf("[");
  return bracket > 0 ? name.slice(0, bracket) : name;
}

const PARENTHESIS = /\(anonymous namespace\)|operator\(\)|\(/g;

/** The name without a leading dot and without its argument list. */
export function simplifyFunctionName(name: string): string {
  const simple = name.startsWith(".") ? name.slice(1) : name;
  for (const match of simple.matchAll(PARENTHESIS)) {
    if (match[0] === "(") return simple.slice(0, match.index);
  }
  return simple;
}

/** The last element of a path, as Go's `filepath.Base`: `/usr/lib/libc.so` → `libc.so`; "" → ".". */
export function baseName(path: string): string {
  if (path === "") return ".";
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end--;
  return end === 0 ? "/" : path.slice(path.lastIndexOf("/", end - 1) + 1, end);
}
