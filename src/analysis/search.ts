import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";
import { markSamples } from "./stackPasses";

/**
 * Sum of |value| over the samples whose stack holds one of the frames.
 * @param isHit frame → 1 where it counts
 */
export function* weightOfStacksWith(
  profile: Profile,
  frames: FrameTable,
  isHit: Uint8Array,
  values: Float64Array,
): Steps<number> {
  const holds = yield* markSamples(profile.samples, hitLocations(frames, isHit));
  let weight = 0;
  for (let sample = 0; sample < holds.length; sample++) {
    if (holds[sample] !== 0) weight += Math.abs(values[sample]);
  }
  return weight;
}

/** location → 1 where one of its frames is a hit. */
export function hitLocations(frames: Pick<FrameTable, "entry" | "lists">, isHit: Uint8Array): Uint8Array {
  const { entry, lists } = frames;
  const hits = new Uint8Array(entry.length);
  for (let location = 0; location < entry.length; location++) {
    const code = entry[location];
    if (code < SEVERAL_FRAMES) {
      hits[location] = isHit[code >>> 1];
      continue;
    }
    const list = code - SEVERAL_FRAMES;
    for (let index = list + 1; index <= list + lists[list]; index++) {
      hits[location] |= isHit[lists[index] >>> 1];
    }
  }
  return hits;
}
