import { type Config, DEFAULT_CONFIG, type OptionName, OPTIONS } from "../analysis/config";
import type { FilterFailure } from "../analysis/filters";
import type { FilterNote } from "../analysis/filters/notes";
import { loadingOf } from "../analysis/load";
import { defaultSampleTypeIndex } from "../analysis/sampleIndex";
import type { Remapping } from "../analysis/sourceMaps/remap";
import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import { SharedSteps } from "../base/sharedSteps";
import { finished, runSteps, type Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import type { SharedLooks } from "./frameLooks";
import type { Naming } from "./naming";
import type { Comparison, Query, QueryOptions } from "./protocol";
import { RecentlyUsed, type Session, wholeSession } from "./session";
import type * as Shaping from "./shaping";

/** Sets of options whose sessions are kept beside the one without any. */
const KEPT_SESSIONS = 2;

/** The options that decide which samples and frames there are. */
const SHAPING: readonly OptionName[] = [
  "relative_percentages",
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

/** What reads profiles through source maps. */
export interface SourceMaps {
  read(profile: Profile): Steps<Remapping>;
  /** The text of an original file, where a map carries it. */
  content(file: string): string | undefined;
}

/** The profile as it is read through source maps. */
interface Mapped {
  readonly id: number;
  readonly maps: SourceMaps;
  readonly loaded: LoadedProfile;
}

/** One of the profiles that were merged. */
interface LoadedStep {
  /** As it was read, before drop_frames. */
  readonly read: Profile;
  readonly profile: Profile;
}

/** A session on its way, or why there is none. */
export type SessionSteps = Steps<Result<Session, Problem>>;

/** The open profile, what it is compared with, and what was worked out about it under various options. */
export class LoadedProfile {
  /** As it was read and merged, before drop_frames. */
  readonly read: Profile;
  /** As pprof has it when reports begin. */
  readonly profile: Profile;
  readonly whole: Session;
  private readonly sharedLooks: SharedLooks;
  private readonly sessions = new RecentlyUsed<SharedSteps<Result<Session, Problem>>>(KEPT_SESSIONS);
  private readonly compared = new RecentlyUsed<SharedSteps<Result<Profile, Problem>>>(2);
  private base: Base | undefined;
  private mapped: Mapped | undefined;
  /** The profiles that it was merged from, in order of time; none where it is one. */
  steps: readonly LoadedProfile[] = [];

  /** @param looks without `naming` names are read as they are */
  constructor(read: Profile, profile: Profile, looks: SharedLooks = {}) {
    this.read = read;
    this.profile = profile;
    this.sharedLooks = looks;
    this.whole = wholeSession(profile, looks);
    looks.learnShades ??= learningShades(this.whole);
  }

  /** Tells the profiles apart that it was merged from. Their packages have its colours. */
  setSteps(steps: readonly LoadedStep[]): void {
    this.steps = steps.map(({ read, profile }) => new LoadedProfile(read, profile, this.sharedLooks));
  }

  /** Compares with another profile from now on. */
  setBase(base: Base): void {
    this.base = base;
    for (const step of this.steps) step.setBase(base);
    const { mapped } = this;
    mapped?.loaded.setBase({ ...base, read: runSteps(mapped.maps.read(base.read)).profile });
  }

  /** What a question is about: the profile as it is or as it is read through source maps, or one of its steps. */
  under({ sourceMaps, step }: Query): LoadedProfile {
    const read = sourceMaps !== undefined && this.mapped?.id === sourceMaps ? this.mapped.loaded : this;
    return read.at(step);
  }

  /** One of its steps; itself where none is named, or there is no such step. */
  at(step: number | undefined): LoadedProfile {
    return (step === undefined ? undefined : this.steps[step]) ?? this;
  }

  /** The profile and its base, as they were read. */
  get sides(): readonly Profile[] {
    return this.base === undefined ? [this.read] : [this.read, this.base.read];
  }

  /** The source maps in use. */
  get sourceMaps(): SourceMaps | undefined {
    return this.mapped?.maps;
  }

  /**
   * Has the profile read through source maps as well, from now on.
   * @param load what pprof does to a profile once, as to every one it has read
   */
  *readThrough(id: number, maps: SourceMaps, load: (profile: Profile) => Steps<Profile>): Steps<Remapping> {
    const { base } = this;
    const remapping = yield* maps.read(this.read);
    const profile = yield* load(remapping.profile);
    const loaded = new LoadedProfile(remapping.profile, profile, { naming: this.sharedLooks.naming });
    const steps: LoadedStep[] = [];
    for (const step of this.steps) {
      const { profile: read } = yield* maps.read(step.read);
      steps.push({ read, profile: yield* load(read) });
    }
    loaded.setSteps(steps);
    if (base !== undefined) {
      loaded.setBase({ ...base, read: (yield* maps.read(base.read)).profile });
    }
    this.mapped = { id, maps, loaded };
    return remapping;
  }

  /** The base of a comparison, as it was read; undefined where it is not open any more. */
  baseOf({ baseId }: Comparison): Profile | undefined {
    return this.base?.baseId === baseId ? this.base.read : undefined;
  }

  /** The session of a query, made when its steps are first run. The problem is an expression that is none. */
  async plan(query: Query): Promise<Result<SessionSteps, Problem>> {
    const planned = await this.planOrFailure(query);
    if (planned.ok) return planned;
    const { expressionProblem } = await import("./shaping");
    return err(expressionProblem(planned.error));
  }

  /** The same with the option that is wrong. */
  async planOrFailure(query: Query): Promise<Result<SessionSteps, FilterFailure>> {
    const planned = await this.planned(query);
    return planned.ok && query.names === "own" ? ok(withOwnNames(planned.value)) : planned;
  }

  private async planned({ options, comparison }: Query): Promise<Result<SessionSteps, FilterFailure>> {
    const key = sessionKey(options, comparison);
    if (key === NOTHING_SPECIAL) return ok(finished(ok(this.whole)));
    const shaping = await import("./shaping");
    const config: Config = { ...DEFAULT_CONFIG, ...options };
    const notes: FilterNote[] = [];
    const filters = await shaping.understandFilters(config, note => notes.push(note));
    if (!filters.ok) return filters;
    const compare = comparison && (await this.comparer(shaping, comparison, config.normalize));
    const make = () =>
      new SharedSteps(this.makeSession(shaping, { config, filters: filters.value, notes }, compare));
    return ok(this.sessions.get(key, make).wait());
  }

  /** The profile whose reports are asked for: compared with the base, where there is one, but not filtered. */
  async reportable({ options, comparison }: Query): Promise<Steps<Result<Profile, Problem>>> {
    if (comparison === undefined) return finished(ok(this.profile));
    const compare = await this.comparer(await import("./shaping"), comparison, options.normalize === true);
    return compare.difference(comparison.isDiff);
  }

  private *makeSession(
    shaping: typeof Shaping,
    asked: Pick<Shaping.Shape, "config" | "filters" | "notes">,
    compare: Comparer | undefined,
  ): SessionSteps {
    const shape = { ...asked, whole: this.whole, sharedLooks: this.sharedLooks, scales: compare?.scales };
    // Sides can only be told apart while equal stacks have not been taken from each other.
    const loaded = compare === undefined ? ok(this.profile) : yield* compare.difference(true);
    if (!loaded.ok) return loaded;
    const totalled = compare?.isDiff === false ? yield* compare.difference(false) : loaded;
    if (!totalled.ok) return totalled;
    return yield* shaping.makeSession({ ...shape, loaded: loaded.value, totalled: totalled.value });
  }

  private async comparer(
    shaping: typeof Shaping,
    { baseId, isDiff }: Comparison,
    isNormalized: boolean,
  ): Promise<Comparer> {
    const { base, read } = this;
    if (base?.baseId !== baseId) return { isDiff, scales: [], difference: () => finished(err(NO_BASE)) };
    const load = await loadingOf(read.header);
    const difference = (isMarked: boolean) =>
      this.compared
        .get(`${baseId} ${isMarked} ${isNormalized}`, () => {
          const options = { isDiff: isMarked, isNormalized };
          return new SharedSteps(shaping.compare(read, base.read, options, load));
        })
        .wait();
    const scales = isNormalized ? shaping.normalizingScales(read, base.read) : [];
    return { isDiff, scales, difference };
  }
}

/** Learns shades once, whoever waits for them. */
function learningShades(whole: Session): () => Steps<void> {
  const learning = new SharedSteps(whole.learnHeavyPackages(defaultSampleTypeIndex(whole.profile)));
  return () => learning.wait();
}

function* withOwnNames(steps: SessionSteps): SessionSteps {
  const session = yield* steps;
  return session.ok ? ok(session.value.withOwnNames()) : session;
}

/** Takes the base from the profile. */
interface Comparer {
  readonly isDiff: boolean;
  /** sample type → what `normalize` multiplies the new side by; empty where by nothing. */
  readonly scales: readonly number[];
  /** @param isMarked the base's samples are marked and stay apart, as for pprof's -diff_base */
  readonly difference: (isMarked: boolean) => Steps<Result<Profile, Problem>>;
}

const NO_BASE: Problem = {
  kind: "cancelled",
  message: "The base of this comparison is not open.",
  advice: "Choose a base again.",
};

/** Equal for two queries exactly when they show the same samples and frames. */
function sessionKey(options: QueryOptions, comparison: Comparison | undefined): string {
  const shaping = OPTIONS.filter(
    ({ name, default: usual }) =>
      shapes(name, options) && options[name] !== undefined && options[name] !== usual,
  ).map(({ name }) => [name, options[name]]);
  return JSON.stringify([shaping, comparison]);
}

/** Units are part of the names of frames made of labels. */
function shapes(name: OptionName, { tagroot, tagleaf }: QueryOptions): boolean {
  return SHAPING.includes(name) || (name === "unit" && (tagroot ?? tagleaf) !== undefined);
}

const NOTHING_SPECIAL = sessionKey({}, undefined);

/** Fetches what reads names; undefined where it cannot be had, and names stay as they are. */
export async function loadNaming(): Promise<Naming | undefined> {
  try {
    const { Naming } = await import("./naming");
    return new Naming();
  } catch {
    return undefined;
  }
}
