import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import reportCases from "../../../examples/oracle/reports.json";
import { finished, runSteps } from "../../base/steps";
import { valueText } from "../../base/units";
import { EMPTY_PLAIN, encodePlain, type PlainLabel } from "../../format/pprof/fixtures/plainProfile";
import { installedPprof } from "../../format/fixtures/googlePprof";
import type { Profile } from "../../model/profile";
import { DEFAULT_CONFIG } from "../config";
import { compileFilters } from "../filters";
import { numberTagFilter, textTagFilter } from "../filters/tagExpression";
import { openBytes, openFile } from "../fixtures/openFile";
import { parseTags, type TagsKey } from "../fixtures/pprofTags";
import { labelUnits } from "../labelUnits";
import { sampleTypeIndex } from "../sampleIndex";
import { type LabelKeyTable, labelTables } from ".";
import { heaviestValues } from "./heaviest";

/** A profile of samples with these labels; sample i has the value values[i]. */
async function profileOf(samples: readonly (readonly PlainLabel[])[], values?: readonly bigint[]) {
  const plain = {
    ...EMPTY_PLAIN,
    samples: samples.map((labels, index) => ({
      locationIds: [],
      values: [values?.[index] ?? 1n],
      labels,
    })),
  };
  const opened = await openBytes(encodePlain(plain));
  if (!opened.ok) throw new Error(opened.error.problem.message);
  return opened.value;
}

const text = (key: string, value: string): PlainLabel => ({ key, text: value });
const number = (key: string, value: number, unit = ""): PlainLabel => ({ key, number: BigInt(value), unit });

function tablesOf(profile: Profile, sampleType = 0, outputUnit = "minimum"): LabelKeyTable[] {
  const units = runSteps(labelUnits(profile));
  return runSteps(labelTables(profile, profile.samples.values[sampleType], units, outputUnit));
}

/** `key text sum samples`, a line each, heaviest first. */
function picture(tables: readonly LabelKeyTable[]): string[] {
  return tables.flatMap(({ key, values }) =>
    runSteps(heaviestValues(values, Infinity, undefined)).rows.map(
      row => `${key} ${values.texts[row]} ${values.sums.get(row)} ${values.sampleCount[row]}`,
    ),
  );
}

describe("values", () => {
  test("are added up by key, heaviest first, then by name", async () => {
    const profile = await profileOf([
      [text("tenant", "acme"), number("bytes", 16)],
      [text("tenant", "globex")],
      [text("tenant", "acme"), number("bytes", 32, "bytes")],
      [text("pprof::base", "true")],
    ]);
    expect(picture(tablesOf(profile))).toEqual([
      "bytes 16B 1 1",
      "bytes 32B 1 1",
      "tenant acme 2 2",
      "tenant globex 1 1",
    ]);
  });

  test("that a sample says twice count once", async () => {
    const profile = await profileOf([[text("k", "a"), text("k", "a"), text("k", "b")]], [5n]);
    expect(picture(tablesOf(profile))).toEqual(["k a 5 1", "k b 5 1"]);
    expect(tablesOf(profile)[0]).toMatchObject({ withSum: 5, withSampleCount: 1 });
  });

  test("that pprof prints alike are one, numbers and texts apart", async () => {
    const mb = 2 ** 20;
    const profile = await profileOf([
      [number("bytes", mb, "bytes"), number("bytes", mb + 1, "bytes")],
      [text("bytes", "1MB")],
    ]);
    const [{ values, hasTexts, hasNumbers }] = tablesOf(profile);
    expect([hasTexts, hasNumbers]).toEqual([true, true]);
    expect(values.texts).toEqual(["1MB", "1MB"]);
    expect([values.low, values.high]).toEqual([
      [BigInt(mb), undefined],
      [BigInt(mb + 1), undefined],
    ]);
  });

  test("stay exact beyond 2^53", async () => {
    const big = 2n ** 60n + 1n;
    const profile = await profileOf([[text("k", "a")], [text("k", "a")]], [big, 1n - big]);
    expect(picture(tablesOf(profile))).toEqual(["k a 1 2"]);
  });

  test("can be cut down to the heaviest, and to those that match", async () => {
    const samples = Array.from({ length: 50 }, (_, index) => [text("k", `v${index}`)]);
    const profile = await profileOf(
      samples,
      samples.map((_, index) => BigInt((index * 7) % 50)),
    );
    const [{ values }] = tablesOf(profile);
    const names = (limit: number, matches?: (name: string) => boolean) =>
      runSteps(heaviestValues(values, limit, matches)).rows.map(row => values.texts[row]);
    expect(names(3)).toEqual(names(Infinity).slice(0, 3));
    expect(names(3, name => name.endsWith("1"))).toEqual(
      names(Infinity)
        .filter(name => name.endsWith("1"))
        .slice(0, 3),
    );
  });
});

test("bars count the samples in their range", async () => {
  const profile = await profileOf(
    [[number("n", 1)], [number("n", 3), number("n", 4)], [number("n", 4), number("n", 5)], []],
    [1n, 10n, 100n, 1000n],
  );
  const [{ edges, barSums, barSampleCount }] = tablesOf(profile);
  expect(edges).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...barSums]).toEqual([1, 0, 10, 110, 100]);
  expect([...barSampleCount]).toEqual([1, 0, 1, 2, 1]);
});

const oddText = fc.oneof(
  fc.constantFrom(
    "a",
    "a,b",
    "a=b",
    "16bytes",
    "1:5",
    "x\ny",
    "^a$",
    "99999999999999999999999",
    "\\",
    "1kb:",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }),
);
const key = fc.oneof(
  fc.constantFrom("k", "bytes", "a=b", "request", "thread_id"),
  fc.string({ maxLength: 3 }),
);
const exactNumber = fc.oneof(fc.integer({ min: -5, max: 5000 }), fc.maxSafeInteger());
const label: fc.Arbitrary<PlainLabel> = fc.oneof(
  fc.record({ key, text: oddText }),
  fc.record({
    key,
    number: exactNumber.map(BigInt),
    unit: fc.constantFrom("", "bytes", "kb", "ms", "μs", "requests"),
  }),
);

test("the filter of a value or a bar leaves just its samples", { timeout: 60_000 }, async () => {
  const samples = fc.array(fc.array(label, { maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(samples, async labels => {
      const profile = await profileOf(labels);
      const units = runSteps(labelUnits(profile));
      const left = async (tagfocus: string): Promise<number> => {
        const filters = await compileFilters({ ...DEFAULT_CONFIG, tagfocus }, () => undefined);
        if (!filters.ok) throw new Error(filters.error.message);
        const filtered = runSteps(
          filters.value.apply(
            profile,
            () => finished(units),
            () => undefined,
          ),
        );
        if (!filtered.ok) throw new Error(filtered.error.message);
        return filtered.value.samples.count;
      };
      for (const { key: name, unit, values, edges, barSampleCount } of tablesOf(profile)) {
        // Only as part of `key:value`, which other keys can be, too.
        if (name === "" || name.includes("=")) continue;
        for (const [row, valueName] of values.texts.entries()) {
          const [low, high] = [values.low[row], values.high[row]];
          const filter =
            low === undefined || high === undefined
              ? textTagFilter(name, valueName)
              : numberTagFilter(name, unit, low, high);
          expect([filter, await left(filter ?? "")]).toEqual([filter, values.sampleCount[row]]);
        }
        for (const [bar, count] of barSampleCount.entries()) {
          const filter = numberTagFilter(name, unit, BigInt(edges[bar]), BigInt(edges[bar + 1]) - 1n);
          expect([filter, await left(filter ?? "")]).toEqual([filter, count]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** As pprof prints it. */
function tagsOf(profile: Profile, sampleType: number, outputUnit: string): TagsKey[] {
  const { unit } = profile.sampleTypes[sampleType];
  return tablesOf(profile, sampleType, outputUnit).map(({ key: name, values, withSum }) => ({
    key: name,
    total: valueText(withSum, unit, outputUnit),
    values: runSteps(heaviestValues(values, Infinity, undefined)).rows.map(row => ({
      text: values.texts[row],
      value: valueText(Number(values.sums.get(row)), unit, outputUnit),
    })),
  }));
}

/** Keys of which a sample has several values: pprof's total counts it for each of them. */
function repeatedKeys({ samples, labels, strings }: Profile): Set<string> {
  const repeated = new Set<string>();
  for (let sample = 0; sample < samples.count; sample++) {
    const seen = new Set<string>();
    for (let at = samples.labelStart[sample]; at < samples.labelStart[sample + 1]; at++) {
      const name = strings.text(labels.key[at]);
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return repeated;
}

/** Nothing at all, and its SHA-256. */
const NOTHING = { sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", report: "" };

/** The recorded reports of one profile with no other options than these. */
const recorded = (
  reportCases as readonly { args: string[]; status: number; expected?: string; sha256?: string }[]
)
  .filter(({ args, status }) => args[0] === "-tags" && status === 0)
  .filter(({ expected, sha256 }) => expected !== undefined || sha256 === NOTHING.sha256)
  .filter(({ args }) => args.slice(1, -1).every(arg => /^-(sample_index|unit)=/.test(arg)))
  .map(({ args, expected }) => ({ line: args.join(" "), args, expected }));

test("pprof's tags are recorded", () => expect(recorded.length).toBeGreaterThan(15));

test.each(recorded)("pprof $line", async ({ args, expected }) => {
  const flag = (name: string) => args.find(arg => arg.startsWith(`-${name}=`))?.slice(name.length + 2);
  const profile = await openFile(args.at(-1) ?? "");
  const index = sampleTypeIndex(profile, flag("sample_index") ?? "");
  if (!index.ok) throw new Error(index.error);
  const repeated = repeatedKeys(profile);
  const report = expected === undefined ? NOTHING.report : readFileSync(expected, "utf8");
  expect(
    tagsOf(profile, index.value, flag("unit") ?? "minimum").filter(({ key: name }) => !repeated.has(name)),
  ).toEqual(parseTags(report).filter(({ key: name }) => !repeated.has(name)));
});

const pprof = installedPprof();
const CONFORMANCE = "../shared/conformance/profiles";

describe.skipIf(pprof === undefined || !existsSync(CONFORMANCE))(
  "every profile beside the repository",
  () => {
    const files = existsSync(CONFORMANCE)
      ? readdirSync(CONFORMANCE).filter(name => name.includes(".pb"))
      : [];

    test.each(files)("%s", { timeout: 60_000 }, async file => {
      const path = join(CONFORMANCE, file);
      const profile = await openFile(path);
      const index = sampleTypeIndex(profile, "");
      if (!index.ok) throw new Error(index.error);
      const repeated = repeatedKeys(profile);
      const run = pprof?.runOnPaths(["-tags"], [path]);
      expect(run?.ok).toBe(true);
      const theirs = parseTags(run?.stdout ?? "").filter(table => !repeated.has(table.key));
      expect(tagsOf(profile, index.value, "minimum").filter(table => !repeated.has(table.key))).toEqual(
        theirs,
      );
    });
  },
);
