import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Profile } from "../model/profile";
import { EMPTY_PLAIN, encodePlain, type PlainProfile, pictureOfProfile } from "./pprof/fixtures/plainProfile";
import { randomProfile } from "./pprof/fixtures/randomProfile";
import { bytesField, numberField } from "./pprof/fixtures/wireText";
import { readProfiles } from ".";
import { decompress } from "./decompress";
import type { ReadOptions } from "./importer";
import { readableText } from "./readable";

async function read(bytes: Uint8Array, options: ReadOptions = {}, pieceLength = 50_000) {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.slice(at, at + pieceLength);
  }
  return readProfiles(pieces(), options);
}

async function salvaged(bytes: Uint8Array): Promise<Profile> {
  const outcome = await read(bytes, { salvages: true });
  if (!outcome.ok) throw new Error(outcome.error.problem.message);
  return outcome.value.profile;
}

const GO_CPU = gunzipSync(readFileSync("public/examples/go-cpu.pb.gz"));

describe("of a broken profile, what could be read", () => {
  test("is offered, and opened only when that is asked for", async () => {
    const half = GO_CPU.subarray(0, GO_CPU.length >> 1);
    const outcome = await read(half);
    if (outcome.ok) throw new Error("it was read");
    const { problem, readable } = outcome.error;
    expect(problem.kind).toBe("truncated");
    expect(readable).toMatchObject({ share: undefined });
    const { samples, partial, warnings, header } = await salvaged(half);
    expect(samples.count).toBe(readable?.sampleCount);
    expect(partial).toMatch(/^the file up to where it breaks off, .*[1-9][\d,]* samples$/);
    expect(warnings.map(({ code }) => code)).toContain("partial");
    expect(header.comments.at(-1)).toBe(`Partial: ${partial}`);
  });

  test("has the values of the samples that were read, wherever it is cut", async () => {
    const whole = await read(GO_CPU);
    if (!whole.ok) throw new Error(whole.error.problem.message);
    const expected = whole.value.profile.samples.values[0].values;
    for (let share = 1; share < 20; share++) {
      const { samples, functions, strings } = await salvaged(
        GO_CPU.subarray(0, (GO_CPU.length * share) / 20),
      );
      expect([...samples.values[0].values]).toEqual([...expected.subarray(0, samples.count)]);
      for (const name of functions.name) expect(name).toBeLessThan(strings.count);
    }
  }, 60_000);

  test("where a field in the middle is wrong, says how much of the file it is", async () => {
    const broken = Uint8Array.from(GO_CPU);
    const middle = Math.floor(GO_CPU.length / 20);
    broken.fill(0xff, middle, middle + 200);
    const outcome = await read(broken);
    if (outcome.ok || outcome.error.readable === undefined) throw new Error("it is not offered");
    const { share = 0, sampleCount } = outcome.error.readable;
    expect(Math.abs(share - 0.05)).toBeLessThan(0.01);
    expect(readableText(outcome.error.readable)).toMatch(
      /^[456]% of the file, [\d,]+ of about [\d,]+ samples$/,
    );
    expect((await salvaged(broken)).samples.count).toBe(sampleCount);
  });

  test("where compressed data is damaged, counts up to where the profile breaks, not to the checksum behind it", async () => {
    const packed = readFileSync("public/examples/go-mutex.pb.gz");
    const whole = gunzipSync(packed);
    const damaged = Uint8Array.from(packed);
    for (let at = packed.length >> 1; at < (packed.length >> 1) + 40; at++) damaged[at] ^= 0xff;
    const inflated = () =>
      decompress(
        { stream: () => new Blob([damaged]).stream() },
        { onBytesRead: () => undefined, onSourceEnd: () => undefined, onWarning: () => undefined },
      );
    let bytes = 0;
    let undamaged = 0;
    let isSame = true;
    const counted = async () => {
      for await (const piece of inflated()) {
        for (const byte of piece) {
          isSame &&= byte === whole[bytes];
          if (isSame) undamaged++;
          bytes++;
        }
      }
    };
    await expect(counted()).rejects.toThrow("incorrect data check");
    const outcome = await readProfiles(inflated());
    const { share = 1 } = outcome.ok ? {} : (outcome.error.readable ?? {});
    expect(Math.abs(share - undamaged / bytes)).toBeLessThan(0.01);
  });

  test("is a profile whose every part can be looked at, whatever was cut or changed", async () => {
    const broken = fc
      .tuple(randomProfile, fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }))
      .map(([profile, cut, changes]) => {
        const bytes = encodePlain(profile);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes.slice(0, 1 + (cut % bytes.length));
      });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(broken, async bytes => {
        const outcome = await read(bytes, { salvages: true });
        if (!outcome.ok || outcome.value.profile.partial === undefined) return;
        count++;
        const { profile } = outcome.value;
        const { samples, sampleTypes } = pictureOfProfile(profile);
        expect(samples).toHaveLength(profile.samples.count);
        for (const { values } of samples) expect(values).toHaveLength(sampleTypes.length);
        expect(profile.labels.count).toBe(profile.samples.labelStart.at(-1));
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(50);
  }, 60_000);

  test("is not offered where a sample lacks a value: nobody knows which", async () => {
    const profile: PlainProfile = {
      ...EMPTY_PLAIN,
      sampleTypes: [
        { type: "a", unit: "" },
        { type: "b", unit: "" },
      ],
    };
    const bytes = Uint8Array.from([
      ...encodePlain(profile),
      ...bytesField(2, numberField(2, 1)),
      ...bytesField(2, bytesField(2, [1, 2])),
    ]);
    const outcome = await read(bytes);
    expect(outcome.ok ? "read" : outcome.error.readable).toBeUndefined();
  });
});

describe("profiles that stand one after the other", () => {
  const two = Uint8Array.from([...GO_CPU, ...gunzipSync(readFileSync("public/examples/go-mutex.pb.gz"))]);

  test("are said to be", async () => {
    const outcome = await read(two);
    if (outcome.ok) throw new Error("it was read");
    expect(outcome.error.problem).toMatchObject({
      isConcatenated: true,
      goError: "parsing profile: concatenated profiles detected",
      byteOffset: GO_CPU.length,
    });
  });

  test.each([1000, 50_000, 10_000_000])("are read as several, in pieces of %i bytes", async pieceLength => {
    const outcome = await read(two, { splits: true }, pieceLength);
    if (!outcome.ok) throw new Error(outcome.error.problem.message);
    const { profile, further } = outcome.value;
    const alone = await read(GO_CPU);
    expect(alone.ok && pictureOfProfile(alone.value.profile)).toEqual(pictureOfProfile(profile));
    expect(further.map(({ sampleTypes }) => sampleTypes.map(({ type }) => type))).toEqual([
      ["contentions", "delay"],
    ]);
  });
});

test.each([
  [
    { sampleCount: 12_041, hasAllSamples: false, share: 0.83 },
    "83% of the file, 12,041 of about 15,000 samples",
  ],
  [{ sampleCount: 12_041, hasAllSamples: true, share: 0.999 }, "99% of the file, all 12,041 samples"],
  [
    { sampleCount: 1, hasAllSamples: false, share: undefined },
    "the file up to where it breaks off, 1 sample",
  ],
])("%j in words", (readable, words) => {
  expect(readableText(readable)).toBe(words);
});
