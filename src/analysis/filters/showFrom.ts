import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { selectSamples } from "../selectSamples";
import { SAMPLES_PER_STEP } from "../totals";
import type { TextMatcher } from "./expression";
import { StringMatcher } from "./stringMatcher";

/**
 * Cuts what is above the outermost match off every stack; samples without a match go (`profile/filter.go:
 * ShowFrom`).
 */
export function* showFrom(
  profile: Profile,
  expression: TextMatcher,
): Steps<{ profile: Profile; matches: boolean }> {
  const { locations, samples } = profile;
  const matcher = new StringMatcher(profile, expression);
  const lineCount = locations.lineCount.slice();
  const isMatch = new Uint8Array(locations.count);
  for (let location = 0; location < locations.count; location++) {
    if (matcher.matchesMapping(location)) {
      isMatch[location] = 1;
      continue;
    }
    const first = locations.firstLine[location];
    let line = first + locations.lineCount[location] - 1;
    while (line >= first && !matcher.matchesLine(line)) line--;
    if (line < first) continue;
    isMatch[location] = 1;
    lineCount[location] = line - first + 1;
  }
  const stackLength = new Uint32Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    let index = samples.stackLength[sample] - 1;
    while (index >= 0 && isMatch[page[leaf + index]] === 0) index--;
    stackLength[sample] = index + 1;
  }
  const cut = {
    ...profile,
    locations: { ...locations, lineCount },
    samples: { ...samples, stackLength },
  };
  const selected = yield* selectSamples(cut, sample => stackLength[sample] > 0);
  return { profile: selected, matches: isMatch.includes(1) };
}
