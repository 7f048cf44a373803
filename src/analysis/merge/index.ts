import { inRanges } from "../../base/ranges";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { Profile, ProfileHeader, ValueColumn } from "../../model/profile";
import { StringTable } from "../../model/strings";
import { cutLabels, joinLabels } from "./labels";
import { LocationMerger } from "./locations";
import { keepCommonTypes } from "./sampleTypes";
import { scaleToCommonUnits, typeMismatch } from "./scale";
import { SampleMerger } from "./samples";
import { StringMerger } from "./strings";
import { sumColumns } from "./sums";
import { withoutZeroSamples } from "./zeros";

/** Samples between two pauses: the first ones of a source bring most of its locations. */
const SAMPLES_PER_STEP = 1 << 7;

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
  const alike = yield* alignProfiles(profiles);
  return alike.ok ? ok(yield* mergeAligned(alike.value)) : alike;
}

/** The profiles with their common sample types alone, in the finest unit: what they are merged from. */
export function* alignProfiles(
  profiles: readonly Profile[],
): Steps<Result<readonly Profile[], MergeFailure>> {
  const sameTypes = keepCommonTypes(profiles);
  if (!sameTypes.ok) return err({ message: sameTypes.error });
  const sameUnits = yield* scaleToCommonUnits(sameTypes.value);
  if (!sameUnits.ok) return err({ message: sameUnits.error });
  const [first, ...others] = sameUnits.value;
  for (const other of others) {
    const mismatch = typeMismatch(first, other);
    if (mismatch !== undefined) return err({ message: mismatch });
  }
  return sameUnits;
}

/** Merges what `alignProfiles` gave, at least one profile. */
export function* mergeAligned(profiles: readonly Profile[]): Steps<Profile> {
  return profiles.length === 1 ? profiles[0] : yield* mergeEqual(profiles);
}

/**
 * A profile without what no sample uses; equal samples, locations, functions and mappings are one, and ids count from 1
 * (`profile/profile.go: Compact`). Where values are negative equal samples stay apart: totals are sums of |value|.
 */
export function* compactProfile(profile: Profile): Steps<Profile> {
  let hasNegative = false;
  for (const { values } of profile.samples.values) {
    yield;
    hasNegative ||= values.some(value => value < 0);
  }
  return yield* mergeSources([yield* withoutZeroSamples(profile)], hasNegative);
}

/** Merges profiles of the same types (`profile/merge.go: Merge`). */
function* mergeEqual(profiles: readonly Profile[]): Steps<Profile> {
  const sources: Profile[] = [];
  for (const profile of profiles) sources.push(yield* withoutZeroSamples(profile));
  const merged = yield* mergeSources(sources, false);
  // Samples that cancelled each other out go, and what only they used.
  const left = yield* withoutZeroSamples(merged);
  return left === merged ? merged : yield* mergeSources([left], true);
}

/** @param areDistinct no two samples are equal */
function* mergeSources(sources: readonly Profile[], areDistinct: boolean): Steps<Profile> {
  const [{ sampleTypes }] = sources;
  const mergedStrings = new StringTable();
  const strings = new StringMerger(mergedStrings);
  const locations = new LocationMerger(sources, strings);
  const labels = yield* joinLabels(sources, strings);
  yield;
  const merger = new SampleMerger(locations, labels, { sources, areDistinct });
  /** source → its samples' merged rows */
  const rows: Uint32Array[] = [];
  for (const source of sources) {
    const mergedRows = new Uint32Array(source.samples.count);
    locations.startSource(source);
    merger.startSource(source);
    yield* inRanges(mergedRows.length, SAMPLES_PER_STEP, (from, to) => merger.add(from, to, mergedRows));
    rows.push(mergedRows);
  }
  const { samples, labelCount } = merger.finish();
  const values: ValueColumn[] = [];
  for (const type of sampleTypes.keys()) {
    const columns = sources.map(source => source.samples.values[type]);
    values.push(yield* sumColumns(columns, rows, samples.count));
  }
  return {
    strings: mergedStrings,
    sampleTypes,
    samples: { ...samples, values },
    labels: cutLabels(labels, labelCount),
    ...locations.finish(),
    header: mergedHeader(sources),
    warnings: sources.flatMap(({ warnings }) => warnings),
  };
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
