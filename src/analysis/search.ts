import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { stackOffset, stackPage } from "../model/stacks";
import { type FrameTable, SEVERAL_FRAMES } from "./frames";
import { SAMPLES_PER_STEP } from "./totals";

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
  const { samples } = profile;
  const locationHits = hitLocations(frames, isHit);
  let weight = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const end = leaf + samples.stackLength[sample];
    for (let at = leaf; at < end; at++) {
      if (locationHits[page[at]] === 0) continue;
      weight += Math.abs(values[sample]);
      break;
    }
  }
  return weight;
}

/** location → 1 where one of its frames is a hit. */
function hitLocations(frames: FrameTable, isHit: Uint8Array): Uint8Array {
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
