import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleMemory } from "../../../model/memory";
import type { Profile } from "../../../model/profile";
import { readProfile, readProfiles } from "../..";
import {
  encodeFields,
  EMPTY_PLAIN,
  plainCode,
  type PlainProfile,
  type PlainSample,
} from "../fixtures/plainProfile";
import { heaviestSamples } from ".";
import { weightClass } from "./weights";

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece.slice());
  return Uint8Array.from(parts.flatMap(part => [...part]));
}

const FUNCTION_IDS = [1n, 2n, 3n];

function profileOf(samples: readonly PlainSample[], defaultSampleType: string): PlainProfile {
  return {
    ...EMPTY_PLAIN,
    sampleTypes: [
      { type: "samples", unit: "count" },
      { type: "cpu", unit: "nanoseconds" },
    ],
    ...plainCode("f1", "f2", "f3"),
    samples,
    defaultSampleType,
  };
}

const SAMPLE: fc.Arbitrary<PlainSample> = fc.record({
  locationIds: fc.array(fc.constantFrom(...FUNCTION_IDS), { minLength: 1, maxLength: 40 }),
  values: fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(-(2n ** 52n), 2n ** 52n)),
  labels: fc.array(fc.constant({ key: "k", text: "v" }), { maxLength: 3 }),
});

/** Samples as they can be told apart: values and stack. */
function described(profile: Profile, sample: number): string {
  const { stackLength, values } = profile.samples;
  return `${values.map(column => column.values[sample]).join()} ${stackLength[sample]}`;
}

describe("the heaviest samples of a profile.proto", () => {
  test("are those that fit: none left out is heavier than one that is kept, and no more fit", async () => {
    const property = fc.asyncProperty(
      fc.array(SAMPLE, { minLength: 1, maxLength: 60 }),
      fc.constantFrom("", "samples", "cpu", "absent"),
      fc.double({ min: 0, max: 1.2, noNaN: true }),
      fc.integer({ min: 1, max: 300 }),
      fc.record({ packed: fc.boolean(), unknownFields: fc.boolean() }),
      async (samples, defaultSampleType, share, pieceLength, style) => {
        const bytes = Uint8Array.from(encodeFields(profileOf(samples, defaultSampleType), style).flat());
        const cost = ({ locationIds, labels }: PlainSample) =>
          sampleMemory(locationIds.length, 2, labels.length);
        const costs = samples.map(cost);
        const total = costs.reduce((sum, each) => sum + each, 0);
        const room = share * total;
        const open = () => inPieces(bytes, pieceLength);
        const sieve = await heaviestSamples(open, room);
        expect(sieve === undefined).toBe(total <= room);
        if (sieve === undefined) return;
        const left = await collected(sieve.pass(open()));

        const index = defaultSampleType === "samples" ? 0 : 1;
        const weight = ({ values }: PlainSample) => Math.abs(Number(values[index]));
        const whole = await readProfile(inPieces(bytes, 1000));
        const part = await readProfile(inPieces(left, 1000));
        if (!whole.ok || !part.ok) throw new Error("it could not be read");
        expect(part.value.functions.count).toBe(whole.value.functions.count);
        expect(part.value.sampleTypes).toEqual(whole.value.sampleTypes);

        // The kept ones, in the file's order.
        const keys = samples.map(({ values, locationIds }) => `${values.join()} ${locationIds.length}`);
        const kept: number[] = [];
        const { samples: found } = part.value;
        for (let at = 0, sample = 0; sample < found.count; sample++, at++) {
          while (keys[at] !== described(part.value, sample)) at++;
          kept.push(at);
        }
        const { sampleCount, leftOut, share: keptShare } = sieve.kept;
        expect([sampleCount, leftOut]).toEqual([kept.length, samples.length - kept.length]);
        const isKept = new Set(kept);
        const keptWeights = kept.map(at => weight(samples[at]));
        const others = samples.filter((_, at) => !isKept.has(at));
        for (const other of others) {
          expect(Math.min(...keptWeights, Infinity)).toBeGreaterThanOrEqual(weight(other) * (1 - 2 ** -9));
        }
        const all = samples.reduce((sum, sample) => sum + weight(sample), 0);
        const ofKept = keptWeights.reduce((sum, each) => sum + each, 0);
        expect(keptShare).toBeCloseTo(all === 0 ? 0 : ofKept / all, 10);
        const used = kept.reduce((sum, at) => sum + costs[at], 0);
        expect(used).toBeLessThanOrEqual(room * (1 + 1e-9));
        const heaviestOther = Math.max(...others.map(other => weightClass(weight(other))));
        const next = others.filter(other => weightClass(weight(other)) === heaviestOther);
        expect(used + Math.max(...next.map(cost))).toBeGreaterThan(room * (1 - 1e-9));
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  test("weights are told apart in order", () => {
    const weight = fc.oneof(fc.nat(), fc.bigInt(0n, 2n ** 63n).map(Number));
    fc.assert(
      fc.property(weight, weight, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(weightClass(less)).toBeLessThanOrEqual(weightClass(more));
        if (more > less * (1 + 2 ** -8)) expect(weightClass(less)).toBeLessThan(weightClass(more));
      }),
    );
  });

  test("bytes that are no profile, or break, go on to the reader as they are", async () => {
    const text = new TextEncoder().encode("main;work 3\n".repeat(1000));
    expect(await heaviestSamples(() => inPieces(text, 100), 10)).toBeUndefined();
    const samples = Array.from({ length: 50 }, (_, index) => ({
      locationIds: FUNCTION_IDS,
      values: [1n, BigInt(index)],
      labels: [],
    }));
    const whole = Uint8Array.from(
      encodeFields(profileOf(samples, ""), { packed: true, unknownFields: false }).flat(),
    );
    // A group, which profile.proto does not have, in the middle.
    const broken = Uint8Array.from([...whole.subarray(0, 1000), 0x0b, ...whole.subarray(1000)]);
    const read = await readProfiles(inPieces(broken, 64));
    expect(read.ok).toBe(false);
    const sieve = await heaviestSamples(() => inPieces(broken, 64), 2000);
    const passed = await readProfiles(sieve?.pass(inPieces(broken, 64)) ?? inPieces(broken, 64));
    expect(passed.ok).toBe(false);
  });
});
