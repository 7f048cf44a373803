import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { ProfileBuilder } from "../../model/builder";
import type { Profile, ProfileHeader } from "../../model/profile";
import { SAMPLES_PER_STEP } from "../totals";
import { MergedSamples } from "./mergedSamples";
import { keepCommonTypes } from "./sampleTypes";
import { scaleToCommonUnits, typeMismatch } from "./scale";
import { TableMerger } from "./tables";

/** Why profiles cannot be merged, in pprof's words. */
export interface MergeFailure {
  readonly message: string;
}

/**
 * Merges profiles as pprof does when it is given several (`internal/driver/fetch.go: combineProfiles`): common sample
 * types in the finest unit, equal samples, locations, functions and mappings become one. A single profile stays as
 * it is but for that.
 */
export function* mergeProfiles(profiles: readonly Profile[]): Steps<Result<Profile, MergeFailure>> {
  const sameTypes = keepCommonTypes(profiles);
  if (!sameTypes.ok) return err({ message: sameTypes.error });
  const sameUnits = yield* scaleToCommonUnits(sameTypes.value);
  if (!sameUnits.ok) return err({ message: sameUnits.error });
  const [first, ...others] = sameUnits.value;
  if (others.length === 0) return ok(first);
  for (const other of others) {
    const mismatch = typeMismatch(first, other);
    if (mismatch !== undefined) return err({ message: mismatch });
  }
  return ok(yield* mergeEqual(sameUnits.value));
}

/** Merges profiles of the same types (`profile/merge.go: Merge`). */
function* mergeEqual(profiles: readonly Profile[]): Steps<Profile> {
  const [{ sampleTypes }] = profiles;
  const builder = new ProfileBuilder();
  const tables = new TableMerger(builder);
  const merged = new MergedSamples(builder, tables, sampleTypes.length);
  for (const profile of profiles) {
    tables.startSource(profile);
    for (let sample = 0; sample < profile.samples.count; sample++) {
      if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      if (!isZero(profile, sample)) merged.add(profile, sample);
    }
    builder.warnings.push(...profile.warnings);
  }
  const finished = builder.finish(mergedHeader(profiles));
  const values = merged.finish();
  const result: Profile = { ...finished, sampleTypes, samples: { ...finished.samples, values } };
  for (let sample = 0; sample < result.samples.count; sample++) {
    // Samples that cancelled each other out go, and what only they used: one more merge.
    if (isZero(result, sample)) return yield* mergeEqual([result]);
  }
  return result;
}

function isZero({ samples }: Profile, sample: number): boolean {
  return samples.values.every(({ values }) => values[sample] === 0);
}

function mergedHeader(profiles: readonly Profile[]): ProfileHeader {
  const headers = profiles.map(({ header }) => header);
  const [first] = headers;
  let timeNanos = 0n;
  let durationNanos = 0n;
  let period = 0n;
  for (const header of headers) {
    if (timeNanos === 0n || header.timeNanos < timeNanos) timeNanos = header.timeNanos;
    durationNanos = BigInt.asIntN(64, durationNanos + header.durationNanos);
    if (period === 0n || period < header.period) period = header.period;
  }
  return {
    dropFrames: first.dropFrames,
    keepFrames: first.keepFrames,
    timeNanos,
    durationNanos,
    periodType: first.periodType,
    period,
    comments: [...new Set(headers.flatMap(header => header.comments))],
    defaultSampleType: headers.map(header => header.defaultSampleType).find(type => type !== "") ?? "",
    docUrl: headers.map(header => header.docUrl).find(url => url !== "") ?? "",
  };
}
