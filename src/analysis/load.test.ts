import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { installedPprof } from "../format/fixtures/googlePprof";
import { EMPTY_PLAIN, encodePlain, type PlainProfile } from "../format/pprof/fixtures/plainProfile";
import { parseTop, sortedRows, topRows } from "./fixtures/pprofTop";
import { openBytes } from "./fixtures/openFile";
import { prepareLoadedProfile } from "./load";

const NAMES = [
  "main",
  ".main",
  "work(int)",
  "malloc",
  "op::operator()(int)",
  "(anonymous namespace)::f(x)",
  "",
];
const EXPRESSIONS = [
  "",
  "main",
  "malloc|work",
  ".*",
  "op::.*",
  ".*anonymous.*",
  "[a-m]+",
  "(",
  "mal",
  "a{1001}",
  "(?i)MAIN",
  "work\\(int\\)",
];
const MAPPING_FILES = [
  "/bin/app",
  "http://host/p",
  "c:\\app",
  "a b:c",
  "http://host/%zz",
  "x:%zz",
  "1:2",
  ":x",
  "a+b-c.1:",
  "http://[::1",
  "http://h:p/",
  "a:\u0001",
  "",
  "HTTP:x#%zz",
];

const functionIds = NAMES.map((_, index) => BigInt(index + 1));
const profile: fc.Arbitrary<PlainProfile> = fc
  .record({
    lines: fc.array(fc.array(fc.constantFrom(...functionIds), { maxLength: 3 }), {
      minLength: 2,
      maxLength: 8,
    }),
    stacks: fc.array(fc.array(fc.nat(7), { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
    dropFrames: fc.constantFrom(...EXPRESSIONS),
    keepFrames: fc.constantFrom("", ...EXPRESSIONS),
    buildId: fc.constantFrom("", "", "id"),
  })
  .map(({ lines, stacks, dropFrames, keepFrames, buildId }) => ({
    ...EMPTY_PLAIN,
    dropFrames,
    keepFrames,
    functions: NAMES.map((name, index) => ({
      id: BigInt(index + 1),
      name,
      systemName: name,
      filename: "",
      startLine: 0n,
    })),
    mappings: MAPPING_FILES.map((filename, index) => ({
      id: BigInt(index + 1),
      start: BigInt(index) * 4096n,
      limit: BigInt(index + 1) * 4096n,
      offset: 0n,
      filename,
      buildId,
      has: [true, true, true, true] as const,
    })),
    locations: lines.map((ids, index) => ({
      id: BigInt(index + 1),
      mappingId: BigInt(1 + ((index + lines.length) % MAPPING_FILES.length)),
      address: BigInt(index * 4096 + 1),
      lines: ids.map(functionId => ({ functionId, line: 1n, column: 0n })),
      isFolded: false,
    })),
    samples: stacks.map((stack, index) => ({
      locationIds: stack.map(location => BigInt(1 + (location % lines.length))),
      values: [BigInt(2 ** index)],
      labels: [],
    })),
  }));

const pprof = installedPprof();
const REPORT = ["-top", "-nodecount=0", "-nodefraction=0", "-unit=count"];

describe.skipIf(pprof === undefined)(
  "what is done to every profile once, against google/pprof (skipped without Go)",
  () => {
    test("drop_frames and keep_frames, and mapping files that are addresses", async () => {
      const seed = Date.now() % 2 ** 31;
      for (const plain of fc.sample(profile, { numRuns: 40, seed })) {
        const bytes = encodePlain(plain);
        const ours = await openBytes(bytes);
        if (!ours.ok) throw new Error(ours.error.problem.message);
        const expected = pprof?.run(REPORT, [bytes]);
        const where = `seed ${seed}: drop ${plain.dropFrames} keep ${plain.keepFrames}`;
        expect(expected?.ok, where).toBe(true);
        const rows = topRows(await prepareLoadedProfile(ours.value), 0, "count");
        expect(sortedRows(rows), where).toEqual(sortedRows(parseTop(expected?.stdout ?? "")));
      }
    }, 120_000);

    test("each mapping file alone", async () => {
      const wrong: string[] = [];
      for (const filename of MAPPING_FILES) {
        const plain: PlainProfile = {
          ...EMPTY_PLAIN,
          mappings: [
            {
              id: 1n,
              start: 0n,
              limit: 9n,
              offset: 0n,
              filename,
              buildId: "",
              has: [true, true, true, true],
            },
          ],
          locations: [{ id: 1n, mappingId: 1n, address: 1n, lines: [], isFolded: false }],
          samples: [{ locationIds: [1n], values: [1n], labels: [] }],
        };
        const bytes = encodePlain(plain);
        const ours = await openBytes(bytes);
        if (!ours.ok) throw new Error(ours.error.problem.message);
        const [row] = topRows(await prepareLoadedProfile(ours.value), 0, "count");
        const [expected] = parseTop(pprof?.run(REPORT, [bytes]).stdout ?? "");
        if (row?.name !== expected?.name) wrong.push(`${filename}: ${row?.name} for ${expected?.name}`);
      }
      expect(wrong).toEqual([]);
    }, 60_000);
  },
);
