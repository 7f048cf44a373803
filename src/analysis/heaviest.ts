import { sortInSteps } from "../base/sortInSteps";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { selectMarked } from "./selectSamples";

/** The samples, heaviest first: by |value| of a sample type; equal ones in the file's order. */
export function* heaviestFirst({ samples }: Profile, sampleTypeIndex: number): Steps<Uint32Array> {
  const { values } = samples.values[sampleTypeIndex];
  const order = new Uint32Array(samples.count);
  for (let sample = 0; sample < order.length; sample++) order[sample] = sample;
  return yield* sortInSteps(order, (one, other) => Math.abs(values[other]) - Math.abs(values[one]));
}

/** A profile with the first so many samples of an order, which stay in the file's order. */
export function* keepFirst(profile: Profile, order: Uint32Array, count: number): Steps<Profile> {
  const marks = new Uint8Array(profile.samples.count);
  for (let place = 0; place < Math.min(count, order.length); place++) marks[order[place]] = 1;
  return yield* selectMarked(profile, marks);
}
