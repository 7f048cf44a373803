import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { simplifyFunctionName } from "../../names/functionName";
import { SAMPLES_PER_STEP } from "../totals";
import type { TextMatcher } from "./expression";
import { StringMatcher } from "./stringMatcher";

/**
 * Cuts what is below the innermost match off every stack; the match itself stays, whatever pprof's help says
 * (`profile/prune.go: PruneFrom`).
 */
export function* pruneFrom(profile: Profile, expression: TextMatcher): Steps<Profile> {
  const { locations, lines, functions, samples, strings } = profile;
  const matcher = new StringMatcher(profile, name => name !== "" && expression(simplifyFunctionName(name)));
  const firstLine = locations.firstLine.slice();
  const lineCount = locations.lineCount.slice();
  const isMatch = new Uint8Array(locations.count);
  for (let location = 0; location < locations.count; location++) {
    const first = locations.firstLine[location];
    const end = first + locations.lineCount[location];
    for (let line = first; line < end; line++) {
      const name = functions.name[lines.functionRow[line]];
      if (strings.isEmpty(name) || !matcher.matchesString(name)) continue;
      isMatch[location] = 1;
      firstLine[location] = line;
      lineCount[location] = end - line;
      break;
    }
  }
  const stackStart = samples.stackStart.slice();
  const stackLength = samples.stackLength.slice();
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    for (let index = 0; index < samples.stackLength[sample]; index++) {
      if (isMatch[page[leaf + index]] === 0) continue;
      stackStart[sample] += index;
      stackLength[sample] -= index;
      break;
    }
  }
  return {
    ...profile,
    locations: { ...locations, firstLine, lineCount },
    samples: { ...samples, stackStart, stackLength },
  };
}
