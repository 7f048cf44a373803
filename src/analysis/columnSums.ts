import type { ValueColumn } from "../model/profile";
import { magnitude } from "../base/int64";

/**
 * The sum of a column, wrapping around at 64 bits as Go's.
 * @param of sample → 1 where it counts; all count where undefined
 */
export function columnSum({ values, exact }: ValueColumn, of?: Uint8Array): bigint {
  if (exact === undefined) {
    let sum = 0;
    for (let sample = 0; sample < values.length; sample++) {
      if (of === undefined || of[sample] === 1) sum += values[sample];
    }
    return BigInt(sum);
  }
  let sum = 0n;
  for (let sample = 0; sample < exact.length; sample++) {
    if (of === undefined || of[sample] === 1) sum = BigInt.asIntN(64, sum + exact[sample]);
  }
  return sum;
}

/** The sum of the values' magnitudes, likewise. */
export function magnitudeSum({ values, exact }: ValueColumn, of?: Uint8Array): bigint {
  if (exact === undefined) {
    let sum = 0;
    for (let sample = 0; sample < values.length; sample++) {
      if (of === undefined || of[sample] === 1) sum += Math.abs(values[sample]);
    }
    return BigInt(sum);
  }
  let sum = 0n;
  for (let sample = 0; sample < exact.length; sample++) {
    if (of === undefined || of[sample] === 1) sum = BigInt.asIntN(64, sum + magnitude(exact[sample]));
  }
  return sum;
}
