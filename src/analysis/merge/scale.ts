import { inRanges } from "../../base/ranges";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import { scaleValue, unitsAreCompatible } from "../../base/units";
import type { Profile, ValueColumn, ValueType } from "../../model/profile";
import { valueColumn } from "../../model/valueColumn";
import { columnSum } from "../columnSums";
import { truncated } from "../../base/int64";
import { withoutZeroSamples } from "./zeros";

/** Values between two pauses. */
const VALUES_PER_STEP = 1 << 18;

/**
 * Multiplies the values of each sample type (`profile/profile.go: ScaleN`). Only samples that have a value other than
 * 0 in a type that was really scaled are left: pprof's quirk.
 */
export function* scaleSamples(profile: Profile, ratios: readonly number[]): Steps<Profile> {
  if (ratios.every(ratio => ratio === 1)) return profile;
  const { samples } = profile;
  const values: ValueColumn[] = [];
  for (const [type, column] of samples.values.entries()) {
    values.push(ratios[type] === 1 ? column : yield* scaled(column, ratios[type]));
  }
  const scaledProfile = { ...profile, samples: { ...samples, values } };
  return yield* withoutZeroSamples(
    scaledProfile,
    values.filter((_, type) => ratios[type] !== 1),
  );
}

function* scaled(column: ValueColumn, ratio: number): Steps<ValueColumn> {
  const values = new Float64Array(column.values.length);
  const big = new Map<number, bigint>();
  yield* inRanges(values.length, VALUES_PER_STEP, (from, to) => {
    scaleValues(column.values, ratio, from, to, { values, big });
  });
  return valueColumn(values, big);
}

function scaleValues(
  from: Float64Array,
  ratio: number,
  first: number,
  end: number,
  { values, big }: { readonly values: Float64Array; readonly big: Map<number, bigint> },
): void {
  for (let sample = first; sample < end; sample++) {
    const product = from[sample] * ratio;
    // Go's math.Round: half away from zero.
    const rounded = product < 0 ? -Math.round(-product) : Math.round(product);
    if (Math.abs(rounded) <= Number.MAX_SAFE_INTEGER) values[sample] = rounded;
    else {
      const exact = truncated(rounded);
      big.set(sample, exact);
      values[sample] = Number(exact);
    }
  }
}

/** Brings profiles to the finest units that occur (`internal/measurement: ScaleProfiles`). The error is pprof's. */
export function* scaleToCommonUnits(profiles: readonly Profile[]): Steps<Result<Profile[], string>> {
  const [first] = profiles;
  if (profiles.length < 2 || first === undefined) return ok([...profiles]);
  const period = finestType(profiles.map(({ header }) => header.periodType));
  if (!period.ok) return err(`period type: ${period.error}`);
  const units: string[] = [];
  for (const index of first.sampleTypes.keys()) {
    const finest = finestType(profiles.map(({ sampleTypes }) => sampleTypes[index]));
    if (!finest.ok) return err(`sample types: ${finest.error}`);
    units.push(finest.value.unit);
  }
  const scaledProfiles: Profile[] = [];
  for (const profile of profiles) scaledProfiles.push(yield* inUnits(profile, units, period.value.unit));
  return ok(scaledProfiles);
}

function* inUnits(profile: Profile, units: readonly string[], periodUnit: string): Steps<Profile> {
  const { header, sampleTypes } = profile;
  const ratios = sampleTypes.map(({ unit }, index) => scaleValue(1, unit, units[index]).value);
  const period = truncated(scaleValue(Number(header.period), header.periodType.unit, periodUnit).value);
  const hasUnit = header.periodType.unit === periodUnit;
  return {
    ...(yield* scaleSamples(profile, ratios)),
    sampleTypes: sampleTypes.map(({ type }, index) => ({ type, unit: units[index] })),
    header: {
      ...header,
      period: hasUnit ? header.period : period,
      periodType: { type: header.periodType.type, unit: periodUnit },
    },
  };
}

function finestType(types: readonly ValueType[]): Result<ValueType, string> {
  let [finest] = types;
  for (const type of types.slice(1)) {
    if (!areCompatible(finest, type)) return err(`incompatible types: ${goText(finest)} ${goText(type)}`);
    if (scaleValue(1, type.unit, finest.unit).value < 1) finest = type;
  }
  return ok(finest);
}

function areCompatible(first: ValueType, second: ValueType): boolean {
  const name = ({ type }: ValueType) => (type.endsWith("s") ? type.slice(0, -1) : type);
  return name(first) === name(second) && unitsAreCompatible(first.unit, second.unit);
}

/** Go's text of a ValueType. */
function goText({ type, unit }: ValueType): string {
  return `{${type} ${unit} 0 0}`;
}

/**
 * Brings the sum of each sample type to the base's (`profile/merge.go: Normalize`). The profiles must have the same
 * types; the error is pprof's.
 */
export function* normalized(profile: Profile, base: Profile): Steps<Result<Profile, string>> {
  const mismatch = typeMismatch(profile, base);
  if (mismatch !== undefined) return err(mismatch);
  const ratios = profile.samples.values.map((column, type) => {
    const own = columnSum(column);
    return own === 0n ? 0 : Number(columnSum(base.samples.values[type])) / Number(own);
  });
  return ok(yield* scaleSamples(profile, ratios));
}

/** Why pprof would not merge two profiles, or undefined (`profile/merge.go: compatible`). */
export function typeMismatch(first: Profile, second: Profile): string | undefined {
  const areEqual = (a: ValueType, b: ValueType | undefined) => a.type === b?.type && a.unit === b.unit;
  const periods = [first.header.periodType, second.header.periodType] as const;
  if (!areEqual(...periods)) {
    return `incompatible period types &${goText(periods[0])} and &${goText(periods[1])}`;
  }
  const types = [first.sampleTypes, second.sampleTypes] as const;
  if (
    types[0].length === types[1].length &&
    types[0].every((type, index) => areEqual(type, types[1][index]))
  ) {
    return undefined;
  }
  const texts = types.map(list => `[${list.map(goText).join(" ")}]`);
  return `incompatible sample types ${texts.join(" and ")}`;
}
