import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openFile } from "../../analysis/fixtures/openFile";
import type { Profile } from "../../model/profile";
import { recognise } from ".";

/** Real paths, by the profile that has them, and where each can be had. */
const REAL: Readonly<
  Record<string, readonly (readonly [file: string, version: string, ...urls: string[]])[]>
> = {
  "go-http.heap.pb.gz": [
    ["/usr/local/go/src/runtime/proc.go", "1.26.1", "golang/go/go1.26.1/src/runtime/proc.go"],
    [
      "/usr/local/go/src/compress/flate/huffman_code.go",
      "1.20",
      "golang/go/go1.20/src/compress/flate/huffman_code.go",
      "golang/go/release-branch.go1.20/src/compress/flate/huffman_code.go",
    ],
  ],
  "go-compile.cpu.pb.gz": [
    [
      "cmd/compile/internal/syntax/source.go",
      "1.24",
      "golang/go/release-branch.go1.24/src/cmd/compile/internal/syntax/source.go",
    ],
  ],
  "parca-grpc-labels.cpu.pb.gz": [
    [
      "/opt/homebrew/Cellar/go/1.18/libexec/src/runtime/asm_arm64.s",
      "",
      "golang/go/go1.18/src/runtime/asm_arm64.s",
      "golang/go/release-branch.go1.18/src/runtime/asm_arm64.s",
    ],
  ],
  "pprofutils.heap.pb.gz": [
    ["/usr/local/Cellar/go/1.17.2/libexec/src/runtime/proc.go", "", "golang/go/go1.17.2/src/runtime/proc.go"],
    [
      "/Users/felix.geisendoerfer/go/src/github.com/felixge/pprofutils/utils/testdata/heapage.go",
      "main",
      "felixge/pprofutils/main/utils/testdata/heapage.go",
    ],
  ],
  "parca-delta-negative.pb.gz": [
    ["/Users/brancz/pkg/mod/github.com/google/btree@v1.0.1/btree.go", "", "google/btree/v1.0.1/btree.go"],
    [
      "/Users/brancz/pkg/mod/github.com/segmentio/parquet-go@v0.0.0-20220330180547-542d8f0815f1/encoding/bytearray.go",
      "",
      "segmentio/parquet-go/542d8f0815f1/encoding/bytearray.go",
    ],
  ],
  "julia-deep.allocs.pb.gz": [
    [
      "/home/thecedarprince/.julia/juliaup/julia-1.10.2+0.x64.linux.gnu/share/julia/base/boot.jl",
      "",
      "JuliaLang/julia/v1.10.2/base/boot.jl",
    ],
    [
      "/cache/build/builder-amdci5-1/julialang/julia-release-1-dot-10/src/gc.c",
      "",
      "JuliaLang/julia/v1.10.2/src/gc.c",
    ],
    [
      "/cache/build/builder-amdci5-1/julialang/julia-release-1-dot-10/usr/share/julia/stdlib/v1.10/REPL/src/REPL.jl",
      "",
      "JuliaLang/julia/v1.10.2/stdlib/REPL/src/REPL.jl",
    ],
  ],
  "node-labels.wall.pb.gz": [
    [
      "/app/node_modules/typescript/lib/typescript.js",
      "5.4.2",
      "https://cdn.jsdelivr.net/npm/typescript@5.4.2/lib/typescript.js",
    ],
    ["node:internal/timers", "20.20.2", "nodejs/node/v20.20.2/lib/internal/timers.js"],
    ["node:buffer", "20.20.2", "nodejs/node/v20.20.2/lib/buffer.js"],
  ],
  "node-small.wall.pb": [
    [
      "node:internal/deps/undici/undici",
      "22.1.0",
      "nodejs/node/v22.1.0/deps/undici/undici.js",
      "nodejs/node/v22.1.0/lib/internal/deps/undici/undici.js",
    ],
  ],
  "rust-pprof-rs.pb": [
    [
      "/home/yangkeao/.cargo/registry/src/github.com-1ecc6299db9ec823/backtrace-0.3.55/src/backtrace/mod.rs",
      "",
      "https://static.crates.io/crates/backtrace/backtrace-0.3.55.crate#backtrace-0.3.55/src/backtrace/mod.rs",
    ],
    [
      "/home/yangkeao/.rustup/toolchains/nightly-2020-10-19-x86_64-unknown-linux-gnu/lib/rustlib/src/rust/library/std/src/rt.rs",
      "",
      // Another path has the toolchain's commit.
      "rust-lang/rust/b1496c6e606dd908dd651ac2cce89815e10d7fc5/library/std/src/rt.rs",
    ],
  ],
  "cpp-work.cpu.pb.gz": [
    [
      "/usr/include/c++/12/bits/stl_algo.h",
      "",
      "gcc-mirror/gcc/releases/gcc-12/libstdc++-v3/include/bits/stl_algo.h",
      "gcc-mirror/gcc/releases/gcc-12/libstdc++-v3/libsupc++/stl_algo.h",
    ],
    [
      "/usr/include/c++/12/sstream",
      "",
      "gcc-mirror/gcc/releases/gcc-12/libstdc++-v3/include/std/sstream",
      "gcc-mirror/gcc/releases/gcc-12/libstdc++-v3/libsupc++/sstream",
      "gcc-mirror/gcc/releases/gcc-12/libstdc++-v3/include/c_global/sstream",
    ],
  ],
  "cpp-cc1plus.cpu.pb.gz": [
    ["./csu/../csu/libc-start.c", "2.36", "bminor/glibc/glibc-2.36/csu/libc-start.c"],
    ["./malloc/./malloc/malloc.c", "2.36", "bminor/glibc/glibc-2.36/malloc/malloc.c"],
  ],
  "parca-no-python.pb.gz": [
    [
      "/usr/src/debug/glibc-2.34-60.el9_2.7.x86_64/nptl/pthread_create.c",
      "",
      "bminor/glibc/glibc-2.34/nptl/pthread_create.c",
    ],
  ],
};

/** What is not in the profiles at hand, but known from elsewhere. */
const OTHERS: readonly (readonly [file: string, version: string | undefined, url: string])[] = [
  [
    "/root/go/pkg/mod/github.com/!burnt!sushi/toml@v1.3.2/decode.go",
    "v1.3.2",
    "BurntSushi/toml/v1.3.2/decode.go",
  ],
  [
    "github.com/apache/arrow/go/v8@v8.0.1/arrow/array.go",
    "v8.0.1",
    "apache/arrow/go/v8.0.1/go/arrow/array.go",
  ],
  ["golang.org/x/net@v0.17.0/http2/frame.go", "v0.17.0", "golang/net/v0.17.0/http2/frame.go"],
  ["/go/pkg/mod/gopkg.in/yaml.v3@v3.0.1/yaml.go", "v3.0.1", "go-yaml/yaml/v3.0.1/yaml.go"],
  [
    "/go/pkg/mod/github.com/docker/docker@v20.10.1+incompatible/api/types.go",
    "v20.10.1+incompatible",
    "docker/docker/v20.10.1/api/types.go",
  ],
  [
    "/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.22.1.linux-amd64/src/fmt/print.go",
    "1.22.1",
    "golang/go/go1.22.1/src/fmt/print.go",
  ],
  [
    "/usr/lib/go-1.22/src/net/http/server.go",
    "1.22",
    "golang/go/release-branch.go1.22/src/net/http/server.go",
  ],
  [
    "/nix/store/abc-go-1.21.4/share/go/src/net/http/server.go",
    "1.21.4",
    "golang/go/go1.21.4/src/net/http/server.go",
  ],
  ["/opt/hostedtoolcache/go/1.23.4/x64/src/io/io.go", "1.23.4", "golang/go/go1.23.4/src/io/io.go"],
  [
    "/rustc/1.75.0/library/core/src/num/mod.rs",
    "1.75.0",
    "rust-lang/rust/1.75.0/library/core/src/num/mod.rs",
  ],
  [
    "/usr/src/rustc-1.63.0/library/core/src/num/mod.rs",
    "1.63.0",
    "rust-lang/rust/1.63.0/library/core/src/num/mod.rs",
  ],
  [
    "/app/node_modules/.pnpm/@scope+pkg@1.2.3_peer@4.0.0/node_modules/@scope/pkg/dist/index.js",
    "1.2.3",
    "https://cdn.jsdelivr.net/npm/@scope/pkg@1.2.3/dist/index.js",
  ],
  [
    "/app/.yarn/cache/lodash-npm-4.17.21-6382451519-8.zip/node_modules/lodash/map.js",
    "4.17.21",
    "https://cdn.jsdelivr.net/npm/lodash@4.17.21/map.js",
  ],
  [
    "file:///app/node_modules/a/node_modules/b/index.mjs",
    undefined,
    "https://cdn.jsdelivr.net/npm/b@VERSION/index.mjs",
  ],
  ["/app/vendor/github.com/google/uuid/uuid.go", undefined, "google/uuid/VERSION/uuid.go"],
];

const OF_NOBODY = [
  "",
  "<autogenerated>",
  "_testmain.go",
  "/home/dev/goapp/main.go",
  "proflens/examples/go/orders/handlers.go",
  "/app/prof.js",
  "/home/dev/cpp/work.cc",
  "/home/me/go/src/sortofthing/sort.go",
  "src/main.rs",
  "./main.c",
  "node:",
  "\u0000/../..",
];

const PROFILES = join(import.meta.dirname, "../../../../shared/conformance/profiles");
const hasProfiles = existsSync(PROFILES);

/** An address without what most have in common. */
function shortUrls(file: string, version: string, texts: readonly string[] = []): string[] {
  const known = recognise(file, { texts });
  if (known === undefined) return [];
  return known
    .addresses(known.version ?? version)
    .map(
      ({ url, member }) =>
        url.replace("https://raw.githubusercontent.com/", "") + (member ? `#${member}` : ""),
    );
}

function filesOf({ functions, strings }: Profile): string[] {
  const indices = new Set(Array.from({ length: functions.count }, (_, row) => functions.filename[row]));
  return [...indices].map(index => strings.text(index));
}

describe.skipIf(!hasProfiles)("paths in real profiles (skipped where ../shared is absent)", () => {
  const files = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const name of Object.keys(REAL)) files.set(name, filesOf(await openFile(join(PROFILES, name))));
    expect(readdirSync(PROFILES).length).toBeGreaterThan(0);
  });

  const cases = Object.entries(REAL).flatMap(([name, rows]) =>
    rows.map(([file, version, ...urls]) => ({ name, file, version, urls })),
  );
  it.each(cases)("$name: $file", ({ name, file, version, urls }) => {
    const texts = files.get(name) ?? [];
    expect(texts).toContain(file);
    expect(shortUrls(file, version, texts)).toEqual(urls);
    // Where the case says a version, the profile does not.
    expect(recognise(file, { texts })?.version === undefined).toBe(version !== "");
  });
});

describe("paths from elsewhere", () => {
  it.each(OTHERS)("%s", (file, version, url) => {
    expect(recognise(file, { texts: [] })?.version).toBe(version);
    expect(shortUrls(file, "VERSION")[0]).toBe(url);
  });

  it.each(OF_NOBODY)("%j is nobody's", file => expect(recognise(file, { texts: [] })).toBeUndefined());
});

describe("versions", () => {
  it("are taken from what else the profile says", () => {
    const go = (...texts: string[]) => recognise("runtime/proc.go", { texts })?.version;
    expect(go()).toBeUndefined();
    expect(go("/usr/local/go1.21.3/bin/app", "built with go1.22.5 linux/amd64")).toBe("1.21.3");
    expect(go("built with go1.22.5 linux/amd64")).toBe("1.22.5");
    const node = (...texts: string[]) => recognise("node:fs", { texts })?.version;
    expect(node("/root/.nvm/versions/node/v20.11.1/bin/node")).toBe("20.11.1");
    expect(node("/usr/bin/node")).toBeUndefined();
  });
});

const GOROOT = ["/usr/local/go/src", "/usr/lib/go/src"].find(existsSync);

describe.skipIf(GOROOT === undefined)("Go's own folders (skipped without Go)", () => {
  it("are all known, so that paths after -trimpath are", () => {
    const folders = readdirSync(GOROOT ?? "", { withFileTypes: true }).filter(
      entry => entry.isDirectory() && entry.name !== "testdata",
    );
    const unknown = folders.filter(
      ({ name }) => recognise(`${name}/file.go`, { texts: [] })?.project !== "Go",
    );
    expect(folders.length).toBeGreaterThan(30);
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});
