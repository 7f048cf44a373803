import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import type { Config, OptionName } from "../config";
import { usedKeys } from "../labelTable/labelKeys";
import type { LabelUnits } from "../labelUnits";
import { selectLabelKeys } from "../selectSamples";
import type { TextMatcher } from "./expression";
import { compileGoExpression } from "./goExpression";
import { filterByName, type MaskedProfile } from "./names";
import { type FilterNote, unmatched } from "./notes";
import { pruneFrom } from "./pruneFrom";
import { showFrom } from "./showFrom";
import { StringMatcher } from "./stringMatcher";
import { compileTagFilter, filterByTag, type TagFilter } from "./tags";
import { withoutHidden } from "./withoutHidden";

type NameOption = "focus" | "ignore" | "hide" | "show" | "show_from" | "prune_from" | "tagshow" | "taghide";
type TagOption = "tagfocus" | "tagignore";

/** An option whose expression is none; the message is pprof's. */
export interface FilterFailure {
  readonly option: OptionName;
  readonly message: string;
}

/** All filters of the options, understood; they apply to any profile. */
export class Filters {
  private readonly names: ReadonlyMap<NameOption, TextMatcher>;
  private readonly tags: ReadonlyMap<TagOption, TagFilter>;
  /** A bad tagshow or taghide, which pprof only finds when the rest has been applied. */
  readonly failure: FilterFailure | undefined;

  constructor(
    names: ReadonlyMap<NameOption, TextMatcher>,
    tags: ReadonlyMap<TagOption, TagFilter>,
    failure: FilterFailure | undefined,
  ) {
    this.names = names;
    this.tags = tags;
    this.failure = failure;
  }

  /** What the filters leave, with stacks of their own where locations are hidden. See `applyMasked`. */
  *apply(
    profile: Profile,
    units: () => Steps<LabelUnits>,
    note: (note: FilterNote) => void,
  ): Steps<Result<Profile, FilterFailure>> {
    const masked = yield* this.applyMasked(profile, units, note);
    return masked.ok ? ok(yield* withoutHidden(masked.value)) : masked;
  }

  /**
   * Applies every filter in pprof's order (`internal/driver/driver_focus.go: applyFocus`). Locations that are hidden
   * are still in the stacks: copying those would take far longer than all the rest.
   * @param units of the profile's labels: a look at all of them, which only filters by labels need
   * @param note told what matched nothing
   */
  *applyMasked(
    profile: Profile,
    units: () => Steps<LabelUnits>,
    note: (note: FilterNote) => void,
  ): Steps<Result<MaskedProfile, FilterFailure>> {
    const { hidden, ...sampled } = yield* this.selectSamples(profile, units, note);
    const labelled = yield* this.selectLabels(sampled.profile, note);
    // Only now: pprof still says that tagshow matches nothing where taghide is bad.
    if (this.failure !== undefined) return err(this.failure);
    const prune = this.names.get("prune_from");
    return ok({ profile: prune === undefined ? labelled : yield* pruneFrom(labelled, prune), hidden });
  }

  private *selectSamples(
    profile: Profile,
    units: () => Steps<LabelUnits>,
    note: (note: FilterNote) => void,
  ): Steps<MaskedProfile> {
    const { names, tags } = this;
    const [focus, ignore, hide, show] = (["focus", "ignore", "hide", "show"] as const).map(name =>
      names.get(name),
    );
    const noteUnless = (matched: boolean, isAsked: boolean, option: Parameters<typeof unmatched>[0]) => {
      if (isAsked && !matched) note(unmatched(option));
    };
    const named = yield* filterByName(profile, { focus, ignore, hide, show });
    noteUnless(named.matches.focus, focus !== undefined, "focus");
    noteUnless(named.matches.ignore, ignore !== undefined, "ignore");
    noteUnless(named.matches.hide, hide !== undefined, "hide");
    noteUnless(named.matches.show, show !== undefined, "show");
    const { hidden } = named;
    let filtered = named.profile;
    const from = names.get("show_from");
    if (from !== undefined) {
      const shown = yield* showFrom({ profile: filtered, hidden }, from);
      noteUnless(shown.matches, true, "show_from");
      filtered = shown.profile;
    }
    const tagged = yield* filterByTag(filtered, units, tags.get("tagfocus"), tags.get("tagignore"));
    noteUnless(tagged.focusMatches, tags.has("tagfocus"), "tagfocus");
    noteUnless(tagged.ignoreMatches, tags.has("tagignore"), "tagignore");
    return { profile: tagged.profile, hidden };
  }

  /** tagshow and taghide by the labels' keys (`profile/filter.go: FilterTagsByName`). */
  private *selectLabels(profile: Profile, note: (note: FilterNote) => void): Steps<Profile> {
    const [show, hide] = (["tagshow", "taghide"] as const).map(option => {
      const matcher = this.names.get(option);
      return matcher && new StringMatcher(profile, matcher);
    });
    if (show === undefined && hide === undefined) return profile;
    let showMatches = false;
    let hideMatches = false;
    const isKept = yield* usedKeys(profile);
    for (let key = 0; key < isKept.length; key++) {
      if (isKept[key] === 0) continue;
      const isShown = show?.matchesString(key) ?? true;
      const isHidden = hide?.matchesString(key) ?? false;
      showMatches ||= isShown;
      hideMatches ||= isHidden;
      if (!isShown || isHidden) isKept[key] = 0;
    }
    const filtered = yield* selectLabelKeys(profile, isKept);
    if (show !== undefined && !showMatches) note(unmatched("tagshow"));
    if (hide !== undefined && !hideMatches) note(unmatched("taghide"));
    return filtered;
  }
}

/**
 * Understands the expressions of all filters, in the order in which pprof does: the first bad one is the failure.
 * @param note told at once what pprof says of the good ones before
 */
export async function compileFilters(
  config: Config,
  note: (note: FilterNote) => void,
): Promise<Result<Filters, FilterFailure>> {
  const names = new Map<NameOption, TextMatcher>();
  const tags = new Map<TagOption, TagFilter>();
  const compileName = async (option: NameOption): Promise<FilterFailure | undefined> => {
    if (config[option] === "") return undefined;
    const matcher = await compileGoExpression(config[option]);
    if (!matcher.ok) return { option, message: `parsing ${option} regexp: ${matcher.error}` };
    names.set(option, matcher.value);
    return undefined;
  };
  for (const option of ["focus", "ignore", "hide", "show", "show_from"] as const) {
    const failure = await compileName(option);
    if (failure !== undefined) return err(failure);
  }
  for (const option of ["tagfocus", "tagignore"] as const) {
    if (config[option] === "") continue;
    const compiled = await compileTagFilter(option, config[option], text => {
      note({ option, text, isUnmatched: false });
    });
    if (!compiled.ok) return err({ option, message: compiled.error });
    tags.set(option, compiled.value);
  }
  const failure = await compileName("prune_from");
  if (failure !== undefined) return err(failure);
  const lateFailure = (await compileName("tagshow")) ?? (await compileName("taghide"));
  return ok(new Filters(names, tags, lateFailure));
}
