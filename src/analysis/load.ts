import { finished, runSteps, type Steps } from "../base/steps";
import type { Profile, ProfileHeader } from "../model/profile";
import { compileExpression } from "./filters/expression";
import { isAbsoluteUrl } from "./goUrl";
import { type DropsFunction, pruneProfile } from "./prune";

/**
 * What pprof does to every profile once after reading it (`internal/driver/fetch.go: fetchProfiles`): frames that
 * the profile's own drop_frames names are removed, and mapping "files" that are really addresses (URLs) are blanked.
 * Expressions that are not valid are ignored, as pprof ignores them.
 */
export async function prepareLoadedProfile(profile: Profile): Promise<Profile> {
  return runSteps((await loadingOf(profile.header))(profile));
}

/** The same for any profile that has this header's drop_frames and keep_frames, such as what it is merged into. */
export async function loadingOf({
  dropFrames,
  keepFrames,
}: Pick<ProfileHeader, "dropFrames" | "keepFrames">): Promise<(profile: Profile) => Steps<Profile>> {
  const blank = (profile: Profile) => finished(blankMappingUrls(profile));
  if (dropFrames === "") return blank;
  const drop = await compileExpression(`^(${dropFrames})$`);
  if (!drop.ok) return blank;
  const keep = keepFrames === "" ? undefined : await compileExpression(`^(${keepFrames})$`);
  if (keep !== undefined && !keep.ok) return blank;
  const drops: DropsFunction = name => drop.value(name) && !(keep?.value(name) ?? false);
  return function* (profile) {
    return blankMappingUrls(yield* pruneProfile(profile, drops));
  };
}

function blankMappingUrls(profile: Profile): Profile {
  const { mappings, strings } = profile;
  let filename = mappings.filename;
  for (let mapping = 0; mapping < mappings.count; mapping++) {
    if (!strings.isEmpty(mappings.buildId[mapping])) continue;
    if (!isAbsoluteUrl(strings.text(mappings.filename[mapping]))) continue;
    if (filename === mappings.filename) filename = mappings.filename.slice();
    filename[mapping] = 0;
  }
  return filename === mappings.filename ? profile : { ...profile, mappings: { ...mappings, filename } };
}
