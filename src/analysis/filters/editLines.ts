import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { TextMatcher } from "./expression";
import { StringMatcher } from "./stringMatcher";

/** What hide and show leave of the locations. */
export interface EditedLines {
  /** With fewer lines; stacks are as they were. */
  readonly profile: Profile;
  /** location → 1 where nothing is left of it; undefined where something is left of all. */
  readonly hidden: Uint8Array | undefined;
  readonly hideMatches: boolean;
  readonly showMatches: boolean;
}

/** Locations between two pauses: some of their lines may have to be matched. */
const LOCATIONS_PER_STEP = 1 << 12;

/** Takes lines off locations: those that hide matches, then those that show does not. */
export function* editLines(
  profile: Profile,
  hide: TextMatcher | undefined,
  show: TextMatcher | undefined,
): Steps<EditedLines> {
  const hiding = hide && new StringMatcher(profile, hide);
  const showing = show && new StringMatcher(profile, show);
  if (hiding === undefined && showing === undefined) {
    return { profile, hidden: undefined, hideMatches: false, showMatches: false };
  }
  const isToHide = hiding && (yield* hiding.matchingLocations());
  const isToShow = showing && (yield* showing.matchingLocations());
  const { locations } = profile;
  const hidden = new Uint8Array(locations.count);
  const firstLine = new Uint32Array(locations.count);
  const lineCount = new Uint32Array(locations.count);
  const keptLines = new Uint32Array(profile.lines.count);
  let keptCount = 0;
  let showMatches = false;
  for (let location = 0; location < locations.count; location++) {
    if (location % LOCATIONS_PER_STEP === LOCATIONS_PER_STEP - 1) yield;
    const isCut = isToHide?.[location] === 1;
    const first = locations.firstLine[location];
    const end = first + locations.lineCount[location];
    const start = keptCount;
    const isGone = (isCut && hiding?.matchesMapping(location) === true) || isToShow?.[location] === 0;
    if (!isGone) {
      const isShownWhole = showing?.matchesMapping(location) !== false;
      for (let line = first; line < end; line++) {
        if (isCut && hiding?.matchesLine(line) === true) continue;
        if (isShownWhole || showing.matchesLine(line)) keptLines[keptCount++] = line;
      }
    }
    firstLine[location] = start;
    lineCount[location] = keptCount - start;
    if (lineCount[location] === 0 && (isCut || showing !== undefined)) hidden[location] = 1;
    if (lineCount[location] > 0) showMatches = true;
  }
  yield;
  return {
    profile: {
      ...profile,
      locations: { ...locations, firstLine, lineCount },
      lines: pickLines(profile.lines, keptLines.subarray(0, keptCount)),
    },
    hidden: hidden.includes(1) ? hidden : undefined,
    hideMatches: isToHide?.includes(1) === true,
    showMatches: showing !== undefined && showMatches,
  };
}

function pickLines(lines: Profile["lines"], rows: Uint32Array): Profile["lines"] {
  const functionRow = new Uint32Array(rows.length);
  const lineNumber = new Float64Array(rows.length);
  const columnNumber = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    functionRow[row] = lines.functionRow[rows[row]];
    lineNumber[row] = lines.lineNumber[rows[row]];
    columnNumber[row] = lines.columnNumber[rows[row]];
  }
  return { count: rows.length, functionRow, lineNumber, columnNumber };
}
