import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runSteps } from "../../base/steps";
import {
  encodePlain,
  pictureOfProfile,
  type PlainLabel,
  type PlainProfile,
  type PlainSample,
} from "../../format/pprof/fixtures/plainProfile";
import { randomProfile } from "../../format/pprof/fixtures/randomProfile";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { openBytes } from "../fixtures/openFile";
import { subtractBase } from "./base";
import { mergeProfiles } from ".";

type Picture = ReturnType<typeof pictureOfProfile>;
type Sample = Picture["samples"][number];
type Location = Sample["stack"][number];
type Mapping = NonNullable<Location["mapping"]>;

const textOf = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));

function mappingKey({ start, limit, offset, filename, buildId }: Mapping): string {
  const size = BigInt.asUintN(64, limit - start + 4095n) / 4096n;
  return textOf([size, offset, buildId || filename]);
}

/** Every key's values in their order, keys in one order. */
function labelKey(labels: readonly PlainLabel[]): string {
  const lists = new Map<string, unknown[]>();
  for (const label of labels) {
    const key = textOf(["text" in label, label.key]);
    const value = "text" in label ? label.text : [label.number, label.unit];
    lists.set(key, [...(lists.get(key) ?? []), value]);
  }
  return textOf([...lists].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What merging leaves of samples, the obvious way: everything is compared as text. */
function mergedSamples(sources: readonly Picture[]): Sample[] {
  const mappings = new Map<string, Mapping>();
  const merged = new Map<string, Sample>();
  const isZero = ({ values }: Sample) => values.every(value => value === 0n);
  const firstOf = (mapping: Mapping) => {
    const key = mappingKey(mapping);
    if (!mappings.has(key)) mappings.set(key, mapping);
    return mappings.get(key) ?? mapping;
  };
  const moved = (location: Location): Location => {
    const { mapping, address } = location;
    if (mapping === undefined) return location;
    const first = firstOf(mapping);
    return {
      ...location,
      mapping: first,
      address: BigInt.asUintN(64, address - mapping.start + first.start),
    };
  };
  for (const { samples, main } of sources) {
    if (mappings.size === 0 && main !== undefined) firstOf(main);
    for (const sample of samples.filter(candidate => !isZero(candidate))) {
      const stack = sample.stack.map(moved);
      const key = textOf([stack, labelKey(sample.labels)]);
      const known = merged.get(key);
      const values = sample.values.map((value, type) =>
        BigInt.asIntN(64, value + (known?.values[type] ?? 0n)),
      );
      merged.set(key, known === undefined ? { ...sample, stack, values } : { ...known, values });
    }
  }
  return [...merged.values()].filter(sample => !isZero(sample));
}

/** Rows are numbered as samples mention them, and nothing is left that no sample needs. */
function expectCounted({ samples, locations, lines, functions }: Profile): void {
  const seen = new Set<number>();
  const seenFunctions = new Set<number>();
  for (let sample = 0; sample < samples.count; sample++) {
    const leaf = stackOffset(samples, sample);
    for (const row of stackPage(samples, sample).subarray(leaf, leaf + samples.stackLength[sample])) {
      if (seen.has(row)) continue;
      expect(row).toBe(seen.size);
      seen.add(row);
      const first = locations.firstLine[row];
      for (const name of lines.functionRow.subarray(first, first + locations.lineCount[row])) {
        if (!seenFunctions.has(name)) expect(name).toBe(seenFunctions.size);
        seenFunctions.add(name);
      }
    }
  }
  expect(locations.count).toBe(seen.size);
  expect(functions.count).toBe(seenFunctions.size);
  expect([...locations.order]).toEqual([...seen]);
  expect([...locations.ids]).toEqual([...seen].map(row => BigInt(row + 1)));
}

async function read(plain: PlainProfile): Promise<Profile> {
  const opened = await openBytes(encodePlain(plain));
  if (!opened.ok) throw new Error(opened.error.problem.message);
  return opened.value;
}

const label: fc.Arbitrary<PlainLabel> = fc.oneof(
  fc.record({ key: fc.constantFrom("k", "j", "pprof::base"), text: fc.constantFrom("v", "true") }),
  fc.record({
    key: fc.constantFrom("k", "j"),
    number: fc.constantFrom(1n, 2n ** 60n),
    unit: fc.constantFrom("", "b"),
  }),
);

/** A profile and some like it: samples in another order, with other values and labels, at other addresses. */
const family = (value: fc.Arbitrary<bigint>): fc.Arbitrary<PlainProfile[]> =>
  randomProfile
    .filter(({ sampleTypes }) => new Set(sampleTypes.map(({ type }) => type)).size === sampleTypes.length)
    .chain(plain => {
      const stacks = [[], ...plain.samples.map(({ locationIds }) => locationIds)];
      const sample: fc.Arbitrary<PlainSample> = fc.record({
        locationIds: fc.constantFrom(...stacks),
        values: fc.array(value, {
          minLength: plain.sampleTypes.length,
          maxLength: plain.sampleTypes.length,
        }),
        labels: fc.array(label, { maxLength: 3 }),
      });
      const member = fc
        .tuple(fc.array(sample, { minLength: 1, maxLength: 12 }), fc.constantFrom(0n, 0x5000n))
        .map(([samples, slide]) => ({
          ...plain,
          samples,
          mappings: plain.mappings.map(mapping => ({
            ...mapping,
            start: BigInt.asUintN(64, mapping.start + slide),
            limit: BigInt.asUintN(64, mapping.limit + slide),
          })),
        }));
      return fc.array(member, { minLength: 2, maxLength: 3 });
    });

const small = fc.bigInt(-1n, 2n);
const large = fc.constantFrom(0n, 1n, 2n ** 53n - 1n, 2n ** 53n, -(2n ** 62n), 2n ** 62n, 2n ** 63n - 1n);

describe("merging is what comparing everything as text makes of it", () => {
  test.each([
    ["small values, which cancel each other out", small],
    ["values beyond 2^53 and around 2^63", large],
  ])(
    "%s",
    async (_, value) => {
      await fc.assert(
        fc.asyncProperty(family(value), async plains => {
          const sources = await Promise.all(plains.map(read));
          const merged = runSteps(mergeProfiles(sources));
          if (!merged.ok) throw new Error(merged.error.message);
          expect(pictureOfProfile(merged.value).samples).toEqual(
            mergedSamples(sources.map(pictureOfProfile)),
          );
          expectCounted(merged.value);
        }),
        { numRuns: 200 },
      );
    },
    60_000,
  );

  test("what was merged is read again as it is", async () => {
    await fc.assert(
      fc.asyncProperty(family(small), async plains => {
        const sources = await Promise.all(plains.map(read));
        const once = runSteps(mergeProfiles(sources));
        const twice = once.ok ? runSteps(mergeProfiles([once.value, once.value])) : once;
        if (!once.ok || !twice.ok) throw new Error("not merged");
        const doubled = pictureOfProfile(once.value).samples.map(sample => ({
          ...sample,
          values: sample.values.map(value => 2n * value),
        }));
        expect(pictureOfProfile(twice.value).samples).toEqual(doubled);
        expect(twice.value.strings.count).toBe(once.value.strings.count);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test.each([true, false])(
    "a base is taken away; its samples are marked: %s",
    async isDiff => {
      await fc.assert(
        fc.asyncProperty(family(small), async ([plain, plainBase]) => {
          const [profile, base] = await Promise.all([read(plain), read(plainBase)]);
          const difference = runSteps(subtractBase(profile, base, { isDiff, isNormalized: false }));
          if (!difference.ok) throw new Error(difference.error.message);
          const ofBase = pictureOfProfile(base);
          const negative = ofBase.samples.map(sample => ({
            ...sample,
            values: sample.values.map(value => -value),
            labels: isDiff ? marked(sample.labels) : sample.labels,
          }));
          const expected = mergedSamples([pictureOfProfile(profile), { ...ofBase, samples: negative }]);
          expect(pictureOfProfile(difference.value).samples).toEqual(expected);
          expectCounted(difference.value);
        }),
        { numRuns: 200 },
      );
    },
    60_000,
  );
});

function marked(labels: readonly PlainLabel[]): PlainLabel[] {
  const others = labels.filter(found => !("text" in found) || found.key !== "pprof::base");
  return [...others, { key: "pprof::base", text: "true" }];
}
