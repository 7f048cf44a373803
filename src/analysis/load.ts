import type { Profile } from "../model/profile";
import { compileExpression } from "./filters/expression";
import { isAbsoluteUrl } from "./goUrl";
import { pruneProfile } from "./prune";

/**
 * What pprof does to every profile once after reading it (`internal/driver/fetch.go: fetchProfiles`): frames that
 * the profile's own drop_frames names are removed, and mapping "files" that are really addresses (URLs) are blanked.
 * Expressions that are not valid are ignored, as pprof ignores them.
 */
export async function prepareLoadedProfile(profile: Profile): Promise<Profile> {
  return blankMappingUrls(await applyDropFrames(profile));
}

async function applyDropFrames(profile: Profile): Promise<Profile> {
  const { dropFrames, keepFrames } = profile.header;
  if (dropFrames === "") return profile;
  const drop = await compileExpression(`^(${dropFrames})$`);
  if (!drop.ok) return profile;
  const keep = keepFrames === "" ? undefined : await compileExpression(`^(${keepFrames})$`);
  if (keep !== undefined && !keep.ok) return profile;
  return pruneProfile(profile, name => drop.value(name) && !(keep?.value(name) ?? false));
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
