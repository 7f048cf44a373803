import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { selectMarked } from "../selectSamples";
import { findOutermost } from "../stackPasses";
import type { TextMatcher } from "./expression";
import type { MaskedProfile } from "./names";
import { StringMatcher } from "./stringMatcher";

/** Every one of these may match strings for the first time. */
const LOCATIONS_PER_STEP = 1 << 12;

/**
 * Cuts what is above the outermost match off every stack; samples without a match go (`profile/filter.go:
 * ShowFrom`).
 */
export function* showFrom(
  { profile, hidden }: MaskedProfile,
  expression: TextMatcher,
): Steps<{ profile: Profile; matches: boolean }> {
  const { locations, samples } = profile;
  const matcher = new StringMatcher(profile, expression);
  const lineCount = locations.lineCount.slice();
  const isMatch = new Uint8Array(locations.count);
  let matches = false;
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    if (matcher.matchesMapping(location)) {
      matches = true;
      // Hidden ones are in no stack, but pprof looks at them.
      if (hidden?.[location] !== 1) isMatch[location] = 1;
      continue;
    }
    const first = locations.firstLine[location];
    let line = first + locations.lineCount[location] - 1;
    while (line >= first && !matcher.matchesLine(line)) line--;
    if (line < first) continue;
    matches = true;
    isMatch[location] = 1;
    lineCount[location] = line - first + 1;
  }
  const stackLength = yield* findOutermost(samples, isMatch);
  const cut = {
    ...profile,
    locations: { ...locations, lineCount },
    samples: { ...samples, stackLength },
  };
  const isKept = new Uint8Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) isKept[sample] = stackLength[sample] > 0 ? 1 : 0;
  const selected = yield* selectMarked(cut, isKept);
  return { profile: selected, matches };
}
