import { gunzipSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { Profile as PprofFormat } from "pprof-format";
import { describe, expect, test } from "vitest";
import cases from "../../../examples/oracle/cases.json";
import type { Cleaning } from "../../analysis/clean";
import { openBytes, openFile } from "../../analysis/fixtures/openFile";
import { sortedRows, topRows } from "../../analysis/fixtures/pprofTop";
import { parseStacks, profileOfStacks } from "../../analysis/fixtures/stackText";
import { runSteps } from "../../base/steps";
import { installedPprof } from "../../format/fixtures/googlePprof";
import type { Profile } from "../../model/profile";
import { anyStacks } from "../../report/fixtures/hostileNames";
import { LoadedProfile } from "../loaded";
import type { ShareAnswer, ShareQuestion } from "../protocol";
import { answerShare } from "./share";

const AS_IT_IS: Cleaning = { labels: false, comments: false, paths: false, names: false };

const QUESTION: ShareQuestion = {
  kind: "share",
  sampleTypeIndex: 0,
  options: {},
  part: "whole",
  cleaning: AS_IT_IS,
  salt: "salt",
  size: "file",
};

async function share(profile: Profile, change: Partial<ShareQuestion> = {}): Promise<ShareAnswer> {
  const steps = await answerShare(new LoadedProfile(profile, profile), { ...QUESTION, ...change });
  const answer = steps.ok ? runSteps(steps.value) : steps;
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function opened(bytes: Uint8Array | undefined): Promise<Profile> {
  const read = await openBytes(bytes ?? new Uint8Array());
  if (!read.ok) throw new Error(read.error.problem.message);
  return read.value;
}

/** Every text in a file, as pprof-format reads it. */
const textsIn = (bytes: Uint8Array | undefined) =>
  PprofFormat.decode(gunzipSync(bytes ?? new Uint8Array())).stringTable.strings;

const totalOf = (profile: Profile, type: number) =>
  profile.samples.values[type].values.reduce((sum, value) => sum + Math.abs(value), 0);

describe("a file with everything", () => {
  test.each(cases)("$profile $sampleType has the same top", async ({ profile, sampleIndex, unit }) => {
    const whole = await openFile(profile);
    const { bytes } = await share(whole, { size: 1e9, sampleTypeIndex: sampleIndex });
    expect(sortedRows(topRows(await opened(bytes), sampleIndex, unit))).toEqual(
      sortedRows(topRows(whole, sampleIndex, unit)),
    );
    const decoded = PprofFormat.decode(inflateSync(bytes ?? new Uint8Array()));
    expect(decoded.location.length).toBeLessThanOrEqual(whole.locations.count);
    expect(decoded.sampleType.length).toBe(whole.sampleTypes.length);
  });
});

describe("a copy that has to fit", () => {
  test("keeps the heaviest stacks, and says how much that is", async () => {
    const lines = Array.from(
      { length: 2000 },
      (_, at) => `main;f${at * 7919};g${at} ${1 + ((at * 31) % 1000)}`,
    );
    const profile = profileOfStacks(parseStacks(lines.join("\n")));
    const { bytes, sampleCount, weight, weightBefore } = await share(profile, { size: 4000 });
    expect(bytes?.length).toBeLessThanOrEqual(4000);
    expect(bytes?.length).toBeGreaterThan(3600);
    expect(weightBefore).toBe(totalOf(profile, 0));
    const kept = await opened(bytes);
    expect(kept.samples.count).toBe(sampleCount);
    expect(totalOf(kept, 0)).toBe(weight);
    const heaviest = [...profile.samples.values[0].values].toSorted((a, b) => b - a).slice(0, sampleCount);
    expect([...kept.samples.values[0].values].toSorted((a, b) => b - a)).toEqual(heaviest);
    expect(kept.functions.count).toBeLessThan(profile.functions.count);
  });

  test("is never larger than it may be, and is a profile all the same", async () => {
    await fc.assert(
      fc.asyncProperty(anyStacks, fc.integer({ min: 0, max: 600 }), async (samples, size) => {
        const profile = profileOfStacks(samples);
        const { bytes, sampleCount, weight, weightBefore } = await share(profile, { size });
        const kept = await opened(bytes);
        expect(kept.samples.count).toBe(sampleCount);
        expect(weight).toBeLessThanOrEqual(weightBefore);
        if (sampleCount > 0) expect(bytes?.length).toBeLessThanOrEqual(size);
        const known = new Set(topRows(profile, 0, "count").map(({ name }) => name));
        for (const { name } of topRows(kept, 0, "count")) expect(known).toContain(name);
      }),
      { numRuns: 60 },
    );
  });
});

describe("cleaning", () => {
  test("takes out what it names, and nothing else", async () => {
    const profile = await openFile("public/examples/go-cpu.pb.gz");
    const before = topRows(profile, 1, "ns");
    const all = textsIn((await share(profile)).bytes);
    expect(all).toContain("tenant");
    expect(all.some(text => text.includes("/"))).toBe(true);
    for (const key of ["labels", "comments", "paths"] as const) {
      const { bytes } = await share(profile, { cleaning: { ...AS_IT_IS, [key]: true } });
      expect(sortedRows(topRows(await opened(bytes), 1, "ns")), key).toEqual(sortedRows(before));
    }
    const labels = await share(profile, { cleaning: { ...AS_IT_IS, labels: true } });
    expect(labels.labelKeys).toEqual([]);
    expect(textsIn(labels.bytes)).not.toContain("tenant");
    expect(textsIn(labels.bytes)).not.toContain("acme");
    const paths = textsIn((await share(profile, { cleaning: { ...AS_IT_IS, paths: true } })).bytes);
    expect(paths.filter(text => text.startsWith("/") || /\/[^/]*\.(go|s)$/.test(text))).toEqual([]);
    expect(paths).toContain("orders-service");
    expect(paths).toContain("store.go");
  });

  test("with names, no name is left, and equal names are equal still", async () => {
    for (const file of ["go-cpu", "node-cpu", "cpp-cpu", "rust-cpu"]) {
      const profile = await openFile(`public/examples/${file}.pb.gz`);
      const before = topRows(profile, 1, "ns");
      const answer = await share(profile, {
        sampleTypeIndex: 1,
        cleaning: { labels: true, comments: true, paths: true, names: true },
      });
      const header = new Set(profile.sampleTypes.flatMap(({ type, unit }) => [type, unit]));
      const left = textsIn(answer.bytes).filter(text => text !== "" && !header.has(text));
      expect(
        left.filter(text => !/^[0-9a-f]{12}$/.test(text)),
        file,
      ).toEqual(
        left.filter(text => [profile.header.periodType.type, profile.header.periodType.unit].includes(text)),
      );
      const after = await opened(answer.bytes);
      expect(after.locations.address.every(address => address === 0n)).toBe(true);
      const figures = (rows: typeof before) => rows.map(({ flat, cum }) => `${flat} ${cum}`).toSorted();
      expect(figures(topRows(after, 1, "ns")), file).toEqual(figures(before));
    }
  });

  test("with names, another salt gives other hashes, the same one the same", async () => {
    const profile = profileOfStacks(parseStacks("main;work 3"));
    const hashes = async (salt: string) =>
      (await share(profile, { salt, size: "none", cleaning: { ...AS_IT_IS, names: true } })).functions;
    expect(await hashes("one")).toEqual(await hashes("one"));
    expect(await hashes("one")).not.toEqual(await hashes("two"));
    expect(await hashes("one")).toHaveLength(1);
  });
});

test("what is shown is what the filters leave", async () => {
  const profile = profileOfStacks(parseStacks("main;work;alloc 3\nmain;idle 5\nmain;work 2"));
  const { bytes, sampleCount, functions } = await share(profile, {
    part: "shown",
    options: { focus: "work", hide: "main" },
  });
  expect(sampleCount).toBe(2);
  expect(functions).toEqual(["alloc", "work"]);
  expect(topRows(await opened(bytes), 0, "count").map(({ name, cum }) => `${name} ${cum}`)).toEqual(
    expect.arrayContaining(["work 5", "alloc 3"]),
  );
});

const pprof = installedPprof();
test.skipIf(pprof === undefined)("google/pprof reads a copy, cleaned or not", async () => {
  const profile = await openFile("public/examples/go-heap.pb.gz");
  for (const names of [false, true]) {
    const { bytes, functions } = await share(profile, { cleaning: { ...AS_IT_IS, paths: true, names } });
    const printed = pprof?.run(["-top", "-nodecount=0"], [bytes ?? new Uint8Array()]);
    expect(printed).toMatchObject({ ok: true });
    expect(printed?.stdout).toContain(functions[0]);
  }
});
