import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import type { TextMatcher } from "./expression";

/** What is known of a string or function: 0 is nothing. */
const NO = 1;
const YES = 2;

/** Locations, and strings, that are matched between two pauses. */
const LOCATIONS_PER_STEP = 1 << 15;
const STRINGS_PER_STEP = 1 << 11;

/** Matches the strings of a profile, each once. */
export class StringMatcher {
  private readonly profile: Profile;
  private readonly matches: TextMatcher;
  /** string → NO or YES, where it was asked for. */
  private readonly ofString: Uint8Array;
  /** function → NO or YES, where it was asked for. */
  private readonly ofFunction: Uint8Array;
  private matchedStrings = 0;

  constructor(profile: Profile, matches: TextMatcher) {
    this.profile = profile;
    this.matches = matches;
    this.ofString = new Uint8Array(profile.strings.count);
    this.ofFunction = new Uint8Array(profile.functions.count);
  }

  matchesString(index: number): boolean {
    if (this.ofString[index] === 0) {
      this.ofString[index] = this.matches(this.profile.strings.text(index)) ? YES : NO;
      this.matchedStrings++;
    }
    return this.ofString[index] === YES;
  }

  /** Whether the line's function or file matches. */
  matchesLine(line: number): boolean {
    const { lines, functions } = this.profile;
    const functionRow = lines.functionRow[line];
    if (this.ofFunction[functionRow] === 0) {
      const isMatch =
        this.matchesString(functions.name[functionRow]) ||
        this.matchesString(functions.filename[functionRow]);
      this.ofFunction[functionRow] = isMatch ? YES : NO;
    }
    return this.ofFunction[functionRow] === YES;
  }

  /** Whether the file of the location's mapping matches. */
  matchesMapping(location: number): boolean {
    const { locations, mappings } = this.profile;
    const mapping = locations.mapping[location];
    return mapping !== NONE && this.matchesString(mappings.filename[mapping]);
  }

  /** Whether a line or the mapping matches: pprof's `matchesName`. */
  private matchesLocation(location: number): boolean {
    const { locations } = this.profile;
    const first = locations.firstLine[location];
    for (let line = first; line < first + locations.lineCount[location]; line++) {
      if (this.matchesLine(line)) return true;
    }
    return this.matchesMapping(location);
  }

  /** location → 1 where a line or the mapping matches. */
  *matchingLocations(): Steps<Uint8Array> {
    const isMatch = new Uint8Array(this.profile.locations.count);
    let matchedBefore = 0;
    for (let location = 0; location < isMatch.length; location++) {
      if (this.matchesLocation(location)) isMatch[location] = 1;
      const isPause = location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1;
      if (!isPause && this.matchedStrings - matchedBefore < STRINGS_PER_STEP) continue;
      matchedBefore = this.matchedStrings;
      yield;
    }
    return isMatch;
  }
}
