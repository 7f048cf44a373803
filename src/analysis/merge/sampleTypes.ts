import { err, ok, type Result } from "../../base/result";
import type { Profile } from "../../model/profile";

/**
 * Leaves every profile only the sample types that all of them have, in the first one's order (`profile/merge.go:
 * CompatibilizeSampleTypes`). The error is pprof's.
 */
export function keepCommonTypes(profiles: readonly Profile[]): Result<Profile[], string> {
  const counts = new Map<string, number>();
  for (const { sampleTypes } of profiles) {
    for (const { type } of sampleTypes) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const common = (profiles[0]?.sampleTypes ?? [])
    .map(({ type }) => type)
    .filter(type => counts.get(type) === profiles.length);
  if (common.length === 0) return err("profiles have empty common sample type list");
  const kept: Profile[] = [];
  for (const profile of profiles) {
    const rows = common.map(type => profile.sampleTypes.findIndex(own => own.type === type));
    const missing = rows.indexOf(-1);
    if (missing >= 0) return err(`"${common[missing]}" sample type is not found in profile`);
    kept.push(withTypes(profile, common, rows));
  }
  return ok(kept);
}

function withTypes(profile: Profile, types: readonly string[], rows: readonly number[]): Profile {
  const { sampleTypes, samples, header } = profile;
  if (rows.length === sampleTypes.length && rows.every((row, index) => row === index)) return profile;
  const defaultSampleType = types.includes(header.defaultSampleType)
    ? header.defaultSampleType
    : (types[0] ?? "");
  return {
    ...profile,
    header: { ...header, defaultSampleType },
    sampleTypes: rows.map(row => sampleTypes[row]),
    samples: { ...samples, values: rows.map(row => samples.values[row]) },
  };
}
