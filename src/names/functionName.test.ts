import { describe, expect, test } from "vitest";
import { baseName, packageName, shortenFunctionName, simplifyFunctionName } from "./functionName";

// google/pprof, internal/graph/graph_test.go: TestShortenFunctionName.
describe("shortenFunctionName", () => {
  test.each([
    ["root", "root"],
    ["syscall.Syscall", "syscall.Syscall"],
    ["net/http.(*conn).serve", "http.(*conn).serve"],
    ["github.com/blahBlah/foo.Foo", "foo.Foo"],
    ["github.com/BlahBlah/foo.Foo", "foo.Foo"],
    ["github.com/BlahBlah/foo.Foo[...]", "foo.Foo[...]"],
    ["github.com/blah-blah/foo_bar.(*FooBar).Foo", "foo_bar.(*FooBar).Foo"],
    [
      "encoding/json.(*structEncoder).(encoding/json.encode)-fm",
      "json.(*structEncoder).(encoding/json.encode)-fm",
    ],
    [
      "github.com/blah/blah/vendor/gopkg.in/redis.v3.(*baseClient).(github.com/blah/blah/vendor/gopkg.in/redis.v3.process)-fm",
      "redis.v3.(*baseClient).(github.com/blah/blah/vendor/gopkg.in/redis.v3.process)-fm",
    ],
    ["github.com/foo/bar/v4.(*Foo).Bar", "bar.(*Foo).Bar"],
    ["github.com/foo/bar/v4/baz.Foo.Bar", "baz.Foo.Bar"],
    ["github.com/foo/bar/v123.(*Foo).Bar", "bar.(*Foo).Bar"],
    ["github.com/foobar/v0.(*Foo).Bar", "v0.(*Foo).Bar"],
    ["github.com/foobar/v1.(*Foo).Bar", "v1.(*Foo).Bar"],
    ["example.org/v2xyz.Foo", "v2xyz.Foo"],
    ["github.com/foo/bar/v4/v4.(*Foo).Bar", "v4.(*Foo).Bar"],
    ["github.com/foo/bar/v4/foo/bar/v4.(*Foo).Bar", "v4.(*Foo).Bar"],
    ["java.util.concurrent.ThreadPoolExecutor$Worker.run", "ThreadPoolExecutor$Worker.run"],
    ["java.bar.foo.FooBar.run(java.lang.Runnable)", "FooBar.run"],
    ["(anonymous namespace)::Bar::Foo", "Bar::Foo"],
    ["(anonymous namespace)::foo", "foo"],
    ["cpp::namespace::Class::method()::$_100::operator()", "Class::method"],
    ["foo_bar::Foo::bar", "Foo::bar"],
    ["cpp::namespace::Class::method<float, long, int>()", "Class::method<float, long, int>"],
    ["foo", "foo"],
    ["foo/xyz", "foo/xyz"],
    ["com.google.perftools.gwp.benchmark.FloatBench.lambda$run$0", "FloatBench.lambda$run$0"],
    ["java.bar.foo.FooBar.run$0", "FooBar.run$0"],
  ])("%s → %s", (name, short) => expect(shortenFunctionName(name)).toBe(short));
});

// google/pprof, internal/report/package_test.go.
describe("packageName", () => {
  test.each([
    ["", ""],
    ["name", ""],
    ["[libjvm.so]", ""],
    ["prefix/name/suffix", ""],
    ["prefix(a.b.c,x.y.z)", ""],
    ["<undefined>.a.b", ""],
    ["(a.b)", ""],
    ["Math.number", "Math"],
    ["std::vector", "std"],
    ["std::internal::vector", "std"],
    ["pkg.Class.name", "pkg"],
    ["pkg.pkg.Class.name", "pkg"],
    ["pkg.Class.name(a.b.c, x.y.z)", "pkg"],
    ["pkg.pkg.Class.<init>", "pkg"],
    ["pkg.pkg.Class.<init>(a.b.c, x.y.z)", "pkg"],
    ["pkg.name", "pkg"],
    ["pkg.(*type).name", "pkg"],
    ["path/pkg.name", "path/pkg"],
    ["path/pkg.(*type).name", "path/pkg"],
    ["path/path/pkg.name", "path/path/pkg"],
    ["path/path/pkg.(*type).name", "path/path/pkg"],
    ["some.url.com/path/pkg.fnID", "some.url.com/path/pkg"],
    [
      "parent-dir/dir/google.golang.org/grpc/transport.NewFramer",
      "parent-dir/dir/google.golang.org/grpc/transport",
    ],
    [
      "parent-dir/dir/google.golang.org/grpc.(*Server).handleRawConn",
      "parent-dir/dir/google.golang.org/grpc",
    ],
  ])("%s → %s", (name, expected) => expect(packageName(name)).toBe(expected));
});

// The names of google/pprof's profile/prune_test.go and what its simplifyFunc makes of them.
describe("simplifyFunctionName", () => {
  test.each([
    ["fun0", "fun0"],
    [".fun3", "fun3"],
    ["..f", ".f"],
    ["unsimplified_fun(int)", "unsimplified_fun"],
    ["Foo::(anonymous namespace)::Test::Bar", "Foo::(anonymous namespace)::Test::Bar"],
    [
      "Hello::(anonymous namespace)::World(const Foo::(anonymous namespace)::Test::Bar)",
      "Hello::(anonymous namespace)::World",
    ],
    ["Foo::operator()(::Bar)", "Foo::operator()"],
    ["(", ""],
  ])("%s → %s", (name, simple) => expect(simplifyFunctionName(name)).toBe(simple));
});

describe("baseName is Go's filepath.Base", () => {
  test.each([
    ["", "."],
    ["/", "/"],
    ["///", "/"],
    ["a", "a"],
    ["a/", "a"],
    ["/usr/lib/libc.so", "libc.so"],
    ["a//b//", "b"],
    ["./..", ".."],
    ["[vdso]", "[vdso]"],
  ])("%s → %s", (path, base) => expect(baseName(path)).toBe(base));
});

test("no name takes long", () => {
  const long = 3_000_000;
  for (const part of ["/", "a/", "a.", "a::", "_", "(", "/v2", "A::a<", "\n"]) {
    const name = part.repeat(long / part.length) + "\nx";
    for (const make of [shortenFunctionName, packageName, simplifyFunctionName, baseName]) make(name);
    for (const make of [shortenFunctionName, packageName]) make(name.slice(-4096));
  }
});
