import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateProfile } from "../../bench/generate.mjs";
import { runSteps } from "../base/steps";
import { PprofReader } from "../format/pprof/reader";
import type { Profile } from "../model/profile";
import { profileOfStacks, type StackSample } from "./fixtures/stackText";
import { type FrameTable, functionFrames } from "./frames";
import { StackFrames } from "./stackFrames";
import { CALLED, frameTotals, INLINED } from "./totals";

/** The same, slowly: frame by frame, with sets. */
function slowTotals(profile: Profile, frames: FrameTable, values: ArrayLike<number>) {
  const flat = new Float64Array(frames.count);
  const cum = new Float64Array(frames.count);
  const inlined = new Uint8Array(frames.count);
  const stack = new StackFrames(profile, frames);
  for (let sample = 0; sample < profile.samples.count; sample++) {
    if (values[sample] === 0) continue;
    const seen = new Set<number>();
    let leaf: number | undefined;
    const length = stack.read(sample);
    for (const code of stack.codes.subarray(0, length)) {
      leaf = code >>> 1;
      if (seen.has(leaf)) continue;
      seen.add(leaf);
      cum[leaf] += values[sample];
      inlined[leaf] |= (code & 1) === 1 ? INLINED : CALLED;
    }
    if (leaf !== undefined) flat[leaf] += values[sample];
  }
  return { flat, cum, inlined, exactFlat: undefined, exactCum: undefined };
}

const frame = fc.constantFrom("a", "b", "c", "d", "+a", "+b");
const sample: fc.Arbitrary<StackSample> = fc.record({
  frames: fc
    .tuple(fc.constantFrom("main", "a"), fc.array(frame, { maxLength: 12 }))
    .map(([root, others]) => [root, ...others]),
  values: fc.tuple(fc.integer({ min: -3, max: 50 })),
});

describe("flat and cum", () => {
  test("are what adding up frame by frame gives", () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), samples => {
        const profile = profileOfStacks(samples);
        const frames = functionFrames(profile);
        const [column] = profile.samples.values;
        expect(runSteps(frameTotals(profile, frames, column))).toEqual(
          slowTotals(profile, frames, column.values),
        );
      }),
    );
  });

  test("also in many steps, over stacks on several pages", () => {
    const reader = new PprofReader();
    reader.push(gunzipSync(generateProfile(40_000, 3)));
    const read = reader.end();
    if (!read.ok) throw new Error("not read");
    const profile = read.value;
    const frames = functionFrames(profile);
    const [column] = profile.samples.values;
    expect(profile.samples.stacks.pages.length).toBeGreaterThan(1);
    expect(runSteps(frameTotals(profile, frames, column))).toEqual(
      slowTotals(profile, frames, column.values),
    );
  });
});
