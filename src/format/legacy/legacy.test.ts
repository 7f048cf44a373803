import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readProfile, readProfiles } from "..";
import { NONE, type Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { looksLegacy } from "./looksLegacy";

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, pieceLength = 1000) {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.slice(at, at + pieceLength);
  }
  return readProfile(pieces());
}

async function profileOf(bytes: Uint8Array, pieceLength?: number): Promise<Profile> {
  const profile = await read(bytes, pieceLength);
  if (!profile.ok) throw new Error(profile.error.problem.message);
  return profile.value;
}

/** `leaf caller … = values`, addresses in hexadecimal, one line a sample. */
function stacksOf({ samples, locations }: Profile): string[] {
  return Array.from({ length: samples.count }, (_, sample) => {
    const page = stackPage(samples, sample);
    const first = stackOffset(samples, sample);
    const rows = [...page.subarray(first, first + samples.stackLength[sample])];
    const values = samples.values.map(({ values: column, exact }) =>
      String(exact?.[sample] ?? column[sample]),
    );
    return `${rows.map(row => locations.address[row].toString(16)).join(" ")} = ${values.join(" ")}`;
  });
}

function words(size: 4 | 8, isLittleEndian: boolean, list: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * list.length));
  for (const [index, word] of list.entries()) {
    if (size === 4) view.setUint32(4 * index, word, isLittleEndian);
    else view.setBigUint64(8 * index, BigInt(word), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

describe("a CPU profile of words", () => {
  const samples = [2, 3, 0x100, 0x201, 0x301, 1, 1, 0x105];

  test.each([
    [4, true],
    [4, false],
    [8, true],
    [8, false],
  ] as const)("of %i bytes, little end first: %s", async (size, isLittleEndian) => {
    const file = words(size, isLittleEndian, [0, 3, 0, 10_000, 0, ...samples, 0, 1, 0]);
    const profile = await profileOf(file, 7);
    expect(stacksOf(profile)).toEqual(["100 200 300 = 2 20000000", "105 = 1 10000000"]);
    expect(profile.header.period).toBe(10_000_000n);
    expect(profile.warnings).toEqual([]);
  });

  test("a second frame that all have is the profiler's own, and a leaf that comes twice comes once", async () => {
    const stack = (leaf: number, ...callers: number[]) => [
      1,
      callers.length + 3,
      leaf,
      0x999,
      leaf,
      ...callers,
    ];
    const file = words(8, true, [0, 3, 0, 1, 0, ...stack(0x100), ...stack(0x200, 0x501, 0x502), 0, 1, 0]);
    expect(stacksOf(await profileOf(file))).toEqual(["100 = 1 1000", "200 500 501 = 1 1000"]);
  });

  test("without its end it is read, with a warning", async () => {
    const { warnings } = await profileOf(words(8, true, [0, 3, 0, 10_000, 0, ...samples]));
    expect(warnings.map(({ code }) => code)).toEqual(["cut-off"]);
  });
});

describe("values are those before sampling", () => {
  test("of a heap profile", async () => {
    const profile = await profileOf(
      bytesOf("heap profile: 1: 512 [ 3: 1536] @ heap/1048576\n1: 512 [3: 1536] @ 0x11 0x22\n"),
    );
    expect(profile.sampleTypes.map(({ type }) => type)).toEqual([
      "alloc_objects",
      "alloc_space",
      "inuse_objects",
      "inuse_space",
    ]);
    // pprof -raw of the same text.
    expect(stacksOf(profile)).toEqual(["10 21 = 3073 1573632 1024 524544"]);
    expect(profile.header.keepFrames).toContain("runtime");
  });

  test("of contention", async () => {
    const text = "--- contention:\ncycles/second=2000000000\nsampling period=5\n3000 7 @ 0x11\n";
    expect(stacksOf(await profileOf(bytesOf(text)))).toEqual(["10 = 35 7500"]);
  });
});

describe("what is broken is said to be, with its line, and in pprof's words", () => {
  test.each([
    [
      "heap profile: 1: 2 [1: 2] @ heapprofile\n1: 2 [1: 2] @ 0x1\nnonsense\n",
      "In line 3",
      "unexpected number of sample values",
    ],
    [
      "heap profile: 0: 0 [0: 0] @ heapprofile\n# comment\n0: 5 [0: 0] @ 0x1\n",
      "In line 3",
      "inuse count was 0 but inuse bytes was 5",
    ],
    ["heap profile: nothing\n", "In line 1", "unrecognized profile format"],
    ["goroutine profile: total 1\n1 @ 0x1\n\n1 @ nowhere\n", "In line 4", "malformed profile format"],
    [
      "--- threadz 1 ---\n\n--- Thread 1 (name: a/1) stack: ---\n  0x1\n",
      "In line 4",
      "unrecognized profile format",
    ],
    ["--- contention:\ncycles/second = x\n", "In line 2", "unrecognized profile format"],
    [
      "--- heapz 1 ---\nformat = java\nresolution = bytes\n 5 0 @ 0x1\n",
      "In line 4",
      "second value must be non-zero",
    ],
    [
      "--- heapz 1 ---\nformat = java\nresolution = bytes\n 5 1 @ 0x1\n 0x11111111111111111 f\n",
      "In line 5",
      "value out of range",
    ],
    ["--- contentionz 1 ---\nformat = java\n 5 1 @ 0x1\n", "", "missing sample type information"],
    [`goroutine profile: total 1\n1 @ 0x1${" ".repeat(70_000)}\n`, "In line 2", "token too long"],
  ])("%j", async (text, place, goWords) => {
    const result = await read(bytesOf(text));
    if (result.ok) throw new Error("it was read");
    const { problem } = result.error;
    expect(problem.kind).toBe("malformed");
    expect(problem.message).toContain(place);
    expect(problem.goError).toContain(goWords);
  });

  test("words that are missing: the byte", async () => {
    const result = await read(words(8, true, [0, 3, 0, 10_000, 0, 1, 50, 1]));
    expect(result.ok ? undefined : result.error.problem).toMatchObject({ kind: "malformed", byteOffset: 40 });
  });
});

test("every stack of a text comes back", async () => {
  const address = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n });
  const samples = fc.array(fc.tuple(fc.nat(), fc.array(address, { minLength: 1, maxLength: 6 })), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(samples, fc.integer({ min: 1, max: 99 }), async (list, pieceLength) => {
      const lines = list.map(
        ([count, stack]) => `${count} @${stack.map(at => ` 0x${at.toString(16)}`).join("")}`,
      );
      const text = bytesOf(`goroutine profile: total 1\n${lines.join("\n")}\n`);
      const expected = list.map(
        ([count, stack]) => `${stack.map(at => (at - 1n).toString(16)).join(" ")} = ${count}`,
      );
      expect(stacksOf(await profileOf(text, pieceLength))).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test("locations get the mapping they lie in, or one made for them", async () => {
  const { locations, mappings } = await profileOf(
    bytesOf(
      [
        "goroutine profile: total 1",
        "1 @ 0x401001 0x7f0000000001 0x99",
        "--- Memory map: ---",
        "7f0000000000-7f0000001000 r-xp 00000000 fc:01 1 /lib/libc.so.6",
        "00401000-00402000 r-xp 00001000 fc:01 2 /bin/server",
      ].join("\n"),
    ),
  );
  expect([...mappings.start, ...locations.mapping]).toEqual([0x400000n, 0x7f0000000000n, 0n, 0, 1, 2]);
  expect(mappings.main).not.toBe(NONE);
});

test("names in the comments of Go's texts are used where that is asked for", async () => {
  const text = bytesOf(
    [
      "goroutine profile: total 2",
      "2 @ 0x473c2e 0x472e45 0x4d5da7",
      "#\t0x472e44\tinternal/poll.runtime_pollWait+0x84\t\t/usr/local/go/src/runtime/netpoll.go:351",
      "#\t0x4d5da6\tinternal/poll.(*pollDesc).wait+0x26\t/usr/local/go/src/internal/poll/fd_poll_runtime.go:84",
      "",
    ].join("\n"),
  );
  const namesOf = async (usesComments: boolean) => {
    const outcome = await readProfiles(
      (async function* () {
        yield text;
      })(),
      { usesComments },
    );
    if (!outcome.ok) throw new Error(outcome.error.problem.message);
    const { strings, functions, locations, lines, warnings } = outcome.value.profile;
    const names = Array.from(locations.lineCount, (count, row) => {
      const line = locations.firstLine[row];
      return count === 0
        ? ""
        : `${strings.text(functions.name[lines.functionRow[line]])}:${lines.lineNumber[line]}`;
    });
    return { names, warnings: warnings.map(({ code }) => code) };
  };
  expect(await namesOf(false)).toEqual({ names: ["", "", ""], warnings: [] });
  expect(await namesOf(true)).toEqual({
    names: ["", "internal/poll.runtime_pollWait:351", "internal/poll.(*pollDesc).wait:84"],
    warnings: ["names-from-comments"],
  });
});

describe("they are told by their beginning", () => {
  test.each([
    "heap profile:    4:     4840 [508461: 88983430] @ heapprofile\n",
    "# comment\r\n\r\ngoroutine profile: total 3\n",
    "\n--- threadz 1 ---\n",
    "--- Thread 7eff063d9940 (name: main/25376) stack: ---\n",
    "--- contentionz 1 ---\nformat = java\n",
    "--- mutex:\n",
    " --- heapz 1 ---\n",
  ])("%j", text => {
    expect(looksLegacy(bytesOf(text))).toBe(true);
  });

  test.each(["main;work 3\n", "goroutine profile\n", "# a comment\n", "", "\n".repeat(5000), "{}"])(
    "not %j",
    text => {
      expect(looksLegacy(bytesOf(text))).toBe(false);
    },
  );
});

test("hostile lines take no longer than their length", async () => {
  const digits = "9".repeat(65_000);
  const texts = [
    `heap profile: 1: 2 [1: 2] @ heapprofile\n${digits}\n`,
    `heap profile: 1: 2 [1: 2] @ heapprofile\n1: ${digits}\n`,
    `--- contention:\n${digits}\n`,
    `--- contention:\n${digits} \n`,
    `--- heapz 1 ---\n${digits}\n`,
    `--- heapz 1 ---\n${"1 ".repeat(32_000)}\n`,
    `--- heapz 1 ---\nformat=java\nresolution=bytes\n1 1 @ 0x1\n0x1 ${" (".repeat(200_000)}:1)\n`,
    `--- threadz 1 ---\n${"--- Thread 1 (name: ".repeat(3000)}\n`,
  ];
  for (const text of texts) await read(bytesOf(text));
  expect((await read(bytesOf(texts[6] ?? ""))).ok).toBe(true);
}, 20_000);
