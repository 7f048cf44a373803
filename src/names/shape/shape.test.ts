import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  packageOf,
  PLACE_SHAPERS,
  PLACE_SHORTENERS,
  READERS,
  shapeName,
  shapePlace,
  shortenPlace,
  SHORTENERS,
} from ".";
import { demangledNames } from "../demangle/fixtures/demangledNames";

const SHAPERS = [...READERS, ...SHORTENERS, ...PLACE_SHAPERS, ...PLACE_SHORTENERS];

describe("every shaper does what it says", () => {
  test.each(SHAPERS.map(({ id, example, looksLike, shape }) => ({ id, example, looksLike, shape })))(
    "$id: $example.0",
    ({ example: [name, shaped], looksLike, shape }) => {
      expect(name).toMatch(looksLike);
      expect(shape(name)).toBe(shaped);
    },
  );
});

describe("names as they are shown", () => {
  test.each([
    // Go: `go tool nm` of programs with generic functions.
    ["slices.SortFunc[go.shape.[]*main.order,go.shape.*main.order]", "slices.SortFunc[…]"],
    ["main.(*Tree[go.shape.int,go.shape.string]).walk.func1", "main.(*Tree[…]).walk.func1"],
    ["sync/atomic.(*Pointer[go.shape.struct { a/b.x [4]int }]).Load", "sync/atomic.(*Pointer[…]).Load"],
    ["slices.insertionSortCmpFunc[...]", undefined],
    ["main.apply[int]", undefined],
    ["main.(*T).foo", undefined],
    ["runtime.mallocgc", undefined],
    // C++.
    [
      "std::vector<app::Order, std::allocator<app::Order> >::push_back(app::Order&&)",
      "std::vector<…>::push_back(app::Order&&)",
    ],
    ["std::vector<int>::size() const", undefined],
    ["void std::__introsort_loop<app::It, long>(app::It, app::It, long)", "std::__introsort_loop<…>(…)"],
    ["app::operator<<(std::ostream&, app::Order const&)", "app::operator<<(…)"],
    ["app::Map::operator()(int) const", undefined],
    ["app::Map::operator<(app::Map const&) const", "app::Map::operator<(…) const"],
    ["app::Map::operator->() const", undefined],
    ["main", undefined],
    ["(anonymous namespace)::run(int)", undefined],
    ["_ZNSt6vectorIN3app5OrderESaIS1_EE9push_backEOS1_", "std::vector<…>::push_back(app::Order&&)"],
    // Rust.
    [
      "<alloc::vec::Vec<my::Order> as core::iter::Extend<my::Order>>::extend",
      "<alloc::vec::Vec<…> as core::iter::Extend<…>>::extend",
    ],
    ["_RNvXsf_NtCsgEmfK2I1SDS_4core3fmtbNtB5_5Debug3fmt", "<bool as core::fmt::Debug>::fmt"],
    [
      "_ZN4core3ptr53drop_in_place$LT$alloc..vec..Vec$LT$my..Order$GT$$GT$17h0123456789abcdefE",
      "core::ptr::drop_in_place<…>",
    ],
    ["my::run::h0123456789abcdef", "my::run"],
    ["my::h0123456789abcdeX", undefined],
    ["core::ops::function::FnOnce::call_once{{vtable.shim}}", undefined],
    // Java.
    ["com.acme.A$$Lambda/0x00007f1a2c0b4000.run", "com.acme.A$$Lambda.run"],
    ["com.acme.A$$Lambda$12.run", "com.acme.A$$Lambda.run"],
    ["java.lang.invoke.LambdaForm$MH/0x0000000800c8a400.invoke", "java.lang.invoke.LambdaForm$MH.invoke"],
    [
      "jdk.internal.reflect.GeneratedMethodAccessor12.invoke",
      "jdk.internal.reflect.GeneratedMethodAccessor.invoke",
    ],
    ["com.acme.S$$EnhancerBySpringCGLIB$$1a2b3c4d.get", "com.acme.S$$EnhancerBySpringCGLIB.get"],
    ["com.acme.Outer$Inner.run", undefined],
    ["java.util.ArrayList.<init>", undefined],
    ["FooBar.lambda$run$0", undefined],
    // Node.js.
    ["(anonymous:L#1:C#1)", "(anonymous) 1:1"],
    ["(anonymous)", undefined],
    ["Object.<anonymous>", undefined],
    ["./node_modules/lodash/lodash.js", "lodash/lodash.js"],
    ["webpack-internal:///(rsc)/./src/app/page.tsx", "src/app/page.tsx"],
    ["webpack://shop/./src/cart.js?1a2b", "src/cart.js"],
    ["[project]/src/app/page.tsx [app-rsc] (ecmascript)", "src/app/page.tsx"],
    ["../../src/cart.ts", "src/cart.ts"],
    ["Module._extensions..js", undefined],
    // Anything else.
    ["", undefined],
    ["<img src=x onerror=alert(1)>", undefined],
    ["a\nb<c>", "a\\x0ab<c>"],
    ["safe\u202etxt.exe", "safe\\u202etxt.exe"],
    ["[libc.so.6]", undefined],
    ["<unknown>", undefined],
  ])("%s → %s", (name, shown) => expect(shapeName(name)?.shown).toBe(shown));
});

test("in full, nothing is left out", () => {
  expect(shapeName("_ZNSt6vectorIN3app5OrderESaIS1_EE9push_backEOS1_")?.full).toBe(
    "std::vector<app::Order, std::allocator<app::Order> >::push_back(app::Order&&)",
  );
  expect(shapeName("main.f[go.shape.int]")?.full).toBe("main.f[go.shape.int]");
});

describe("places", () => {
  test.each([
    ["/app/min/typescript.js:154618942678", "/app/min/typescript.js:120022:36"],
    ["/app/server.js:4294967295", "/app/server.js:4294967295"],
    ["/app/server.js:12", "/app/server.js:12"],
    ["/app/server.js:9999999999999999", "/app/server.js:9999999999999999"],
  ])("%s", (place, shaped) => expect(shapePlace(place)).toBe(shaped));
  test("paths in packages begin with the package", () => {
    expect(shortenPlace("/app/node_modules/@scope/pkg/lib/a.js:84575")).toBe("@scope/pkg/lib/a.js:84575");
    expect(shortenPlace("/usr/src/main.go:12")).toBe("/usr/src/main.go:12");
  });
});

describe("packageOf", () => {
  test.each([
    ["encoding/json.(*Decoder).Decode", "/usr/go/decode.go", "encoding/json"],
    ["slices.Sort[…]", "", "slices"],
    ["std::vector<…>::push_back(…)", "", "std"],
    ["<alloc::vec::Vec<…> as core::iter::Extend<…>>::extend", "", "alloc"],
    ["<&mut my::Order as core::fmt::Debug>::fmt", "", "my"],
    ["parseStatement", "/app/node_modules/typescript/lib/typescript.js", "typescript"],
    ["run", "/app/node_modules/.pnpm/x@1/node_modules/@scope/x/a.mjs:12", "@scope/x"],
    ["Readable.push", "node:internal/streams/readable", "node"],
    ["tsc", "/app/prof.js", "/app"],
    ["main", "", ""],
  ])("%s in %s: %s", (name, file, expected) => expect(packageOf(name, file)).toBe(expected));
});

const names = fc.constantFrom(
  ...["itanium.tsv", "rustV0.tsv", "rustLegacy.tsv"].flatMap(demangledNames).flatMap(pair => [...pair]),
);
const cut = fc.tuple(names, fc.nat(), fc.nat()).map(([name, one, other]) => {
  const [from, to] = [one % (name.length + 1), other % (name.length + 1)].toSorted((a, b) => a - b);
  return name.slice(from, to);
});
const brackets = fc
  .array(
    fc.constantFrom(
      ..."< > [ ] ( ) :: a . operator go.shape. - , const / node_modules/ $$ h0123456789abcdef".split(" "),
    ),
  )
  .map(parts => parts.join(""));

test("shaping never throws, never leaves nothing, and is done after once", () => {
  fc.assert(
    fc.property(fc.oneof(names, cut, brackets, fc.string({ unit: "binary" })), name => {
      const shaped = shapeName(name);
      if (shaped === undefined) return;
      expect(shaped.shown).not.toBe("");
      // What is shown is no longer than all there is to say.
      expect(shaped.shown.length).toBeLessThanOrEqual(Math.max(shaped.full.length, name.length));
      expect(shapeName(shaped.shown)?.shown ?? shaped.shown).toBe(shaped.shown);
    }),
    { numRuns: 2000 },
  );
});
