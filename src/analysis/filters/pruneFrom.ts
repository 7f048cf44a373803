import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { simplifyFunctionName } from "../../names/functionName";
import { findInnermost } from "../stackPasses";
import type { TextMatcher } from "./expression";
import { StringMatcher } from "./stringMatcher";

/** Every one of these may match strings for the first time. */
const LOCATIONS_PER_STEP = 1 << 12;

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
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
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
  const below = yield* findInnermost(samples, isMatch);
  for (let sample = 0; sample < samples.count; sample++) {
    stackStart[sample] += below[sample];
    stackLength[sample] -= below[sample];
  }
  return {
    ...profile,
    locations: { ...locations, firstLine, lineCount },
    samples: { ...samples, stackStart, stackLength },
  };
}
