import {
  encodePlain,
  type PlainFunction,
  type PlainLabel,
  type PlainLocation,
  type PlainMapping,
  type PlainProfile,
  type PlainSample,
} from "../../format/pprof/fixtures/plainProfile";
import type { Random } from "./random";
import { SOURCE_FILES } from "./sourceFiles";

const TYPES = [
  ["samples", "count"],
  ["cpu", "nanoseconds"],
  ["wall", "microseconds"],
  ["alloc_objects", "count"],
  ["alloc_space", "bytes"],
  ["inuse_objects", "count"],
  ["inuse_space", "bytes"],
  ["space", "kB"],
  ["contentions", "count"],
  ["delay", "ns"],
  ["hours", "hrs"],
  ["cost", "gcu"],
  ["flow", "parsecs"],
  ["bare", ""],
] as const;

/** A character of three bytes that is put where bytes should go that are no UTF-8. */
const INVALID = "\uE000";
const INVALID_BYTES = [0xed, 0xa0, 0x80];

const NAMES = [
  "main",
  "main.main",
  "main.(*Server).Handle",
  "main.(*Server).Handle.func1",
  "main.worker[...]",
  "example.com/big/module/v2/pkg.(*T).Method",
  "runtime.mallocgc",
  "runtime.goexit",
  "std::vector<int, std::allocator<int> >::push_back(int const&)",
  "(anonymous namespace)::Worker::run(char const*)",
  "Guard::operator()(int) const",
  "operator new",
  "malloc",
  "_ZN3foo3barEv",
  "java.util.HashMap.resize(int)",
  "com.example.Main.<init>",
  "<alloc::vec::Vec<T,A> as core::ops::drop::Drop>::drop",
  "(program)",
  "größe_日本語",
  "with blank, comma",
  'quoted "name" \\ back',
  "tab\there",
  "new\nline",
  `bad${INVALID}bytes`,
  "",
] as const;

const FILES = [
  ...SOURCE_FILES,
  "",
  "main.go",
  "/usr/local/go/src/runtime/malloc.go",
  "a//b/../c.cc",
  "/proc/self/cwd/./lib/tree.cc",
  "C:\\src\\win.cpp",
  `f${INVALID}.c`,
] as const;

const MAPPED_FILES = [
  "/opt/app/bin/server",
  "/opt/app/bin/server",
  "/usr/lib/libc.so.6",
  "[vdso]",
  "",
  "http://host/path/binary",
  "[kernel.kallsyms]_stext",
  "/memfd:code (deleted)",
] as const;

const KEYS = ["endpoint", "tenant", "bytes", "thread", "request", "latency", "k:v", "größe"] as const;
const LABEL_TEXTS = [
  "GET /",
  "acme",
  "globex",
  "a,b",
  "1",
  "5ms",
  "worker-7",
  `t${INVALID}`,
  "new\nline",
] as const;
const LABEL_UNITS = ["", "bytes", "kb", "ms", "seconds", "nanoseconds", "count", "request"] as const;

const EXPRESSIONS = [
  "",
  "",
  "",
  "malloc",
  "runtime\\..*|malloc",
  "operator new",
  "main.*",
  ".*Worker::run",
  "(",
] as const;

/** What all profiles of one line have in common, so that merging and subtracting them finds equal stacks. */
export interface World {
  readonly sampleTypes: PlainProfile["sampleTypes"];
  readonly functions: readonly PlainFunction[];
  readonly mappings: readonly PlainMapping[];
  readonly locations: readonly PlainLocation[];
  /** How values come out: zeros, negative ones, ones beyond 2^53. */
  readonly values: "counts" | "signed" | "wide";
}

/** Functions, code and sample types of no particular program. */
export function randomWorld(random: Random): World {
  const functions = random.list(random.between(1, 12), index => randomFunction(random, index));
  const mappings = random.list(random.below(4), index => randomMapping(random, index));
  const values = random.pick(["counts", "counts", "signed", "wide"] as const);
  const locations = random.list(random.between(1, 20), index =>
    randomLocation(random, index, functions, mappings),
  );
  return { sampleTypes: randomTypes(random), functions, mappings, locations, values };
}

function randomTypes(random: Random): World["sampleTypes"] {
  const types = new Map(random.list(random.between(1, 4), () => random.pick(TYPES)));
  return [...types].map(([type, unit]) => ({ type, unit }));
}

function randomFunction(random: Random, index: number): PlainFunction {
  const name = random.pick(NAMES);
  return {
    id: BigInt(index + 1),
    name,
    systemName: random.pick([name, name, "", "_Zsystem"]),
    filename: random.pick(FILES),
    startLine: BigInt(random.pick([0, 0, 1, 5, 12, 30])),
  };
}

function randomMapping(random: Random, index: number): PlainMapping {
  const start = BigInt(random.pick([0, 1, 2, 0x7f00_0000])) * 0x40_0000n + BigInt(index) * 0x10_0000n;
  const flag = () => random.chance(50);
  return {
    id: BigInt(index + 1),
    start,
    limit: start + BigInt(random.pick([0x1000, 0x800, 0x8_0000, 0])),
    offset: BigInt(random.pick([0, 0, 0x1000])),
    filename: random.pick(MAPPED_FILES),
    buildId: random.pick(["", "", "abc123", "f"]),
    has: [flag(), flag(), flag(), flag()],
  };
}

function randomLocation(
  random: Random,
  index: number,
  functions: readonly PlainFunction[],
  mappings: readonly PlainMapping[],
): PlainLocation {
  const mapping = random.pick([undefined, ...mappings, ...mappings]);
  const lineCount = random.pick([0, 1, 1, 1, 1, 2, 3]);
  return {
    id: BigInt(index + 1),
    mappingId: mapping?.id ?? 0n,
    address: random.chance(15) ? 0n : (mapping?.start ?? 0n) + BigInt(random.below(0x900)),
    lines: random.list(lineCount, () => ({
      functionId: BigInt(random.between(1, functions.length)),
      line: BigInt(random.chance(3) ? -3 : random.below(60)),
      column: BigInt(random.chance(60) ? 0 : random.below(9)),
    })),
    isFolded: random.chance(5),
  };
}

/** A profile of a world: samples and header. */
export function randomProfileOf(world: World, random: Random): PlainProfile {
  const { sampleTypes, functions, mappings, locations } = world;
  return {
    sampleTypes: random.chance(80) ? sampleTypes : [...sampleTypes].reverse(),
    functions,
    mappings: random.chance(80) ? mappings : mappings.map(slid),
    locations,
    samples: random.list(random.pick([0, 1, 3, 8, 8, 20, 40]), () => randomSample(world, random)),
    dropFrames: random.pick(EXPRESSIONS),
    keepFrames: random.pick(EXPRESSIONS),
    timeNanos: random.pick([0n, 1_767_225_600_123_456_789n, 1_700_000_000_000_000_000n]),
    durationNanos: random.pick([0n, 10_000_000_000n, 1_500_000n, 999n]),
    period: BigInt(random.pick([0, 1, 10_000_000])),
    comments: random.list(random.pick([0, 0, 1, 2]), () =>
      random.pick(["recorded by hand", "#hidden", "", "two\nlines"]),
    ),
    defaultSampleType: random.pick(["", "", random.pick(TYPES)[0]]),
    docUrl: random.pick(["", "", "https://example.com/doc?a=b", "ftp://x/y", "no url %zz"]),
  };
}

/** The same code elsewhere in memory, as another run has it. The locations stay where they are. */
function slid(mapping: PlainMapping): PlainMapping {
  return { ...mapping, start: mapping.start + 0x1000n, limit: mapping.limit + 0x1000n };
}

function randomSample({ sampleTypes, locations, values }: World, random: Random): PlainSample {
  const anyLocation = () => BigInt(random.between(1, locations.length));
  const again = anyLocation();
  return {
    // Half of all frames are one and the same: recursion.
    locationIds: random.list(random.pick([0, 1, 2, 4, 4, 7, 12]), () =>
      random.chance(30) ? again : anyLocation(),
    ),
    values: sampleTypes.map(() => randomValue(values, random)),
    labels: random.list(random.pick([0, 0, 1, 2, 3]), () => randomLabel(random)),
  };
}

function randomValue(kind: World["values"], random: Random): bigint {
  if (random.chance(10)) return 0n;
  const value = BigInt(random.pick([1, 2, random.below(100), random.below(10_000_000)]));
  if (kind === "counts") return value;
  const signed = random.chance(40) ? -value : value;
  return kind === "wide" && random.chance(40) ? signed * 2n ** 38n + 1n : signed;
}

function randomLabel(random: Random): PlainLabel {
  const key = random.pick(KEYS);
  if (random.chance(50)) return { key, text: random.pick(LABEL_TEXTS) };
  const number = BigInt(random.pick([0, 1, 5, 512, 4096, 1_048_576, -5, random.below(100_000)]));
  return { key, number, unit: random.pick([random.pick(LABEL_UNITS), key === "bytes" ? "bytes" : ""]) };
}

/** The profile as a file, with bytes in it that are no UTF-8. */
export function encodeGenerated(profile: PlainProfile): Uint8Array {
  const bytes = Buffer.from(encodePlain(profile));
  const placeholder = Buffer.from(INVALID);
  for (let at = bytes.indexOf(placeholder); at >= 0; at = bytes.indexOf(placeholder, at + 3)) {
    bytes.set(INVALID_BYTES, at);
  }
  return bytes;
}
