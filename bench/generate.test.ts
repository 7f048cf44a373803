import { gunzipSync } from "node:zlib";
import { Profile } from "pprof-format";
import { describe, expect, it } from "vitest";
import { generateProfile } from "./generate.mjs";
import { describeProfile } from "./generate/describe.mjs";

const STACKS = 3000;
const gzip = generateProfile(STACKS, 1);
// pprof-format reads what we wrote by hand: another program's opinion of the bytes.
const profile = Profile.decode(gunzipSync(gzip));
const text = (index: number | bigint) => profile.stringTable.strings[Number(index)];
const stackOf = (locationIds: readonly (number | bigint)[]) => locationIds.join(" ");

describe("a generated profile", () => {
  it("is the same bytes for the same seed, others for another", () => {
    expect(Buffer.compare(generateProfile(STACKS, 1), gzip)).toBe(0);
    expect(Buffer.compare(generateProfile(STACKS, 2), gzip)).not.toBe(0);
  });

  it("has as many samples as asked for, no two with the same stack", () => {
    expect(profile.sample).toHaveLength(STACKS);
    expect(new Set(profile.sample.map(sample => stackOf(sample.locationId))).size).toBe(STACKS);
  });

  it("counts samples and cpu time, heavy-tailed", () => {
    expect(profile.sampleType.map(type => [text(type.type), text(type.unit)])).toEqual([
      ["samples", "count"],
      ["cpu", "nanoseconds"],
    ]);
    const counts = profile.sample.map(sample => Number(sample.value[0])).toSorted((a, b) => a - b);
    expect(counts[0]).toBe(1);
    expect(counts[STACKS / 2]).toBeLessThan(3);
    expect(counts.at(-1)).toBeGreaterThan(100);
    for (const sample of profile.sample) {
      expect(Number(sample.value[1])).toBe(Number(sample.value[0]) * Number(profile.period));
    }
  });

  it("has stacks 30 to 60 frames deep in the mean, and some past 300", () => {
    const shape = describeProfile(gzip);
    expect(shape.meanDepth).toBeGreaterThan(30);
    expect(shape.framesInStacks / STACKS).toBeLessThan(60);
    expect(shape.maxDepth).toBeGreaterThan(300);
  });

  it("points only at rows that exist, each used and each id once", () => {
    const locationIds = profile.location.map(location => location.id);
    const functionIds = profile.function.map(fn => fn.id);
    expect(new Set(locationIds).size).toBe(locationIds.length);
    expect(new Set(functionIds).size).toBe(functionIds.length);
    expect(new Set(profile.sample.flatMap(sample => sample.locationId))).toEqual(new Set(locationIds));
    const lines = profile.location.flatMap(location => location.line);
    expect(new Set(lines.map(line => line.functionId))).toEqual(new Set(functionIds));
    expect(new Set(profile.function.map(fn => text(fn.name))).size).toBe(functionIds.length);
    expect(profile.mapping.map(mapping => mapping.id)).toEqual([1, 2, 3, 4]);
    for (const location of profile.location) {
      const mapping = profile.mapping[Number(location.mappingId) - 1];
      expect(Number(location.address)).toBeGreaterThan(Number(mapping?.memoryStart));
      expect(Number(location.address)).toBeLessThan(Number(mapping?.memoryLimit));
    }
  });

  it("has a fifth of its locations inlined, 2 to 4 lines each", () => {
    const inlined = profile.location.map(location => location.line.length).filter(lines => lines > 1);
    expect(inlined.length / profile.location.length).toBeGreaterThan(0.17);
    expect(inlined.length / profile.location.length).toBeLessThan(0.23);
    expect(new Set(inlined)).toEqual(new Set([2, 3, 4]));
  });

  it("labels most samples with strings, and many with numbers that have a unit", () => {
    const samplesWith = (key: string) =>
      profile.sample.filter(sample => sample.label.some(label => text(label.key) === key)).length / STACKS;
    expect(samplesWith("endpoint")).toBeGreaterThan(0.8);
    expect(samplesWith("tenant")).toBeGreaterThan(0.7);
    expect(samplesWith("bytes")).toBeGreaterThan(0.5);
    const numeric = profile.sample.flatMap(sample => sample.label).filter(label => Number(label.num) !== 0);
    expect(new Set(numeric.map(label => text(label.numUnit)))).toEqual(new Set(["bytes", "microseconds"]));
  });

  it("is described as pprof-format sees it", () => {
    const lines = new Map(profile.location.map(location => [location.id, location.line.length]));
    const locationIds = profile.sample.flatMap(sample => sample.locationId);
    expect(describeProfile(gzip)).toMatchObject({
      rawBytes: gunzipSync(gzip).length,
      samples: STACKS,
      distinctStacks: STACKS,
      locationsInStacks: locationIds.length,
      framesInStacks: locationIds.reduce<number>((sum, id) => sum + (lines.get(id) ?? 0), 0),
      mappings: 4,
      locations: profile.location.length,
      inlinedLocations: [...lines.values()].filter(count => count > 1).length,
      functions: profile.function.length,
      strings: profile.stringTable.strings.length,
    });
  });
});
