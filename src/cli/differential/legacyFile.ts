import type { Random } from "./random";

// Files in the grammars that google/pprof's legacy parsers read, as `legacy_profile.go` and `legacy_java_profile.go`
// spell them out: with everything that is optional there, and some of it broken.

const LATIN1 = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

/** A file in one of the legacy formats; every fourth is broken somewhere. */
export function randomLegacyFile(random: Random): Uint8Array {
  const make = random.pick([
    cpuFile,
    cpuFile,
    heapFile,
    heapFile,
    countFile,
    threadFile,
    contentionFile,
    javaFile,
  ]);
  const file = make(random);
  return random.chance(25) ? broken(random, file) : file;
}

/** Few addresses, so that stacks meet; most in the ranges of `memoryMap`. */
function address(random: Random): bigint {
  const base = random.pick([
    0x400000n,
    0x400000n,
    0x401000n,
    0x7f0000000000n,
    0x500000n,
    0xffffffffff600000n,
  ]);
  return random.chance(3) ? random.pick([0n, 1n, 2n ** 64n - 1n]) : base + BigInt(random.below(24));
}

const hex = (value: bigint) => `0x${value.toString(16)}`;

const rarely = (random: Random) => random.chance(30) && random.chance(3);

const stackText = (random: Random, least = 0) =>
  random
    .list(random.between(least, 6), () => ` ${rarely(random) ? "0x1ffffffffffffffff" : hex(address(random))}`)
    .join("");

const blanks = (random: Random) => " ".repeat(random.pick([0, 1, 1, 1, 3]));

const number = (random: Random): string =>
  rarely(random)
    ? random.pick(["9223372036854775807", "9223372036854775808", "007", "099", "4503599627370497", "0"])
    : String(random.below(random.pick([2, 100, 100, 1_000_000])));

const comment = (random: Random): string =>
  random.pick([
    "",
    "   ",
    "# a comment",
    "\t#\t0x400001\tmain.main+0x1\tmain.go:3",
    "\x85",
    "\xc2\xa0\xe2\x80\x83",
  ]);

/** Lines with comments between some of them, and `\r\n` at times. */
function text(random: Random, lines: readonly string[]): Uint8Array {
  const end = random.chance(10) ? "\r\n" : "\n";
  const all = lines.flatMap(line => (random.chance(5) ? [comment(random), line] : [line]));
  return LATIN1(all.join(end) + (random.chance(80) ? end : ""));
}

function memoryMap(random: Random): string[] {
  if (random.chance(25)) return [];
  const lines = random.list(random.between(0, 6), () =>
    random.pick([procMaps, procMaps, briefMaps, oddLine])(random),
  );
  return [
    random.pick(["--- Memory map: ---", "MAPPED_LIBRARIES:", "MAPPED_LIBRARIES:", "--- Other ---"]),
    ...lines,
  ];
}

const mappedFile = (random: Random) =>
  random.pick([
    "/bin/server",
    "/lib/libc.so.6",
    "/lib/libm-2.so",
    "[vdso]",
    "/anon_hugepage",
    "$build/x",
    "/gr\xc3\xb6\xc3\x9fe",
    "\xffbad",
    "",
  ]);

/** Start and end of a range, in its many spellings. */
function range(random: Random): string {
  const start = random.pick([0x400000n, 0x400000n, 0x401000n, 0x500000n, 0x7f0000000000n, 0x7f0000000010n]);
  const end = start + random.pick([0x1000n, 0x1000n, 8n, 0n, 0x10n, 0x100000n]);
  const digits = (value: bigint) =>
    random.chance(20) ? hex(value) : value.toString(16).padStart(random.pick([1, 8]), "0");
  const separator = random.pick(["-", "-", "-", " ", "  ", "- ", "", "\t"]);
  return `${random.chance(20) ? "  " : ""}${digits(start)}${separator}${digits(end)}${random.chance(20) ? ":" : ""}`;
}

const permissions = (random: Random) =>
  random.pick(["r-xp", "r-xp", "r-xp", "r--p", "rw-p", "xx", "r-xs", "-"]);
const offset = (random: Random) => random.pick(["00000000", "00001000", "1000", "0", "100000"]);

function procMaps(random: Random): string {
  const inode = random.pick(["0", "12345", "x"]);
  const file = random.chance(80) ? `${random.pick([" ", "     "])}${mappedFile(random)}` : "";
  const end = random.chance(10) ? " (deleted)" : "";
  return `${log(random)}${range(random)} ${permissions(random)} ${offset(random)} ${random.pick(["fc:01", "00:00", "fc01"])} ${inode}${file}${end}`;
}

function briefMaps(random: Random): string {
  const parts = [
    random.chance(30) ? ` ${permissions(random)}` : "",
    random.chance(80) ? ` ${mappedFile(random)}` : "",
    random.chance(40) ? ` (@${offset(random)})` : "",
    random.chance(40) ? ` ${random.pick(["abc123456", "f00d", "zz"])}` : "",
  ];
  return log(random) + range(random) + parts.join("");
}

const log = (random: Random) =>
  random.chance(10) ? "I0102 15:04:05.000000 123 heap-profile.cc:12] " : random.chance(5) ? "a:b:1:12]x" : "";

const oddLine = (random: Random) =>
  random.pick([
    "build=/opt/app",
    " build = /second ",
    "b=/short",
    "$build=again",
    "=",
    "400000",
    "4",
    "zz",
    "",
    "1230x456",
    "00400000 r-xp",
    "a-b c",
    "123456789abcdef01-2",
  ]);

function cpuFile(random: Random): Uint8Array {
  const size = random.pick([4, 8]);
  const isLittleEndian = random.chance(50);
  const isJava = random.chance(30);
  const period = random.pick([10_000n, 10_000n, 1n, 2n ** 31n, random.chance(50) ? 0n : 7n]);
  const words: bigint[] = [0n, 3n, isJava ? 1n : 0n, period, 0n];
  const handler = [address(random), address(random)];
  const repeats = random.chance(50);
  for (let sample = random.below(50); sample > 0; sample--) {
    const leaf = address(random);
    const stack = random.list(random.below(6), () => address(random));
    // What a signal handler leaves behind, and the leaf once more.
    if (repeats && random.chance(99)) stack.unshift(...handler.slice(0, random.chance(99) ? 2 : 1));
    if (random.chance(20)) stack.unshift(leaf);
    const count = random.chance(3) ? 2n ** BigInt(size * 8) - 1n : BigInt(random.below(20));
    words.push(count, BigInt(stack.length + 1), leaf, ...stack);
  }
  if (random.chance(3)) words.push(1n, 0n);
  if (random.chance(85)) words.push(0n, 1n, 0n);
  const bytes = new Uint8Array(words.length * size);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of words.entries()) {
    if (size === 4) view.setUint32(index * 4, Number(word & 0xffffffffn), isLittleEndian);
    else view.setBigUint64(index * 8, word, isLittleEndian);
  }
  const rest = text(random, isJava ? javaLocations(random) : memoryMap(random).slice(random.below(2)));
  return Uint8Array.from([...bytes, ...rest]);
}

function heapFile(random: Random): Uint8Array {
  const kind = random.pick([
    "heapprofile",
    "heap/524288",
    "heap/1048576",
    "heap_v2/524288",
    "heapz_v2/1",
    "heap_v2/0",
    "heapz_v2/100",
    "heap",
    "heap/3",
    "growth",
    "growthz",
    "fragmentation",
    "fragmentationz",
    random.chance(80) ? "heapprofile" : random.pick(["heapz", "heap_v3/1", "heap_v2/99999999999999999999"]),
  ]);
  const values = () => {
    const count = number(random);
    const size = random.chance(90)
      ? String(random.below(random.pick([10, 5000, 10_000_000, 2 ** 40])))
      : number(random);
    return `${random.chance(3) ? "-" : ""}${blanks(random)}${count}:${blanks(random)}${count === "0" && random.chance(90) ? 0 : size}`;
  };
  const row = () => {
    const inUse = values();
    return `${inUse} [${blanks(random)}${random.chance(30) ? inUse : values()}]`;
  };
  const header = `${random.chance(3) ? "a " : ""}heap profile: ${row()} @ ${kind}`;
  const samples = random.list(random.below(12), () => `${row()} @${stackText(random)}`);
  return text(random, [header, ...samples, ...memoryMap(random)]);
}

function countFile(random: Random): Uint8Array {
  const header = `${random.pick(["goroutine", "threadcreate", "my.profile", "sub/dir-ect_o.ry"])} profile: total ${random.below(100)}`;
  const before = random.chance(10) ? ["# comment", ""] : [];
  const samples = random.list(
    random.below(12),
    () => `${number(random)} @${stackText(random, random.chance(99) ? 1 : 0)}`,
  );
  return text(random, [...before, header, ...samples, ...memoryMap(random)]);
}

function threadFile(random: Random): Uint8Array {
  const header = random.chance(70) ? [`--- threadz ${random.below(3)} ---`, ""] : [];
  const threads = random.list(random.below(8), index => [
    `--- Thread ${index.toString(16)}F (name: ${random.pick(["main", "a/b", "", "x (name: y)"])}/${random.below(99)}) stack: ---`,
    ...(random.chance(20)
      ? ["  [same as previous thread]"]
      : random.list(
          random.between(0, 5),
          () => `  ${stackText(random)}${random.chance(20) ? " symbol" : ""}`,
        )),
    ...(random.chance(30) ? [""] : []),
  ]);
  const none = random.chance(10) ? ["---- no stack trace for 3 threads"] : [];
  return text(random, [...header, ...threads.flat(), ...none, ...memoryMap(random)]);
}

function contentionFile(random: Random): Uint8Array {
  const header = random.pick(["--- contentionz 1 ---", "--- mutex:", "--- contention:"]);
  const attributes = random.list(random.below(5), () =>
    random.chance(5)
      ? random.pick(["format = java", "resolution = x", "unknown = 1", " = ", "cycles/second = x"])
      : random.pick([
          `cycles/second = ${random.pick(["3201000000", "2600000138", "0", "-1", "1"])}`,
          `cycles/second=${random.between(1, 2 ** 40)}`,
          `sampling period = ${random.pick(["100", "1", "0", "-3", "0x10"])}`,
          `ms since reset = ${number(random)}`,
          "discarded samples = x",
        ]),
  );
  const samples = random.list(
    random.below(12),
    () =>
      `${blanks(random)}${number(random)}${random.pick([" ", " ", "  ", ""])}${number(random)} @${stackText(random)}`,
  );
  return text(random, [header, ...attributes, ...samples, ...memoryMap(random)]);
}

const JAVA_PLACES = [
  "java.lang.Thread.run (Thread.java:748)",
  "java.lang.Thread.run (Other.java:1)",
  "a.b.C.m  (C.java:-1)",
  "f (x) (y.java:3)",
  "JVM_Wait (/usr/lib/jvm/libjvm.so)",
  "g (a/b/)",
  "h (/)",
  "i ()",
  "j (:3)",
  "generated stub/JIT 12",
  "GC",
  "VM",
  "k(l.java:1)",
  "m (n:99999999999999999999)",
  "gr\xc3\xb6\xc3\x9fe (\xff.java:1)",
];

const javaLocations = (random: Random) =>
  random.list(random.below(40), () =>
    random.chance(5)
      ? "nothing"
      : `${blanks(random)}${hex(address(random))}${random.pick([" ", "\t", "   "])}${random.pick(JAVA_PLACES)}`,
  );

function javaFile(random: Random): Uint8Array {
  const isHeap = random.chance(50);
  const attributes = isHeap
    ? ["format = java", `resolution=${random.pick(["bytes", "kb"])}`]
    : [
        "format = java",
        "resolution = microseconds",
        `sampling period = ${random.pick(["100", "0", "010", rarely(random) ? "x" : "7"])}`,
        `ms since reset = ${number(random)}`,
      ];
  const kept = attributes.filter(() => random.chance(93));
  const samples = random.list(
    random.below(12),
    () =>
      `${blanks(random)}${number(random)} ${blanks(random)}${random.chance(98) ? random.between(1, 999) : number(random)} @${random.chance(98) ? " " : ""}${stackText(random)}`,
  );
  return text(random, [
    `--- ${isHeap ? "heapz" : "contentionz"} 1 ---`,
    ...kept,
    ...samples,
    ...javaLocations(random),
  ]);
}

/** The file with bytes, or lines, changed, doubled or missing, or cut off. */
function broken(random: Random, file: Uint8Array): Uint8Array {
  const at = random.below(file.length + 1);
  const length = random.pick([1, 1, 4, 8, 30]);
  const before = file.subarray(0, at);
  const after = file.subarray(at);
  const inserted = random.pick([
    "x",
    "0",
    " ",
    "\n",
    "-",
    "---",
    "0x",
    "=",
    "\xff",
    "9".repeat(20),
    "\n# \n",
    `${"1".repeat(70_000)}\n`,
  ]);
  const parts = random.pick([
    [before],
    [before, after.subarray(length)],
    [before, after.subarray(0, length), after],
    [before, LATIN1(inserted), after],
    [before, LATIN1(inserted), after.subarray(1)],
  ]);
  return Uint8Array.from(parts.flatMap(part => [...part]));
}
