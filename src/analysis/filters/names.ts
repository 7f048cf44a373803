import { Column } from "../../base/columns";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { StackPages } from "../../model/stackPages";
import { stackOffset, stackPage } from "../../model/stacks";
import { selectSamples } from "../selectSamples";
import { SAMPLES_PER_STEP } from "../totals";
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

const NEITHER = 0;
const FOCUSED = 1;
const IGNORED = 2;

/**
 * focus, ignore, hide and show, in one pass as pprof does them (`profile/filter.go: FilterSamplesByName`): whole
 * samples by focus and ignore, which see locations as they came; then lines by hide, then by show.
 */
export function* filterByName(
  profile: Profile,
  expressions: NameExpressions,
): Steps<{ profile: Profile; matches: NameMatches }> {
  const { focus, ignore, hide, show } = expressions;
  if (focus === undefined && ignore === undefined && hide === undefined && show === undefined) {
    return { profile, matches: { focus: true, ignore: false, hide: false, show: false } };
  }
  const { fates, matches: sampleMatches } = locationFates(profile, focus, ignore);
  const focused = yield* selectSamples(profile, sample => isFocused(profile, sample, fates));
  const edited = new LineEditor(focused, hide, show).edit();
  return {
    profile:
      edited.hidden === undefined ? edited.profile : yield* withoutLocations(edited.profile, edited.hidden),
    matches: { ...sampleMatches, hide: edited.hideMatches, show: edited.showMatches },
  };
}

function locationFates(profile: Profile, focus: TextMatcher | undefined, ignore: TextMatcher | undefined) {
  const focusMatcher = focus && new StringMatcher(profile, focus);
  const ignoreMatcher = ignore && new StringMatcher(profile, ignore);
  const fates = new Uint8Array(profile.locations.count);
  const matches = { focus: false, ignore: false };
  for (let location = 0; location < fates.length; location++) {
    if (ignoreMatcher?.matchesLocation(location) === true) {
      matches.ignore = true;
      fates[location] = IGNORED;
    } else if (focusMatcher?.matchesLocation(location) ?? true) {
      matches.focus = true;
      fates[location] = FOCUSED;
    } else fates[location] = NEITHER;
  }
  return { fates, matches };
}

function isFocused({ samples }: Profile, sample: number, fates: Uint8Array): boolean {
  const page = stackPage(samples, sample);
  const leaf = stackOffset(samples, sample);
  let focused = false;
  for (let at = leaf; at < leaf + samples.stackLength[sample]; at++) {
    const fate = fates[page[at]];
    if (fate === IGNORED) return false;
    if (fate === FOCUSED) focused = true;
  }
  return focused;
}

/** Takes lines off locations; a new line table is made only where a line goes from between others. */
class LineEditor {
  private readonly profile: Profile;
  private readonly hide: StringMatcher | undefined;
  private readonly show: StringMatcher | undefined;
  private readonly keptLines = new Column<Uint32Array>(Uint32Array);

  constructor(profile: Profile, hide: TextMatcher | undefined, show: TextMatcher | undefined) {
    this.profile = profile;
    this.hide = hide && new StringMatcher(profile, hide);
    this.show = show && new StringMatcher(profile, show);
  }

  edit() {
    const { profile, hide, show, keptLines } = this;
    let hideMatches = false;
    let showMatches = false;
    if (hide === undefined && show === undefined)
      return { profile, hidden: undefined, hideMatches, showMatches };
    const { locations } = profile;
    const hidden = new Uint8Array(locations.count);
    const firstLine = new Uint32Array(locations.count);
    const lineCount = new Uint32Array(locations.count);
    for (let location = 0; location < locations.count; location++) {
      let lines = linesOf(profile, location);
      if (hide?.matchesLocation(location) === true) {
        hideMatches = true;
        lines = hide.matchesMapping(location) ? [] : lines.filter(line => !hide.matchesLine(line));
        if (lines.length === 0) hidden[location] = 1;
      }
      if (show !== undefined) {
        if (!show.matchesMapping(location)) lines = lines.filter(line => show.matchesLine(line));
        if (lines.length === 0) hidden[location] = 1;
        else showMatches = true;
      }
      firstLine[location] = keptLines.length;
      lineCount[location] = lines.length;
      for (const line of lines) keptLines.push(line);
    }
    const rows = keptLines.finish();
    const { lines } = profile;
    const edited: Profile = {
      ...profile,
      locations: { ...locations, firstLine, lineCount },
      lines: {
        count: rows.length,
        functionRow: rows.map(line => lines.functionRow[line]),
        lineNumber: Float64Array.from(rows, line => lines.lineNumber[line]),
        columnNumber: Float64Array.from(rows, line => lines.columnNumber[line]),
      },
    };
    return { profile: edited, hidden, hideMatches, showMatches };
  }
}

function linesOf({ locations }: Profile, location: number): number[] {
  return Array.from(
    { length: locations.lineCount[location] },
    (_, index) => locations.firstLine[location] + index,
  );
}

/** Takes hidden locations out of all stacks, and samples that have none left out of the profile. */
function* withoutLocations(profile: Profile, hidden: Uint8Array): Steps<Profile> {
  if (!hidden.includes(1)) return profile;
  const { samples } = profile;
  const stacks = new StackPages();
  const stackStart = new Uint32Array(samples.count);
  const stackLength = new Uint32Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    stacks.begin();
    stacks.reserve(samples.stackLength[sample]);
    for (let at = leaf; at < leaf + samples.stackLength[sample]; at++) {
      if (hidden[page[at]] === 0) stacks.page[stacks.offset++] = page[at];
    }
    stackStart[sample] = stacks.start;
    stackLength[sample] = stacks.length;
  }
  const edited = { ...profile, samples: { ...samples, stackStart, stackLength, stacks: stacks.finish() } };
  return yield* selectSamples(edited, sample => stackLength[sample] > 0);
}
