import type { Profile } from "../model/profile";
import { baseSamples } from "./baseSamples";
import { columnSum, magnitudeSum } from "./columnSums";
import { divided } from "../base/int64";
import type { SampleWeights } from "./graph/sampleWeights";

/**
 * What percentages are of: the sum of the values' magnitudes; in a diff that of the base alone
 * (`internal/report/report.go: computeTotal`).
 * @param isBase what `baseSamples` says of the profile, where it was asked already
 */
export function reportTotal(
  profile: Profile,
  { value, divisor }: SampleWeights,
  isBase: Uint8Array | undefined = baseSamples(profile),
): bigint {
  const base = isBase === undefined ? 0n : magnitudeSum(value, isBase);
  const of = base > 0n ? isBase : undefined;
  const sum = of === undefined ? magnitudeSum(value) : base;
  return divided(sum, divisor === undefined ? 0n : columnSum(divisor, of));
}
