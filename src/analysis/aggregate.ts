import { err, ok, type Result } from "../base/result";
import type { Profile } from "../model/profile";
import {
  MAPPING_HAS_FILENAMES,
  MAPPING_HAS_FUNCTIONS,
  MAPPING_HAS_INLINE_FRAMES,
  MAPPING_HAS_LINE_NUMBERS,
} from "../model/profile";
import type { Config } from "./config";

/** What of a frame tells it from another. */
interface Kept {
  readonly functions: boolean;
  readonly files: boolean;
  readonly lines: boolean;
  readonly addresses: boolean;
}

const KEPT: Readonly<Record<string, Kept>> = {
  "": { functions: true, files: false, lines: false, addresses: false },
  functions: { functions: true, files: false, lines: false, addresses: false },
  filefunctions: { functions: true, files: true, lines: false, addresses: false },
  files: { functions: false, files: true, lines: false, addresses: false },
  lines: { functions: true, files: true, lines: true, addresses: false },
  addresses: { functions: true, files: true, lines: true, addresses: true },
};

/**
 * Blanks what the granularity does not tell apart (`internal/driver/driver.go: aggregate`, `profile/profile.go:
 * Aggregate`). Rows stay; equal ones become one node in a graph. The error is pprof's.
 */
export function aggregate(profile: Profile, config: Config): Result<Profile, string> {
  if (isUntouched(config)) return ok(profile);
  // pprof checks the profile here: frames added for labels get ids that may run over the end.
  if (profile.functions.ids.includes(0n)) return err("found function with reserved ID=0");
  if (profile.locations.ids.includes(0n)) return err("found location with reserved id=0");
  return ok(aggregated(profile, config));
}

/** At the granularity of addresses nothing is touched, not even columns. */
function isUntouched({ granularity, noinlines }: Config): boolean {
  return granularity === "addresses" && !noinlines;
}

/** The same without pprof's check for ids of 0, which tell nothing of what can be shown. */
export function aggregated(profile: Profile, config: Config): Profile {
  if (isUntouched(config)) return profile;
  const { granularity, noinlines, showcolumns } = config;
  const kept = KEPT[granularity];
  if (kept === undefined) throw new Error(`unexpected granularity ${granularity}`);
  const { functions, lines, locations, mappings } = profile;
  const flags =
    (noinlines ? MAPPING_HAS_INLINE_FRAMES : 0) |
    (kept.functions ? 0 : MAPPING_HAS_FUNCTIONS) |
    (kept.files ? 0 : MAPPING_HAS_FILENAMES) |
    (kept.lines ? 0 : MAPPING_HAS_LINE_NUMBERS);
  const noNames = kept.functions ? undefined : new Uint32Array(functions.count);
  return {
    ...profile,
    mappings: { ...mappings, flags: mappings.flags.map(flag => flag & ~flags) },
    functions: {
      ...functions,
      name: noNames ?? functions.name,
      systemName: noNames ?? functions.systemName,
      filename: kept.files ? functions.filename : new Uint32Array(functions.count),
    },
    lines: {
      ...lines,
      lineNumber: kept.lines ? lines.lineNumber : new Float64Array(lines.count),
      columnNumber: kept.lines && showcolumns ? lines.columnNumber : new Float64Array(lines.count),
    },
    locations: {
      ...locations,
      address: kept.addresses ? locations.address : new BigUint64Array(locations.count),
      ...(noinlines ? outermostLines(locations) : {}),
    },
  };
}

/** The profile with the outermost line of each location only: functions inlined into others are gone. */
export function withoutInlines(profile: Profile): Profile {
  return { ...profile, locations: { ...profile.locations, ...outermostLines(profile.locations) } };
}

function outermostLines({ firstLine, lineCount }: Profile["locations"]) {
  return {
    firstLine: firstLine.map((line, location) => line + Math.max(0, lineCount[location] - 1)),
    lineCount: lineCount.map(count => Math.min(count, 1)),
  };
}
