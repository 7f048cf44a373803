import { type Config, DEFAULT_CONFIG, type OptionName, OPTIONS } from "../analysis/config";
import { compileFilters, type FilterFailure, type Filters } from "../analysis/filters";
import { framesOf } from "../analysis/granularFrames";
import { loadingOf } from "../analysis/load";
import { subtractBase } from "../analysis/merge/base";
import { typeMismatch } from "../analysis/merge/scale";
import { shownProfile } from "../analysis/shown";
import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import { SharedSteps } from "../base/sharedSteps";
import type { Steps } from "../base/steps";
import type { Profile, ValueColumn } from "../model/profile";
import type { SharedShades } from "./frameLooks";
import type { Comparison, Query, QueryOptions } from "./protocol";
import { RecentlyUsed, Session, wholeSession } from "./session";

/** Sets of options whose sessions are kept beside the one without any. */
const KEPT_SESSIONS = 2;

/** The options that decide which samples and frames there are. */
const SHAPING: readonly OptionName[] = [
  "relative_percentages",
  "unit",
  "normalize",
  "tagroot",
  "tagleaf",
  "focus",
  "ignore",
  "prune_from",
  "hide",
  "show",
  "show_from",
  "tagfocus",
  "tagignore",
  "tagshow",
  "taghide",
  "noinlines",
  "showcolumns",
  "granularity",
];

/** The profile to compare with, as it was read. */
export interface Base {
  readonly baseId: number;
  readonly read: Profile;
}

/** A session on its way, or why there is none. */
export type SessionSteps = Steps<Result<Session, Problem>>;

/** The open profile, what it is compared with, and what was worked out about it under various options. */
export class LoadedProfile {
  /** As it was read and merged, before drop_frames. */
  private readonly read: Profile;
  /** As pprof has it when reports begin. */
  readonly profile: Profile;
  readonly whole: Session;
  private readonly shades: SharedShades = {};
  private readonly sessions = new RecentlyUsed<SharedSteps<Result<Session, Problem>>>(KEPT_SESSIONS);
  private readonly compared = new RecentlyUsed<SharedSteps<Result<Profile, Problem>>>(2);
  private base: Base | undefined;

  constructor(read: Profile, profile: Profile) {
    this.read = read;
    this.profile = profile;
    this.whole = wholeSession(profile, this.shades);
  }

  /** Compares with another profile from now on. */
  setBase(base: Base): void {
    this.base = base;
  }

  /** The session of a query, made when its steps are first run. The problem is an expression that is none. */
  async plan(query: Query): Promise<Result<SessionSteps, Problem>> {
    const planned = await this.planOrFailure(query);
    return planned.ok ? planned : err(expressionProblem(planned.error));
  }

  /** The same with the option that is wrong. */
  async planOrFailure({ options, comparison }: Query): Promise<Result<SessionSteps, FilterFailure>> {
    const config: Config = { ...DEFAULT_CONFIG, ...options };
    const key = sessionKey(options, comparison);
    if (key === NOTHING_SPECIAL) return ok(wholeSteps(ok(this.whole)));
    const filters = await compileFilters(config);
    if (!filters.ok) return filters;
    if (filters.value.failure !== undefined) return err(filters.value.failure);
    const load = comparison === undefined ? undefined : await loadingOf(this.read.header);
    return ok(
      this.sessions
        .get(key, () => new SharedSteps(this.makeSession(config, filters.value, comparison, load)))
        .wait(),
    );
  }

  /**
   * The profile whose reports are asked for: compared with the base, where there is one, but not filtered.
   * @param isNormalized pprof's -normalize
   */
  async reportable({ options, comparison }: Query): Promise<Steps<Result<Profile, Problem>>> {
    if (comparison === undefined) return wholeSteps(ok(this.profile));
    const load = await loadingOf(this.read.header);
    return this.comparedWith(comparison.baseId, comparison.isDiff, options.normalize === true, load);
  }

  private *makeSession(
    config: Config,
    filters: Filters,
    comparison: Comparison | undefined,
    load: ((profile: Profile) => Profile) | undefined,
  ): SessionSteps {
    let loaded = this.profile;
    let totalled = this.profile;
    if (comparison !== undefined && load !== undefined) {
      // Sides can only be told apart while equal stacks have not been taken from each other.
      const marked = yield* this.comparedWith(comparison.baseId, true, config.normalize, load);
      if (!marked.ok) return marked;
      loaded = totalled = marked.value;
      if (!comparison.isDiff) {
        const subtracted = yield* this.comparedWith(comparison.baseId, false, config.normalize, load);
        if (!subtracted.ok) return subtracted;
        totalled = subtracted.value;
      }
    }
    const shown = yield* shownProfile(loaded, totalled, config, filters);
    if (!shown.ok) return err(expressionProblem(shown.error));
    return ok(
      new Session({
        ...shown.value,
        frames: framesOf(shown.value.profile, config),
        shades: this.shades,
        isComparison: comparison !== undefined,
        scales: config.normalize ? this.scales() : [],
      }),
    );
  }

  /** What `normalize` multiplies the values of each sample type by. */
  private scales(): number[] {
    const { base, read } = this;
    if (base === undefined) return [];
    return read.samples.values.map((column, type) => {
      const own = valueSum(column);
      return own === 0 ? 0 : valueSum(base.read.samples.values[type]) / own;
    });
  }

  private comparedWith(
    baseId: number,
    isDiff: boolean,
    isNormalized: boolean,
    load: (profile: Profile) => Profile,
  ): Steps<Result<Profile, Problem>> {
    const { base, read } = this;
    if (base?.baseId !== baseId) return wholeSteps(err(NO_BASE));
    const key = `${baseId} ${isDiff} ${isNormalized}`;
    return this.compared
      .get(key, () => new SharedSteps(compare(read, base.read, { isDiff, isNormalized }, load)))
      .wait();
  }
}

function* compare(
  read: Profile,
  base: Profile,
  options: { readonly isDiff: boolean; readonly isNormalized: boolean },
  load: (profile: Profile) => Profile,
): Steps<Result<Profile, Problem>> {
  const difference = yield* subtractBase(read, base, options);
  return difference.ok ? ok(load(difference.value)) : err(notComparable(difference.error.message));
}

/** Why a profile cannot be the base of the open one; undefined where it can. */
export function baseProblem(loaded: LoadedProfile | undefined, base: Profile): Problem | undefined {
  if (loaded === undefined) return NOTHING_OPEN;
  const mismatch = typeMismatch(loaded.profile, base);
  return mismatch === undefined ? undefined : notComparable(mismatch);
}

const NOTHING_OPEN: Problem = {
  kind: "cancelled",
  message: "There is no open profile to compare with.",
  advice: "Open one first.",
};

/** Why two profiles cannot be compared, in pprof's words. */
function notComparable(why: string): Problem {
  return {
    kind: "unsupported",
    message: `These profiles cannot be compared: ${why}.`,
    advice: "Compare profiles of one kind, such as two CPU profiles.",
  };
}

const NO_BASE: Problem = {
  kind: "cancelled",
  message: "The base of this comparison is not open.",
  advice: "Choose a base again.",
};

function expressionProblem({ option, message }: FilterFailure): Problem {
  return {
    kind: "malformed",
    message: `The filter ${option} is not understood: ${message}.`,
    advice: "Mend the expression, or remove the filter.",
  };
}

function valueSum({ values }: ValueColumn): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Equal for two queries exactly when they show the same samples and frames. */
function sessionKey(options: QueryOptions, comparison: Comparison | undefined): string {
  const shaping = OPTIONS.filter(
    ({ name, default: usual }) =>
      SHAPING.includes(name) && options[name] !== undefined && options[name] !== usual,
  ).map(({ name }) => [name, options[name]]);
  return JSON.stringify([shaping, comparison]);
}

const NOTHING_SPECIAL = sessionKey({}, undefined);

// oxlint-disable-next-line require-yield -- what is there already takes no steps
function* wholeSteps<Value>(value: Value): Steps<Value> {
  return value;
}
