import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import { withoutInlines } from "./aggregate";
import type { Config } from "./config";
import type { FilterFailure, Filters } from "./filters";
import type { FilterNote } from "./filters/notes";
import { addOptionTagFrames } from "./filters/tagFrames";
import { labelUnits } from "./labelUnits";

/** What is left of a profile to be looked at. */
export interface ShownProfile {
  /** Filtered, with only the lines that `noinlines` leaves; files and line numbers are still there. */
  readonly profile: Profile;
  /** location → 1 where it is hidden, though it is in stacks; undefined where none is. */
  readonly hidden: Uint8Array | undefined;
  /** The profile that pprof's report total is of: before filters, unless percentages are relative. */
  readonly totalled: Profile;
  /** What pprof would say on standard error. */
  readonly notes: readonly FilterNote[];
}

/**
 * Adds label frames and applies filters, in the order of pprof's reports (`internal/driver/driver.go:
 * generateRawReport`).
 * @param totalled the profile that the total is of, where it is another one
 */
export function* shownProfile(
  loaded: Profile,
  totalled: Profile,
  config: Config,
  filters: Filters,
): Steps<Result<ShownProfile, FilterFailure>> {
  const notes: FilterNote[] = [];
  const note = (added: FilterNote) => notes.push(added);
  const framed = yield* addOptionTagFrames(loaded, config, note);
  const units = () => labelUnits(loaded);
  const filtered = yield* filters.applyMasked(framed, units, note);
  if (!filtered.ok) return filtered;
  let total = totalled;
  if (config.relative_percentages) {
    const relative =
      totalled === loaded ? filtered : yield* filters.applyMasked(totalled, units, () => undefined);
    if (!relative.ok) return err(relative.error);
    total = relative.value.profile;
  }
  const { profile, hidden } = filtered.value;
  return ok({
    profile: config.noinlines ? withoutInlines(profile) : profile,
    hidden,
    totalled: total,
    notes,
  });
}
