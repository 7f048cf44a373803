import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { selectMarked } from "../selectSamples";
import { markSamples } from "../stackPasses";
import { editLines } from "./editLines";
import type { TextMatcher } from "./expression";
import { StringMatcher } from "./stringMatcher";

export interface NameExpressions {
  readonly focus: TextMatcher | undefined;
  readonly ignore: TextMatcher | undefined;
  readonly hide: TextMatcher | undefined;
  readonly show: TextMatcher | undefined;
}

/** Which of the expressions matched anything. */
export interface NameMatches {
  readonly focus: boolean;
  readonly ignore: boolean;
  readonly hide: boolean;
  readonly show: boolean;
}

/** A profile some of whose locations are to be passed over in all stacks. */
export interface MaskedProfile {
  readonly profile: Profile;
  /** location → 1 where it is passed over; undefined where none is. No stack has nothing else. */
  readonly hidden: Uint8Array | undefined;
}

/** Marks of a location: it is in focus, or ignored. */
const FOCUSED = 1;
const IGNORED = 2;

/**
 * focus, ignore, hide and show, in one pass as pprof does them (`profile/filter.go: FilterSamplesByName`): whole
 * samples by focus and ignore, which see locations as they came; then lines by hide, then by show.
 */
export function* filterByName(
  profile: Profile,
  expressions: NameExpressions,
): Steps<MaskedProfile & { matches: NameMatches }> {
  const { focus, ignore, hide, show } = expressions;
  if (focus === undefined && ignore === undefined && hide === undefined && show === undefined) {
    return { profile, hidden: undefined, matches: { focus: true, ignore: false, hide: false, show: false } };
  }
  const { marks, matches } = yield* locationMarks(profile, focus, ignore);
  yield;
  const isAnyKept =
    !marks.includes(IGNORED) && !marks.includes(0) && !profile.samples.stackLength.includes(0);
  const focused = isAnyKept ? profile : yield* selectMarked(profile, yield* sampleMarks(profile, marks));
  const edited = yield* editLines(focused, hide, show);
  const { hidden } = edited;
  return {
    profile: hidden === undefined ? edited.profile : yield* withoutHiddenStacks(edited.profile, hidden),
    hidden,
    matches: { ...matches, hide: edited.hideMatches, show: edited.showMatches },
  };
}

function* locationMarks(
  profile: Profile,
  focus: TextMatcher | undefined,
  ignore: TextMatcher | undefined,
): Steps<{ marks: Uint8Array; matches: Pick<NameMatches, "focus" | "ignore"> }> {
  const isIgnored = ignore && (yield* new StringMatcher(profile, ignore).matchingLocations());
  const isInFocus = focus && (yield* new StringMatcher(profile, focus).matchingLocations());
  const marks = new Uint8Array(profile.locations.count);
  for (let location = 0; location < marks.length; location++) {
    if (isIgnored?.[location] === 1) marks[location] = IGNORED;
    else if (isInFocus?.[location] !== 0) marks[location] = FOCUSED;
  }
  return { marks, matches: { focus: marks.includes(FOCUSED), ignore: marks.includes(IGNORED) } };
}

/** sample → 1 where a location is in focus and none is ignored. */
function* sampleMarks({ samples }: Profile, marks: Uint8Array): Steps<Uint8Array> {
  const isKept = new Uint8Array(samples.count);
  if (!marks.includes(IGNORED) && !marks.includes(0)) {
    // Any location will do.
    for (let sample = 0; sample < isKept.length; sample++)
      isKept[sample] = Math.min(1, samples.stackLength[sample]);
    return isKept;
  }
  const ofStack = yield* markSamples(samples, marks);
  yield;
  for (let sample = 0; sample < isKept.length; sample++) isKept[sample] = ofStack[sample] === FOCUSED ? 1 : 0;
  return isKept;
}

/** Takes out the samples all of whose locations are hidden. */
function* withoutHiddenStacks(profile: Profile, hidden: Uint8Array): Steps<Profile> {
  return yield* selectMarked(profile, yield* markSamples(profile.samples, inverted(hidden)));
}

function inverted(marks: Uint8Array): Uint8Array {
  const opposite = new Uint8Array(marks.length);
  for (let index = 0; index < marks.length; index++) opposite[index] = marks[index] === 0 ? 1 : 0;
  return opposite;
}
