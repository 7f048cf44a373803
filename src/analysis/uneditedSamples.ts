import { err, ok, type Result } from "../base/result";
import type { Steps } from "../base/steps";
import type { Profile } from "../model/profile";
import type { Config, OptionName } from "./config";
import type { FilterFailure, Filters } from "./filters";
import { addOptionTagFrames } from "./filters/tagFrames";
import { labelUnits } from "./labelUnits";
import { selectMarked } from "./selectSamples";

/** Options after which stacks are not as they came. */
const EDITING: readonly OptionName[] = ["hide", "show", "show_from", "prune_from", "noinlines"];

/** Whether the options change stacks, and not only which samples there are. */
export function editsStacks(config: Config): boolean {
  return EDITING.some(name => config[name] !== "" && config[name] !== false);
}

/**
 * The samples that options leave, in the same order, with their stacks as they came: what focus and ignore look at
 * in pprof, whatever else is hidden.
 */
export function* uneditedSamples(
  loaded: Profile,
  config: Config,
  filters: Filters,
): Steps<Result<Profile, FilterFailure>> {
  const framed = yield* addOptionTagFrames(loaded, config, () => undefined);
  const { count } = framed.samples;
  // Filters never look at values: a sample's own number comes out again with it.
  const values = Float64Array.from({ length: count }, (_, sample) => sample);
  const numbered = { ...framed, samples: { ...framed.samples, values: [{ values, exact: undefined }] } };
  const filtered = yield* filters.applyMasked(
    numbered,
    () => labelUnits(loaded),
    () => undefined,
  );
  if (!filtered.ok) return err(filtered.error);
  const isKept = new Uint8Array(count);
  for (const sample of filtered.value.profile.samples.values[0].values) isKept[sample] = 1;
  return ok(yield* selectMarked(framed, isKept));
}
