import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import type { Profile, ValueColumn } from "../../model/profile";
import { selectSamples } from "../selectSamples";

/** Samples between two pauses. */
const SAMPLES_PER_STEP = 1 << 19;

/** The profile without the samples that are 0 in all of the given columns; the same one where none is. */
export function* withoutZeroSamples(
  profile: Profile,
  columns: readonly ValueColumn[] = profile.samples.values,
): Steps<Profile> {
  const hasValue = new Uint8Array(profile.samples.count);
  for (const { values } of columns) {
    yield* inRanges(hasValue.length, SAMPLES_PER_STEP, (from, to) => {
      for (let sample = from; sample < to; sample++) if (values[sample] !== 0) hasValue[sample] = 1;
    });
  }
  if (!hasValue.includes(0)) return profile;
  return yield* selectSamples(profile, sample => hasValue[sample] === 1);
}
