/** Names for an invented program: packages, functions, files and the values of labels. */

import { mix } from "./random.mjs";

/**
 * @typedef {object} Package
 * @property {string} path Go import path, or C++ namespaces joined by `::`
 * @property {"go" | "cpp"} language
 * @property {number} mappingIndex index into the four mappings of `program.mjs`
 * @property {string} folder where its files lie
 */

const GO_STANDARD = [
  "runtime",
  "syscall",
  "sync",
  "sync/atomic",
  "internal/poll",
  "io",
  "bufio",
  "bytes",
  "strings",
  "strconv",
  "reflect",
  "sort",
  "time",
  "context",
  "fmt",
  "net",
  "net/http",
  "net/textproto",
  "crypto/tls",
  "crypto/aes",
  "crypto/sha256",
  "compress/flate",
  "encoding/json",
  "encoding/binary",
  "hash/crc32",
  "math/big",
  "regexp",
  "database/sql",
  "text/template",
  "os",
  "path/filepath",
  "log/slog",
]; // prettier-ignore

const CPP_LIBRARIES = [
  "std::__detail",
  "std::filesystem",
  "absl::container_internal",
  "absl::synchronization_internal",
  "absl::strings_internal",
  "google::protobuf::io",
  "google::protobuf::internal",
  "grpc_core::chttp2",
  "grpc_core::promise",
  "rocksdb::blob",
  "rocksdb::compaction",
  "rocksdb::table",
  "rocksdb::memtable",
  "snappy::internal",
  "simdjson::ondemand",
  "arrow::compute",
  "arrow::io",
  "arrow::ipc",
  "folly::fibers",
  "folly::io",
  "v8::internal::wasm",
  "v8::internal::compiler",
  "v8::internal::heap",
  "re2::dfa",
]; // prettier-ignore

const CPP_SYSTEM = ["__gnu_cxx::ops", "std::chrono", "pthread::impl", "malloc::arena"];

const ORGANISATIONS = ["acme", "northwind", "contoso", "globex", "initech", "umbra"];
const PROJECTS = ["orders", "ledger", "search", "gateway", "catalog", "billing", "stream"];
const PARTS = ["api", "store", "internal/cache", "internal/codec", "pkg/index", "pkg/queue", "server", "rpc"];

const TYPES = [
  "Cursor",
  "Reader",
  "Writer",
  "Session",
  "Table",
  "Block",
  "Index",
  "Worker",
  "Pool",
  "Buffer",
  "Router",
  "Codec",
  "Shard",
  "Batch",
  "Planner",
  "Client",
  "Tree",
  "Iterator",
  "Registry",
  "Stream",
  "Encoder",
  "Arena",
]; // prettier-ignore
const VERBS = [
  "Read",
  "Write",
  "Find",
  "Merge",
  "Parse",
  "Encode",
  "Decode",
  "Flush",
  "Load",
  "Store",
  "Visit",
  "Append",
  "Compare",
  "Hash",
  "Split",
  "Compact",
  "Resolve",
  "Apply",
  "Scan",
  "Lock",
  "Release",
  "Grow",
  "Validate",
]; // prettier-ignore
const NOUNS = [
  "Row",
  "Key",
  "Page",
  "Header",
  "Frame",
  "Entry",
  "Token",
  "Chunk",
  "Record",
  "Column",
  "Span",
  "Value",
  "Range",
  "Node",
  "Bucket",
  "Segment",
  "Field",
  "Message",
  "Window",
  "Path",
  "Slot",
  "Digest",
  "Lease",
  "Vector",
]; // prettier-ignore

const PACKAGE_COUNT = 200;

/**
 * The packages, those everything calls (runtime, standard libraries) first.
 * @returns {Package[]}
 */
export function createPackages() {
  /** @type {Package[]} */
  const packages = [];
  for (const path of GO_STANDARD) {
    packages.push({ path, language: "go", mappingIndex: 0, folder: `/usr/local/go/src/${path}` });
  }
  for (const path of CPP_SYSTEM) {
    packages.push({
      path,
      language: "cpp",
      mappingIndex: 2,
      folder: `/usr/src/libc/${path.replaceAll("::", "/")}`,
    });
  }
  for (const path of CPP_LIBRARIES) {
    packages.push({
      path,
      language: "cpp",
      mappingIndex: 1,
      folder: `/src/third_party/${path.replaceAll("::", "/")}`,
    });
  }
  for (let i = 0; packages.length < PACKAGE_COUNT; i++) {
    const organisation = ORGANISATIONS[i % ORGANISATIONS.length];
    const project = PROJECTS[Math.floor(i / ORGANISATIONS.length) % PROJECTS.length];
    const part = PARTS[Math.floor(i / (ORGANISATIONS.length * PROJECTS.length)) % PARTS.length];
    const path = `github.com/${organisation}/${project}/${part}`;
    packages.push({
      path,
      language: "go",
      mappingIndex: i % 11 === 10 ? 3 : 0,
      folder: `/home/build/src/${path}`,
    });
  }
  return packages;
}

/**
 * A function's names. Within a package every number has its own name: the number is written in mixed radix, its
 * digits choosing type, verb, noun and form, each turned by an offset of the package.
 * @param {Package} pkg
 * @param {number} packageIndex
 * @param {number} numberInPackage
 * @returns {{ name: string, systemName: string, file: string }}
 */
export function functionNames(pkg, packageIndex, numberInPackage) {
  let rest = numberInPackage;
  /** @type {(words: string[], turn: number) => string} */
  const digit = (words, turn) => {
    const word = words[(rest + mix(packageIndex, turn)) % words.length];
    rest = Math.floor(rest / words.length);
    return word ?? "";
  };
  const type = digit(TYPES, 1);
  // Verb and noun advance together first, so that the first few functions of a type differ in both.
  const verb = digit(VERBS, 2 + (numberInPackage % TYPES.length));
  const noun = digit(
    NOUNS,
    40 + (mix(packageIndex, numberInPackage % (TYPES.length * VERBS.length)) % NOUNS.length),
  );
  const generation = rest === 0 ? "" : String(rest + 1);
  const method = `${verb}${noun}${generation}`;
  if (pkg.language === "cpp") {
    const parts = [...pkg.path.split("::"), type, method];
    const systemName = `_ZN${parts.map(part => `${part.length}${part}`).join("")}Ev`;
    return { name: parts.join("::"), systemName, file: `${pkg.folder}/${type.toLowerCase()}.cc` };
  }
  const receiver = numberInPackage % 5 === 0 ? `${type}${method}` : `(*${type}).${method}`;
  const name = `${pkg.path}.${receiver}${numberInPackage % 9 === 4 ? ".func1" : ""}`;
  return { name, systemName: name, file: `${pkg.folder}/${type.toLowerCase()}.go` };
}

/** @param {number} index */
export function endpointName(index) {
  const project = PROJECTS[index % PROJECTS.length];
  const noun = NOUNS[index % NOUNS.length] ?? "";
  return `/v${1 + (index % 3)}/${project}/${noun.toLowerCase()}s/${VERBS[index % VERBS.length]?.toLowerCase()}`;
}

/** @param {number} index */
export function tenantName(index) {
  return `tenant-${mix(index, 77).toString(16).padStart(8, "0")}`;
}
