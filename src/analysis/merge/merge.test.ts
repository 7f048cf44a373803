import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import { installedPprof } from "../../format/fixtures/googlePprof";
import { EMPTY_PLAIN, encodePlain, type PlainProfile } from "../../format/pprof/fixtures/plainProfile";
import type { Profile } from "../../model/profile";
import { openBytes, openFile } from "../fixtures/openFile";
import { parseTop, sortedRows, topRows } from "../fixtures/pprofTop";
import { functionFrames } from "../frames";
import { prepareLoadedProfile } from "../load";
import { frameTotals } from "../totals";
import { mergeProfiles } from ".";

const NAMES = ["main", "work", "", "alloc"];
const TYPES = ["samples", "cpu", "alloc"];
const UNITS: Readonly<Record<string, readonly string[]>> = {
  samples: ["count"],
  cpu: ["nanoseconds", "ms", "seconds"],
  alloc: ["bytes", "kB"],
};

const valueType = fc
  .constantFrom(...TYPES)
  .chain(type => fc.record({ type: fc.constant(type), unit: fc.constantFrom(...(UNITS[type] ?? [])) }));

/** Small profiles that have much in common: functions, mappings at other addresses, stacks. */
const profile: fc.Arbitrary<PlainProfile> = fc
  .uniqueArray(valueType, { minLength: 1, maxLength: 3, selector: ({ type }) => type })
  .chain(sampleTypes =>
    fc.record({
      sampleTypes: fc.constant(sampleTypes),
      slide: fc.bigInt(0n, 3n).map(pages => pages * 4096n),
      defaultSampleType: fc.constantFrom("", ...TYPES),
      samples: fc.array(
        fc.record({
          locationIds: fc.array(fc.bigInt(1n, 4n), { maxLength: 3 }),
          values: fc.array(fc.bigInt(-2n, 5n), {
            minLength: sampleTypes.length,
            maxLength: sampleTypes.length,
          }),
          labels: fc.constantFrom([], [{ key: "k", text: "v" }], [{ key: "k", number: 1n, unit: "" }]),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  )
  .map(({ slide, ...rest }) => ({
    ...EMPTY_PLAIN,
    ...rest,
    functions: NAMES.map((name, index) => ({
      id: BigInt(index + 1),
      name,
      systemName: name,
      filename: "f",
      startLine: 0n,
    })),
    mappings: ["/bin/app", "/lib/c.so"].map((filename, index) => ({
      id: BigInt(index + 1),
      start: BigInt(index + 1) * 0x10000n + slide,
      limit: BigInt(index + 1) * 0x10000n + 0x800n + slide,
      offset: 0n,
      filename,
      buildId: "",
      has: [true, true, true, true] as const,
    })),
    locations: NAMES.map((_, index) => ({
      id: BigInt(index + 1),
      mappingId: BigInt(1 + (index % 2)),
      address: BigInt(1 + (index % 2)) * 0x10000n + slide + BigInt(index),
      lines: index === 3 ? [] : [{ functionId: BigInt(index + 1), line: 1n, column: 0n }],
      isFolded: false,
    })),
  }));

async function merged(files: readonly Uint8Array[]): Promise<Profile | string> {
  const profiles: Profile[] = [];
  for (const file of files) {
    const read = await openBytes(file);
    if (!read.ok) throw new Error(read.error.problem.message);
    profiles.push(read.value);
  }
  const result = runSteps(mergeProfiles(profiles));
  return result.ok ? prepareLoadedProfile(result.value) : result.error.message;
}

const pprof = installedPprof();

describe.skipIf(pprof === undefined)("several profiles, against google/pprof (skipped without Go)", () => {
  test("flat, cum and shares of every function and type, or that they do not go together", async () => {
    const seed = Date.now() % 2 ** 31;
    let mergedCount = 0;
    for (const plain of fc.sample(fc.array(profile, { minLength: 2, maxLength: 3 }), { numRuns: 40, seed })) {
      const files = plain.map(source => encodePlain(source));
      const ours = await merged(files);
      const types = typeof ours === "string" ? [{ unit: "count" }] : ours.sampleTypes;
      for (const [index, { unit }] of types.entries()) {
        const report = ["-top", "-nodecount=0", "-nodefraction=0", `-sample_index=${index}`, `-unit=${unit}`];
        const theirs = pprof?.run(report, files);
        expect(typeof ours !== "string", `seed ${seed}: ${theirs?.stderr}`).toBe(theirs?.ok);
        if (typeof ours === "string") continue;
        mergedCount++;
        expect(sortedRows(topRows(ours, index, unit)), `seed ${seed}`).toEqual(
          sortedRows(parseTop(theirs?.stdout ?? "")),
        );
      }
      if (typeof ours === "string") continue;
      const shown = /^Type: (.*)$/m.exec(pprof?.run(["-top"], files).stdout ?? "")?.[1];
      const named = ours.sampleTypes.find(({ type }) => type === ours.header.defaultSampleType);
      expect((named ?? ours.sampleTypes.at(-1))?.type, `seed ${seed}`).toBe(shown);
    }
    expect(mergedCount).toBeGreaterThan(10);
  }, 180_000);
});

describe("several profiles", () => {
  test("merging one with itself doubles flat and cum of every function", async () => {
    for (const name of ["go-cpu", "go-heap", "rust-cpu"]) {
      const single = await openFile(`public/examples/${name}.pb.gz`);
      const twice = runSteps(mergeProfiles([single, single]));
      if (!twice.ok) throw new Error(twice.error.message);
      for (const [index] of single.sampleTypes.entries()) {
        expect(figures(twice.value, index, 1)).toEqual(figures(single, index, 2));
      }
    }
  }, 30_000);

  test("of different kinds do not go together, and the message says why", async () => {
    const cpu = await openFile("public/examples/rust-cpu.pb.gz");
    const heap = await openFile("public/examples/go-heap.pb.gz");
    const outcome = runSteps(mergeProfiles([cpu, heap]));
    expect(outcome.ok ? "merged" : outcome.error.message).toBe("profiles have empty common sample type list");
  });
});

function figures(source: Profile, index: number, times: number): string[] {
  const frames = functionFrames(source);
  const { flat, cum } = runSteps(frameTotals(source, frames, source.samples.values[index]));
  return Array.from(
    flat,
    (value, frame) => `${frames.printableName(frame)} ${value * times} ${cum[frame] * times}`,
  )
    .filter(row => !row.endsWith(" 0 0"))
    .toSorted();
}
