import { SAMPLES_PER_STEP } from "../../analysis/totals";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { heaviestFrames, type Measured, share, type Side, type Subject } from "../subject";

/** Flat cost of addresses without a function. */
export function* withoutSymbols({ unedited, frames, own, base }: Subject): Steps<Measured> {
  const { samples, locations } = unedited;
  const weights = new Float64Array(frames.count);
  const sum = function* ({ weights: ofSample }: Side, count: boolean): Steps<number> {
    let all = 0;
    for (let sample = 0; sample < samples.count; sample++) {
      if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      if (samples.stackLength[sample] === 0 || ofSample[sample] === 0) continue;
      const leaf = stackPage(samples, sample)[stackOffset(samples, sample)];
      if (locations.lineCount[leaf] !== 0) continue;
      all += ofSample[sample];
      if (count) weights[frames.entry[leaf] >>> 1] += ofSample[sample];
    }
    return all;
  };
  const amount = share(yield* sum(own, true), own.total);
  return {
    amount,
    ...(base && { baseAmount: share(yield* sum(base, false), base.total) }),
    names: heaviestFrames(frames, weights),
    whole: own.total,
  };
}

/**
 * Cost of the stacks that end where profilers are known to stop, if no shorter stack begins with the same function: what
 * a stack really begins with, shorter ones begin with as well.
 */
export function* cutStacks({ unedited, frames, own }: Subject, depths: readonly number[]): Steps<Measured> {
  const { samples } = unedited;
  let deepest = 0;
  for (let sample = 0; sample < samples.count; sample++)
    deepest = Math.max(deepest, samples.stackLength[sample]);
  const weights = new Float64Array(frames.count);
  if (!depths.includes(deepest)) return { amount: 0, names: [], whole: own.total };
  const isRoot = new Uint8Array(frames.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const length = samples.stackLength[sample];
    if (length > 0 && length < deepest) isRoot[rootOf(unedited, frames, sample)] = 1;
  }
  let cut = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (samples.stackLength[sample] !== deepest) continue;
    const root = rootOf(unedited, frames, sample);
    if (isRoot[root] === 1) continue;
    cut += own.weights[sample];
    weights[root] += own.weights[sample];
  }
  return { amount: share(cut, own.total), names: heaviestFrames(frames, weights), whole: own.total };
}

/** The outermost frame of a sample that has any. */
function rootOf({ samples }: Profile, { entry, lists }: Subject["frames"], sample: number): number {
  const code =
    entry[stackPage(samples, sample)[stackOffset(samples, sample) + samples.stackLength[sample] - 1]];
  const list = code & 0x7fffffff;
  return (code >>> 31 === 0 ? code : lists[list + 1]) >>> 1;
}

/** Locations with inlined frames; undefined where there are too few locations with line numbers to tell. */
export function inlinedLocations({ unedited }: Subject, atLeast: number): Measured | undefined {
  const { locations, lines } = unedited;
  let withLines = 0;
  let inlined = 0;
  for (let location = 0; location < locations.count; location++) {
    const count = locations.lineCount[location];
    if (count === 0 || lines.lineNumber[locations.firstLine[location]] === 0) continue;
    withLines++;
    if (count > 1) inlined++;
  }
  return withLines < atLeast ? undefined : { amount: inlined, names: [], whole: withLines };
}

/** How many events there were: a sample type may count them; else each sample is one at least. */
export function events({ unedited, own, sampleTypeIndex }: Subject): Measured | undefined {
  const { sampleTypes, samples } = unedited;
  const counting = sampleTypes.findIndex(
    ({ type, unit }) => /^(samples?|events?)$/.test(type) && unit === "count",
  );
  const isCount = sampleTypes[sampleTypeIndex].unit === "count";
  if (counting < 0 && !isCount) return undefined;
  const { values } = samples.values[counting < 0 ? sampleTypeIndex : counting];
  let count = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (own.weights[sample] !== 0) count += Math.abs(values[sample]);
  }
  return { amount: count, names: [], whole: count };
}
