import { err, ok, type Result } from "../../base/result";
import type { Profile } from "../../model/profile";
import type { Config, OptionName } from "../config";
import type { LabelUnits } from "../labelUnits";
import { selectLabelKeys } from "../selectSamples";
import type { TextMatcher } from "./expression";
import { compileGoExpression } from "./goExpression";
import { filterByName } from "./names";
import { pruneFrom } from "./pruneFrom";
import { showFrom } from "./showFrom";
import { StringMatcher } from "./stringMatcher";
import { compileTagFilter, filterByTag, type SampleMatcher } from "./tags";

type Warn = (text: string) => void;

type NameOption = "focus" | "ignore" | "hide" | "show" | "show_from" | "prune_from";
const NAME_OPTIONS: readonly (NameOption & OptionName)[] = ["focus", "ignore", "hide", "show", "show_from"];

/**
 * Applies every filter of the options, in pprof's order (`internal/driver/driver_focus.go: applyFocus`).
 * The error is pprof's; what matched nothing is told to `warn`.
 */
export async function applyFilters(
  profile: Profile,
  config: Config,
  units: LabelUnits,
  warn: Warn,
): Promise<Result<Profile, string>> {
  const names = new Map<NameOption, TextMatcher>();
  const tags = new Map<"tagfocus" | "tagignore", SampleMatcher>();
  // Compiled in this order: the first bad one is the error.
  for (const option of NAME_OPTIONS) {
    const failure = await compileInto(names, option, config[option]);
    if (failure !== undefined) return err(failure);
  }
  for (const option of ["tagfocus", "tagignore"] as const) {
    if (config[option] === "") continue;
    const compiled = await compileTagFilter(option, config[option], units, warn);
    if (!compiled.ok) return compiled;
    tags.set(option, compiled.value);
  }
  const failure = await compileInto(names, "prune_from", config.prune_from);
  if (failure !== undefined) return err(failure);
  const filtered = filterSamples(profile, names, tags, warn);
  return filterLabels(filtered, config, names.get("prune_from"), warn);
}

async function compileInto<Name extends string>(
  compiled: Map<Name, TextMatcher>,
  option: Name,
  expression: string,
): Promise<string | undefined> {
  if (expression === "") return undefined;
  const matcher = await compileGoExpression(expression);
  if (!matcher.ok) return `parsing ${option} regexp: ${matcher.error}`;
  compiled.set(option, matcher.value);
  return undefined;
}

function filterSamples(
  profile: Profile,
  names: ReadonlyMap<NameOption, TextMatcher>,
  tags: ReadonlyMap<"tagfocus" | "tagignore", SampleMatcher>,
  warn: Warn,
): Profile {
  const [focus, ignore, hide, show] = (["focus", "ignore", "hide", "show"] as const).map(name =>
    names.get(name),
  );
  const named = filterByName(profile, { focus, ignore, hide, show });
  const warnUnless = (matched: boolean, isAsked: boolean, option: string) => {
    if (isAsked && !matched) warn(`${option} expression matched no samples`);
  };
  warnUnless(named.matches.focus, focus !== undefined, "Focus");
  warnUnless(named.matches.ignore, ignore !== undefined, "Ignore");
  warnUnless(named.matches.hide, hide !== undefined, "Hide");
  warnUnless(named.matches.show, show !== undefined, "Show");
  let filtered = named.profile;
  const from = names.get("show_from");
  if (from !== undefined) {
    const shown = showFrom(filtered, from);
    warnUnless(shown.matches, true, "ShowFrom");
    filtered = shown.profile;
  }
  const tagged = filterByTag(filtered, tags.get("tagfocus"), tags.get("tagignore"));
  warnUnless(tagged.focusMatches, tags.has("tagfocus"), "TagFocus");
  warnUnless(tagged.ignoreMatches, tags.has("tagignore"), "TagIgnore");
  return tagged.profile;
}

/** tagshow and taghide by the labels' keys (`profile/filter.go: FilterTagsByName`), then prune_from. */
async function filterLabels(
  profile: Profile,
  config: Config,
  prune: TextMatcher | undefined,
  warn: Warn,
): Promise<Result<Profile, string>> {
  const compiled = new Map<string, TextMatcher>();
  const failure =
    (await compileInto(compiled, "tagshow", config.tagshow)) ??
    (await compileInto(compiled, "taghide", config.taghide));
  if (failure !== undefined) return err(failure);
  const [show, hide] = ["tagshow", "taghide"].map(option => {
    const matcher = compiled.get(option);
    return matcher && new StringMatcher(profile, matcher);
  });
  let filtered = profile;
  if (show !== undefined || hide !== undefined) {
    let showMatches = false;
    let hideMatches = false;
    filtered = selectLabelKeys(profile, key => {
      const isShown = show?.matchesString(key) ?? true;
      const isHidden = hide?.matchesString(key) ?? false;
      showMatches ||= isShown;
      hideMatches ||= isHidden;
      return isShown && !isHidden;
    });
    if (show !== undefined && !showMatches) warn("TagShow expression matched no samples");
    if (hide !== undefined && !hideMatches) warn("TagHide expression matched no samples");
  }
  return ok(prune === undefined ? filtered : pruneFrom(filtered, prune));
}
