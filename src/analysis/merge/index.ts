import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { ProfileBuilder } from "../../model/builder";
import type { Profile, ProfileHeader } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { SAMPLES_PER_STEP } from "../totals";
import { EqualSamples } from "./equalSamples";
import { type CommonTypes, commonTypes, type SampleTypeMapping } from "./compatible";
import { TableMerger } from "./tables";

/**
 * Merges profiles into one, as pprof does when it is given several (`profile/merge.go: Merge`): common sample
 * types in the finest unit, equal functions, mappings and locations become one, samples without any value are
 * left out. Samples with equal stacks and labels become one only where a value is below zero: otherwise no sum
 * over them differs, not even that of magnitudes.
 */
export function* mergeProfiles(profiles: readonly Profile[]): Steps<Result<Profile, Problem>> {
  const common = commonTypes(profiles);
  if (!common.ok) return err(common.error);
  const builder = new ProfileBuilder();
  const tables = new TableMerger(builder);
  for (const { type, unit } of common.value.sampleTypes) {
    builder.sampleTypes.push({ type: tables.textIndex(type), unit: tables.textIndex(unit) });
  }
  const equals = profiles.some(hasNegativeValue) ? new EqualSamples(tables) : undefined;
  for (const [source, profile] of profiles.entries()) {
    tables.startSource(profile);
    yield* mergeSamples(builder, tables, profile, common.value.mappings[source], equals);
    builder.warnings.push(...profile.warnings);
  }
  return ok(builder.finish(mergedHeader(profiles, common.value)));
}

function* mergeSamples(
  builder: ProfileBuilder,
  tables: TableMerger,
  profile: Profile,
  { sourceType, ratio }: SampleTypeMapping,
  equals: EqualSamples | undefined,
): Steps<void> {
  const { samples, labels } = profile;
  const scales = ratio.some(factor => factor !== 1);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const scaled = sourceType.map((type, index) => scaledValue(samples.values[type], sample, ratio[index]));
    // pprof's ScaleN keeps a sample only for a value that it scaled (see pprof.md §7.18).
    const kept = scaled.some(
      (value, index) => value !== 0 && value !== 0n && (!scales || ratio[index] !== 1),
    );
    if (!kept) continue;
    const equal = equals?.find(profile, sample, builder.sampleCount);
    if (equal !== undefined) {
      for (const [index, value] of scaled.entries()) builder.valueColumn(index).add(equal, value);
      continue;
    }
    builder.stacks.begin();
    const length = samples.stackLength[sample];
    builder.stacks.reserve(length);
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    for (let index = 0; index < length; index++) {
      builder.stacks.page[builder.stacks.offset++] = tables.location(page[leaf + index]);
    }
    builder.labelStart.push(builder.labelKey.length);
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const exact = labels.exactNumbers.get(label);
      if (exact !== undefined) builder.exactNumbers.set(builder.labelKey.length, exact);
      builder.labelKey.push(tables.string(labels.key[label]));
      builder.labelText.push(tables.string(labels.text[label]));
      builder.labelNumber.push(labels.number[label]);
      builder.labelUnit.push(tables.string(labels.unit[label]));
    }
    for (const [index, value] of scaled.entries()) {
      if (typeof value === "bigint") builder.valueColumn(index).pushBig(value);
      else builder.valueColumn(index).push(value);
    }
    builder.endSample();
  }
}

function hasNegativeValue({ samples }: Profile): boolean {
  return samples.values.some(({ values }) => values.some(value => value < 0));
}

/** A value times its ratio, rounded half away from zero as Go's math.Round; 64 bits where it needs them. */
function scaledValue(
  column: Profile["samples"]["values"][number],
  sample: number,
  ratio: number,
): number | bigint {
  const value = column.values[sample];
  if (ratio === 1)
    return Math.abs(value) > Number.MAX_SAFE_INTEGER ? (column.exact?.[sample] ?? value) : value;
  const product = value * ratio;
  const rounded = Math.sign(product) * Math.round(Math.abs(product));
  return Number.isSafeInteger(rounded) ? rounded : BigInt(rounded);
}

function mergedHeader(profiles: readonly Profile[], common: CommonTypes): ProfileHeader {
  const headers = profiles.map(({ header }) => header);
  const [first] = headers;
  let timeNanos = 0n;
  let durationNanos = 0n;
  for (const header of headers) {
    if (timeNanos === 0n || header.timeNanos < timeNanos) timeNanos = header.timeNanos;
    durationNanos += header.durationNanos;
  }
  return {
    dropFrames: first.dropFrames,
    keepFrames: first.keepFrames,
    timeNanos,
    durationNanos,
    periodType: common.periodType,
    period: common.periods.reduce((longest, period) =>
      longest === 0n || longest < period ? period : longest,
    ),
    comments: [...new Set(headers.flatMap(header => header.comments))],
    defaultSampleType:
      profiles.map((profile, source) => defaultType(profile, common, source)).find(type => type !== "") ?? "",
    docUrl: headers.map(header => header.docUrl).find(url => url !== "") ?? "",
  };
}

/** A source's default type once it has only the common types in the common order, which changes it at times. */
function defaultType({ header, sampleTypes }: Profile, common: CommonTypes, source: number): string {
  const { sourceType } = common.mappings[source];
  const isAsCommon =
    sourceType.length === sampleTypes.length && sourceType.every((type, index) => type === index);
  const isThere = common.sampleTypes.some(({ type }) => type === header.defaultSampleType);
  return isAsCommon || isThere ? header.defaultSampleType : common.sampleTypes[0].type;
}
