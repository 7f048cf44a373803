import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { scaleValue, unitsAreCompatible } from "../../base/units";
import type { Profile, ValueType } from "../../model/profile";

/** How one source's values become the merged profile's. */
export interface SampleTypeMapping {
  /** merged sample type → the source's. */
  readonly sourceType: readonly number[];
  /** merged sample type → what its values are multiplied by. */
  readonly ratio: readonly number[];
}

/** What all sources have in common. */
export interface CommonTypes {
  readonly sampleTypes: readonly ValueType[];
  readonly periodType: ValueType;
  readonly mappings: readonly SampleTypeMapping[];
  /** source → its period in the common period type's unit. */
  readonly periods: readonly bigint[];
}

/**
 * The sample types that all profiles have, in the first one's order and the finest unit that occurs
 * (`profile/merge.go: CompatibilizeSampleTypes`, `internal/measurement: ScaleProfiles`).
 */
export function commonTypes(profiles: readonly Profile[]): Result<CommonTypes, Problem> {
  const [first] = profiles;
  const names = first.sampleTypes
    .map(({ type }) => type)
    // A name that a profile has twice says too little: pprof leaves it out, too.
    .filter(type =>
      profiles.every(profile => profile.sampleTypes.filter(other => other.type === type).length === 1),
    );
  if (names.length === 0) return err(incompatible("they have no sample type in common"));
  const sourceTypes = profiles.map(profile =>
    names.map(name => profile.sampleTypes.findIndex(({ type }) => type === name)),
  );
  const sampleTypes: ValueType[] = [];
  for (const [index] of names.entries()) {
    const common = finest(profiles.map((profile, source) => profile.sampleTypes[sourceTypes[source][index]]));
    if (!common.ok) return common;
    sampleTypes.push({ type: first.sampleTypes[sourceTypes[0][index]].type, unit: common.value.unit });
  }
  const period = finest(profiles.map(profile => profile.header.periodType));
  if (!period.ok) return period;
  for (const { header } of profiles) {
    if (header.periodType.type !== first.header.periodType.type) {
      return err(
        incompatible(
          `their periods are of "${first.header.periodType.type}" and "${header.periodType.type}"`,
        ),
      );
    }
  }
  return ok({
    sampleTypes,
    periodType: { type: first.header.periodType.type, unit: period.value.unit },
    mappings: profiles.map((profile, source) => ({
      sourceType: sourceTypes[source],
      ratio: names.map(
        (_, index) =>
          scaleValue(1, profile.sampleTypes[sourceTypes[source][index]].unit, sampleTypes[index].unit).value,
      ),
    })),
    periods: profiles.map(({ header }) =>
      header.periodType.unit === period.value.unit
        ? header.period
        : BigInt(
            Math.trunc(scaleValue(Number(header.period), header.periodType.unit, period.value.unit).value),
          ),
    ),
  });
}

function finest(types: readonly ValueType[]): Result<ValueType, Problem> {
  let [finestSoFar] = types;
  for (const type of types.slice(1)) {
    if (
      withoutPlural(type.type) !== withoutPlural(finestSoFar.type) ||
      !unitsAreCompatible(type.unit, finestSoFar.unit)
    ) {
      return err(incompatible(`${nameOf(finestSoFar)} and ${nameOf(type)} do not go together`));
    }
    if (scaleValue(1, type.unit, finestSoFar.unit).value < 1) finestSoFar = type;
  }
  return ok(finestSoFar);
}

const withoutPlural = (type: string) => (type.endsWith("s") ? type.slice(0, -1) : type);
const nameOf = ({ type, unit }: ValueType) => `${type} (${unit})`;

function incompatible(why: string): Problem {
  return {
    kind: "unsupported",
    message: `These profiles cannot be merged: ${why}.`,
    advice: "Open profiles of one kind together, such as several CPU profiles, or one file at a time.",
  };
}
