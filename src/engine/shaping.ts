import type { Config } from "../analysis/config";
import { compileFilters, type FilterFailure, type Filters } from "../analysis/filters";
import type { FilterNote } from "../analysis/filters/notes";
import { tagFrameKeys } from "../analysis/filters/tagFrames";
import { framesOf, withoutFramesOf } from "../analysis/granularFrames";
import { subtractBase } from "../analysis/merge/base";
import { typeMismatch } from "../analysis/merge/scale";
import { shownProfile } from "../analysis/shown";
import { editsStacks, uneditedSamples } from "../analysis/uneditedSamples";
import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import type { Profile, ValueColumn } from "../model/profile";
import type { SharedLooks } from "./frameLooks";
import { Session } from "./session";

/** What options and comparisons make of a profile. Loaded when first asked for: opening a file does without. */

/** The filters of the options; the failure is the first option that is not understood. */
export async function understandFilters(
  config: Config,
  note: (note: FilterNote) => void,
): Promise<Result<Filters, FilterFailure>> {
  const filters = await compileFilters(config, note);
  return filters.ok && filters.value.failure !== undefined ? err(filters.value.failure) : filters;
}

/** What a session is to be made of. */
export interface Shape {
  /** The session without any options: what it has of frames is made once. */
  readonly whole: Session;
  readonly loaded: Profile;
  /** What pprof's report total is of. */
  readonly totalled: Profile;
  readonly config: Config;
  readonly filters: Filters;
  /** What was said of the filters so far. */
  readonly notes: readonly FilterNote[];
  readonly sharedLooks: SharedLooks;
  /** sample type → what the new side was multiplied by; undefined where nothing is compared. */
  readonly scales: readonly number[] | undefined;
}

/** Makes the session of what options leave. */
export function* makeSession(shape: Shape): Steps<Result<Session, Problem>> {
  const { config, scales } = shape;
  const shown = yield* shownProfile(shape.loaded, shape.totalled, config, shape.filters);
  if (!shown.ok) return err(expressionProblem(shown.error));
  const { profile, hidden } = shown.value;
  const hasFramesOfWhole = isByFunction(config) && hasSameCode(shape.whole.profile, profile);
  const all = hasFramesOfWhole ? shape.whole.frames : yield* framesOf(profile, config);
  return ok(
    new Session({
      ...shown.value,
      notes: [...shape.notes, ...shown.value.notes],
      frames: hidden === undefined ? all : withoutFramesOf(all, hidden),
      ...(hasFramesOfWhole && { looks: shape.whole.looks }),
      sharedLooks: shape.sharedLooks,
      labelKeys: [...tagFrameKeys(config.tagroot), ...tagFrameKeys(config.tagleaf)],
      isComparison: scales !== undefined,
      scales: scales ?? [],
      ...(editsStacks(config) && { unedited: () => uneditedOf(shape) }),
    }),
  );
}

function* uneditedOf({ loaded, config, filters }: Shape): Steps<Profile> {
  const unedited = yield* uneditedSamples(loaded, config, filters);
  // A session is only made of filters that are understood.
  if (!unedited.ok) throw new Error(unedited.error.message);
  return unedited.value;
}

function isByFunction({ granularity }: Config): boolean {
  return granularity === "" || granularity === "functions";
}

/** Whether only the samples differ. */
function hasSameCode(one: Profile, other: Profile): boolean {
  return (
    one.locations === other.locations &&
    one.lines === other.lines &&
    one.functions === other.functions &&
    one.mappings === other.mappings &&
    one.strings === other.strings
  );
}

/** Takes a base from a profile. @param load what pprof does to the result once, as to every profile it has read */
export function* compare(
  read: Profile,
  base: Profile,
  options: { readonly isDiff: boolean; readonly isNormalized: boolean },
  load: (profile: Profile) => Steps<Profile>,
): Steps<Result<Profile, Problem>> {
  const difference = yield* subtractBase(read, base, options);
  return difference.ok ? ok(yield* load(difference.value)) : err(notComparable(difference.error.message));
}

/** sample type → what `normalize` multiplies the values of a profile by. */
export function normalizingScales(read: Profile, base: Profile): number[] {
  return read.samples.values.map((column, type) => {
    const own = valueSum(column);
    return own === 0 ? 0 : valueSum(base.samples.values[type]) / own;
  });
}

function valueSum({ values }: ValueColumn): number {
  let sum = 0;
  for (let sample = 0; sample < values.length; sample++) sum += values[sample];
  return sum;
}

/** Why a profile cannot be the base of another; undefined where it can. */
export function baseProblem(profile: Profile, base: Profile): Problem | undefined {
  const mismatch = typeMismatch(profile, base);
  return mismatch === undefined ? undefined : notComparable(mismatch);
}

/** Why two profiles cannot be compared, in pprof's words. */
function notComparable(why: string): Problem {
  return {
    kind: "unsupported",
    message: `These profiles cannot be compared: ${why}.`,
    advice: "Compare profiles of one kind, such as two CPU profiles.",
  };
}

/** An expression of a filter that is none. */
export function expressionProblem({ option, message }: FilterFailure): Problem {
  return {
    kind: "malformed",
    message: `The filter ${option} is not understood: ${message}.`,
    advice: "Mend the expression, or remove the filter.",
  };
}
