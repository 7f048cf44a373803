import type { ValueType } from "../model/profile";

/** From here on a change is not put down to chance: one in about 370 that did not change comes this far. */
export const NOISE_SIGMAS = 3;

/**
 * How many standard deviations a change is away from none, if samples come at random and independently (Poisson): a
 * count of n then has the variance n, and the difference of two counts the sum of both variances.
 * @param counted samples on the new side, after scaling
 * @param base samples of the base
 * @param scale what the new side was multiplied by (`normalize`); its variance grows with the square
 * @returns 0 where there is nothing on either side
 */
export function changeInSigmas(counted: number, base: number, scale: number): number {
  const variance = Math.abs(counted) * scale + Math.abs(base);
  return variance === 0 ? 0 : (counted - base) / Math.sqrt(variance);
}

/**
 * The sample type that counts samples: `samples`, as CPU profilers call it, else the first whose unit is a count.
 * Others than `samples` are often estimates scaled up from fewer events (Go's heap and mutex profiles), whose noise is
 * larger than their counts let think.
 */
export function countTypeIndex(sampleTypes: readonly ValueType[]): number | undefined {
  const isCount = ({ unit }: ValueType) => unit === "count" || unit === "samples";
  let index = sampleTypes.findIndex(
    ({ type, unit }) => /^samples?$/.test(type) && (unit === "" || isCount({ type, unit })),
  );
  if (index < 0) index = sampleTypes.findIndex(isCount);
  return index < 0 ? undefined : index;
}
