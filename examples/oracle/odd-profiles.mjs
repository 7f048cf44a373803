// Small profiles, each with something a reader easily gets wrong. Written to odd/ by `node odd-profiles.mjs`.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { ProfileBuilder } from "./profile-builder.mjs";
import { bytesField, fixed32Field, fixed64Field, varint, varintField } from "./wire.mjs";

/** Recursion, frames inlined into each other, and functions that share a name but not a file or system name. */
function recursionAndInlines() {
  const profile = new ProfileBuilder(["samples/count", "cpu/nanoseconds"]);
  const mappingId = profile.mapping("/opt/app/bin/app", 0x1000n, 0x9000n, {
    hasFunctions: true,
    hasFilenames: true,
    hasLineNumbers: true,
    hasInlineFrames: true,
  });
  const main = profile.function("main", { file: "/src/main.c", startLine: 1 });
  const walk = profile.function("walk", { file: "/src/tree.c", startLine: 10 });
  const visit = profile.function("visit", { file: "/src/tree.c", startLine: 30 });
  const compare = profile.function("compare", { file: "/src/tree.c", startLine: 50 });
  const helperA = profile.function("init", { systemName: "init.a", file: "/src/a.c", startLine: 5 });
  const helperB = profile.function("init", { systemName: "init.b", file: "/src/b.c", startLine: 5 });
  const sameFile = profile.function("init", { systemName: "init.cold", file: "/src/a.c", startLine: 5 });
  const at = (address, ...lines) => profile.location(lines, { mappingId, address });
  const atMain = at(0x1100n, [main, 3]);
  const atMainLater = at(0x1180n, [main, 8]);
  const atWalk = at(0x1200n, [walk, 12]);
  // compare inlined into visit, itself inlined into walk: innermost first.
  const inlined = at(0x1240n, [compare, 52], [visit, 33], [walk, 15]);
  const inlinedIntoItself = at(0x1260n, [walk, 14], [walk, 16]);
  const compareAlone = at(0x1300n, [compare, 51]);
  const inits = [at(0x1400n, [helperA, 6]), at(0x1500n, [helperB, 7]), at(0x1600n, [sameFile, 8])];
  const add = (stack, count) => profile.sample(stack, [count, count * 10_000_000]);
  add([inlined, atWalk, atWalk, atMain], 4);
  add([inlined, inlined, atWalk, atMain], 3);
  add([inlinedIntoItself, atMain], 2);
  add([atWalk, atWalk, atWalk, atMain], 5);
  add([compareAlone, inlined, atMainLater], 6);
  inits.forEach((init, index) => add([init, atMain], index + 1));
  add([inits[0], inits[1], inits[2], atMainLater], 7);
  return profile;
}

/** drop_frames and keep_frames: whole locations, a part of an inlined one, kept ones, and C++ names. */
function droppedFrames() {
  const profile = new ProfileBuilder(["samples/count"], {
    dropFrames: "malloc|operator new|.*SpinLock.*|\\(anonymous namespace\\)::trace|Guard::operator\\(\\)",
    keepFrames: "malloc_keep|mallocate_.*",
  });
  const mappingId = profile.mapping("/opt/app/bin/app", 0x1000n, 0x9000n, { hasFunctions: true });
  const fn = name => profile.function(name, { file: `/src/${name.replaceAll(/\W/g, "_")}.cc` });
  const [main, work, malloc, sbrk, inlineNew] = ["main", "work", "malloc", "sbrk", "operator new"].map(fn);
  const located = (...functions) =>
    profile.location(
      functions.map((id, line) => [id, line + 1]),
      { mappingId },
    );
  const atMain = located(main);
  const atWork = located(work);
  const atMalloc = located(malloc);
  const atSbrk = located(sbrk);
  profile.sample([atSbrk, atMalloc, atWork, atMain], [1]);
  // Only the inner part of this location matches: what it was inlined into stays.
  profile.sample([atSbrk, located(inlineNew, work), atMain], [2]);
  // Here the outer part matches, and takes the inner one with it.
  profile.sample([located(work, inlineNew), atMain], [4]);
  profile.sample([atSbrk, located(fn("malloc_keep")), atMain], [8]);
  // Not dropped: drop_frames matches whole names only.
  profile.sample([located(fn("mallocate_more")), atMain], [16]);
  profile.sample([located(fn("unmalloc")), atMain], [32]);
  profile.sample([located(fn("base::SpinLock::Lock(int)")), atWork, atMain], [64]);
  profile.sample([located(fn("(anonymous namespace)::trace(char const*)")), atMain], [128]);
  profile.sample([located(fn("app::(anonymous namespace)::trace(char const*)")), atMain], [256]);
  profile.sample([located(fn("Guard::operator()(int) const")), atMain], [512]);
  profile.sample([located(fn("Guard::operator()")), atWork, atMain], [1024]);
  // The root itself matches: a stack is never left empty.
  profile.sample([atSbrk, atMalloc], [2048]);
  profile.sample([atMalloc], [4096]);
  return profile;
}

/** Addresses without names: in a mapping, in a mapping without a name, in none; and names without text. */
function noSymbols() {
  const profile = new ProfileBuilder(["samples/count"]);
  const app = profile.mapping("/opt/app/bin/app", 0x40_0000n, 0x50_0000n);
  const library = profile.mapping("/usr/lib/libz.so.1.3", 0x7f00_0000_0000n, 0x7f00_0010_0000n);
  const nameless = profile.mapping("", 0x8000_0000n, 0x8001_0000n);
  const kernel = profile.mapping("[vdso]", 0xffff_ffff_8000_0000n, 0xffff_ffff_ffff_ffffn);
  const at = (address, mappingId) => profile.location([], { address, mappingId });
  const start = at(0x40_1000n, app);
  profile.sample([at(0x7f00_0000_1234n, library), start], [1]);
  profile.sample([at(0x7f00_0000_1238n, library), at(0x40_1010n, app), start], [2]);
  profile.sample([at(0x8000_0010n, nameless), start], [4]);
  profile.sample([at(0xffff_ffff_8000_0040n, kernel), start], [8]);
  profile.sample([at(0xdead_beefn, 0), start], [16]);
  profile.sample([at(0n, 0), start], [32]);
  const unnamed = profile.function("", { file: "/src/generated.c" });
  const blank = profile.function("", {});
  profile.sample([profile.location([[unnamed, 7]], { mappingId: app, address: 0x40_2000n }), start], [64]);
  profile.sample([profile.location([[blank, 9]], { mappingId: app, address: 0x40_3000n }), start], [128]);
  profile.sample([profile.location([[blank, 0]]), start], [256]);
  return profile;
}

/** Values below zero, as in the difference of two profiles; some cancel out. */
function negativeValues() {
  const profile = new ProfileBuilder(["allocated/bytes", "delta/count"]);
  const [main, grow, shrink, same] = ["main", "grow", "shrink", "same"].map(name => profile.frame(name));
  profile.sample([grow, main], [4096, 1]);
  profile.sample([shrink, main], [-1024, -3]);
  profile.sample([same, main], [512, 2]);
  profile.sample([same, main], [-512, -2]);
  profile.sample([shrink, grow, main], [-2048, 4]);
  profile.sample([main], [-1n, 0]);
  return profile;
}

/** Values that add up to nothing at all. */
function zeroTotal() {
  const profile = new ProfileBuilder(["samples/count"]);
  const [main, more, less] = ["main", "more", "less"].map(name => profile.frame(name));
  profile.sample([more, main], [5]);
  profile.sample([less, main], [-5]);
  profile.sample([main], [0]);
  return profile;
}

/** Ids of which the low 32 bits, or the nearest double, are those of another. */
function wideIds() {
  const profile = new ProfileBuilder(["samples/count"]);
  const ids = [7n, 7n + 2n ** 32n, 7n + 2n ** 60n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 64n - 1n];
  const mappings = ids.map((id, index) =>
    profile.mapping(`/opt/lib${index}.so`, BigInt(index + 1) << 40n, (BigInt(index + 1) << 40n) + 0x1000n, {
      id,
    }),
  );
  const functions = ids.map((id, index) =>
    profile.function(`function${index}`, { id, file: `/src/file${index}.c` }),
  );
  ids.forEach((id, index) => {
    const address = (BigInt(index + 1) << 40n) + 0x10n;
    profile.location([[functions[index], index + 1]], { id, mappingId: mappings[index], address });
  });
  ids.forEach((id, index) => profile.sample([id, ids[0]], [2 ** index]));
  return profile;
}

/** Values that a double cannot hold, and sums that it cannot. */
function wideValues() {
  const profile = new ProfileBuilder(["samples/count", "space/bytes"]);
  const [main, big, small, negative] = ["main", "big", "small", "negative"].map(name => profile.frame(name));
  profile.sample([big, main], [2n ** 53n + 1n, 2n ** 60n + 1n]);
  profile.sample([big, main], [2n ** 53n + 3n, 2n ** 60n + 1n]);
  profile.sample([small, main], [1, 1]);
  profile.sample([small, main], [1, 1]);
  profile.sample([small, main], [2n ** 53n - 1n, 3]);
  profile.sample([negative, main], [-(2n ** 53n) - 1n, -(2n ** 61n) - 3n]);
  profile.sample([main], [1n, 1n]);
  return profile;
}

/** Samples without a stack, and one whose only location has no line. */
function emptyStacks() {
  const profile = new ProfileBuilder(["samples/count"]);
  const main = profile.frame("main");
  profile.sample([], [3]);
  profile.sample([main], [2]);
  profile.sample([], [4], [{ key: "reason", str: "lost" }]);
  profile.sample([profile.location([])], [8]);
  return profile;
}

/** Numbers written one by one instead of packed, packed in two parts, and fields nobody knows. */
function unusualWire() {
  const profile = new ProfileBuilder(["samples/count", "cpu/nanoseconds"]);
  const main = profile.frame("main");
  const leaf = profile.frame("leaf");
  profile.sample([leaf, main], [1, 10]);
  const oneByOne = [varintField(1, leaf), varintField(1, main), varintField(2, 2), varintField(2, 20)];
  profile.append(bytesField(2, ...oneByOne));
  const inParts = [
    bytesField(1, varint(leaf)),
    varintField(1, main),
    bytesField(2, varint(4)),
    varintField(2, 40),
  ];
  profile.append(bytesField(2, ...inParts));
  // Values before locations, and a field of every wire type that no version of the format has.
  const unknown = [
    varintField(100, 1),
    fixed64Field(101, 2n),
    bytesField(102, Buffer.from("?")),
    fixed32Field(103, 4),
  ];
  const reversed = [
    bytesField(2, varint(8), varint(80)),
    ...unknown,
    bytesField(1, varint(leaf), varint(main)),
  ];
  profile.append(bytesField(2, ...reversed), ...unknown);
  // The padding that some writers use: the value 16 as two bytes, the location id 1 as three.
  const padded = [
    bytesField(1, Buffer.of(0x81, 0x80, 0x00)),
    bytesField(2, Buffer.of(0x90, 0x00), varint(160)),
  ];
  profile.append(bytesField(2, ...padded));
  return profile;
}

/** Labels with numbers: with units, without, zero, several of one key, and a mixture with text. */
function numericLabels() {
  const profile = new ProfileBuilder(["samples/count"]);
  const [main, read, write] = ["main", "read", "write"].map(name => profile.frame(name));
  profile.sample([read, main], [1], [{ key: "bytes", num: 512, unit: "bytes" }]);
  profile.sample([read, main], [2], [{ key: "bytes", num: 4096, unit: "bytes" }]);
  profile.sample([read, main], [4], [{ key: "bytes", num: 3, unit: "kilobytes" }]);
  // Without a unit pprof takes "request" for bytes, and "attempt" for its own unit.
  profile.sample([write, main], [8], [{ key: "request", num: 42 }]);
  profile.sample([write, main], [2048], [{ key: "attempt", num: 3 }]);
  profile.sample([write, main], [16], [{ key: "request", num: 0, unit: "" }]);
  profile.sample([write, main], [32], [{ key: "latency", num: 0, unit: "ms" }]);
  profile.sample([write, main], [64], [{ key: "latency", num: 1500, unit: "ms" }]);
  profile.sample([write, main], [128], [{ key: "latency", num: -5, unit: "ms" }]);
  profile.sample(
    [read, main],
    [256],
    [
      { key: "size", num: 1, unit: "bytes" },
      { key: "size", num: 2, unit: "bytes" },
      { key: "tenant", str: "acme" },
      { key: "tenant", str: "globex" },
    ],
  );
  profile.sample([read, main], [512], [{ key: "tenant", str: "" }]);
  profile.sample([read, main], [1024], [{ key: "wide", num: 2n ** 53n + 1n, unit: "count" }]);
  return profile;
}

/** A default sample type that is neither the first nor the last, and comments. */
function defaultSampleType() {
  const profile = new ProfileBuilder(["alloc_objects/count", "alloc_space/bytes", "inuse_space/bytes"], {
    defaultSampleType: "alloc_space",
    comments: ["recorded by hand", "#hidden", "second comment"],
  });
  const [main, load, parse] = ["main", "load", "parse"].map(name => profile.frame(name));
  profile.sample([load, main], [10, 1000, 0]);
  profile.sample([parse, load, main], [1, 2000, 500]);
  return profile;
}

/** A drop_frames expression that does not compile. */
function invalidDropFrames() {
  const profile = new ProfileBuilder(["samples/count"], { dropFrames: "leaf|(" });
  const [main, leaf] = ["main", "leaf"].map(name => profile.frame(name));
  profile.sample([leaf, main], [1]);
  profile.sample([main], [2]);
  return profile;
}

/** Names that are not UTF-8, or hold characters a page must not take for its own. */
function unusualNames() {
  const profile = new ProfileBuilder(["samples/count"]);
  const names = [
    "größe_日本語",
    "<script>alert(1)</script>",
    "tab\there",
    "new\nline",
    "emoji😀",
    "__proto__",
    "constructor",
  ];
  const main = profile.frame("main");
  names.forEach((name, index) => profile.sample([profile.frame(name), main], [2 ** index]));
  // Two different names that both turn into replacement characters when decoded as UTF-8.
  const invalid = [
    Buffer.of(0x62, 0x61, 0x64, 0xff),
    Buffer.of(0x62, 0x61, 0x64, 0xfe),
    Buffer.of(0xed, 0xa0, 0x80),
  ];
  const first = profile.stringCount;
  invalid.forEach((bytes, index) => {
    const located = profile.location([[profile.function(first + index), 1]]);
    profile.sample([located, main], [2 ** (names.length + index)]);
  });
  profile.append(...invalid.map(bytes => bytesField(6, bytes)));
  return profile;
}

/** Functions that start behind their samples, in files that are not there: the source report has no line to show. */
function lateStartLines() {
  const profile = new ProfileBuilder(["samples/count"]);
  const late = profile.function("late", { file: "gone/late.c", startLine: 100 });
  const early = profile.function("early", { file: "gone/early.c", startLine: 1 });
  const both = profile.function("early", { file: "gone/late.c", startLine: 3 });
  profile.sample([profile.location([[late, 7]]), profile.location([[early, 9]])], [1]);
  profile.sample([profile.location([[both, 5]])], [2]);
  profile.sample([profile.location([[late, 99]])], [4]);
  return profile;
}

const ODD_PROFILES = {
  "recursion-and-inlines": recursionAndInlines,
  "dropped-frames": droppedFrames,
  "no-symbols": noSymbols,
  "negative-values": negativeValues,
  "zero-total": zeroTotal,
  "wide-ids": wideIds,
  "wide-values": wideValues,
  "empty-stacks": emptyStacks,
  "unusual-wire": unusualWire,
  "numeric-labels": numericLabels,
  "default-sample-type": defaultSampleType,
  "invalid-drop-frames": invalidDropFrames,
  "unusual-names": unusualNames,
  "late-start-lines": lateStartLines,
};

const folder = new URL("odd/", import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, build] of Object.entries(ODD_PROFILES)) {
  writeFileSync(new URL(`${name}.pb.gz`, folder), build().encode());
}
