import { NONE, type Profile } from "../../model/profile";
import type { TextMatcher } from "./expression";

/** Matches the strings of a profile, each once. */
export class StringMatcher {
  private readonly profile: Profile;
  private readonly matches: TextMatcher;
  /** string → whether it matches. */
  private readonly known = new Map<number, boolean>();

  constructor(profile: Profile, matches: TextMatcher) {
    this.profile = profile;
    this.matches = matches;
  }

  matchesString(index: number): boolean {
    let result = this.known.get(index);
    if (result === undefined) {
      result = this.matches(this.profile.strings.text(index));
      this.known.set(index, result);
    }
    return result;
  }

  /** Whether the line's function or file matches. */
  matchesLine(line: number): boolean {
    const { lines, functions } = this.profile;
    const functionRow = lines.functionRow[line];
    return (
      this.matchesString(functions.name[functionRow]) || this.matchesString(functions.filename[functionRow])
    );
  }

  /** Whether the file of the location's mapping matches. */
  matchesMapping(location: number): boolean {
    const { locations, mappings } = this.profile;
    const mapping = locations.mapping[location];
    return mapping !== NONE && this.matchesString(mappings.filename[mapping]);
  }

  /** Whether a line or the mapping matches: pprof's `matchesName`. */
  matchesLocation(location: number): boolean {
    const { locations } = this.profile;
    const first = locations.firstLine[location];
    for (let line = first; line < first + locations.lineCount[location]; line++) {
      if (this.matchesLine(line)) return true;
    }
    return this.matchesMapping(location);
  }
}
