import type { ValueColumn } from "../model/profile";

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
  return exactSum(exact, of, false);
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
  return exactSum(exact, of, true);
}

/** Numbers whose low halves, 32 bits each, have a sum that doubles hold. */
const HALVES_PER_SUM = 1 << 20;

/** Adds up halves of 64-bit numbers: many times faster than with `bigint`s. */
function exactSum(values: BigInt64Array, of: Uint8Array | undefined, areMagnitudes: boolean): bigint {
  // Low half, high half: typed arrays are little-endian on every platform that runs browsers or Node.
  const lows = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const highs = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  let sum = 0n;
  for (let from = 0; from < values.length; from += HALVES_PER_SUM) {
    const to = Math.min(values.length, from + HALVES_PER_SUM);
    let low = 0;
    let high = 0;
    for (let sample = from; sample < to; sample++) {
      if (of !== undefined && of[sample] !== 1) continue;
      const sign = areMagnitudes && highs[2 * sample + 1] < 0 ? -1 : 1;
      low += sign * lows[2 * sample];
      high += sign * highs[2 * sample + 1];
    }
    sum += (BigInt(high) << 32n) + BigInt(low);
  }
  return BigInt.asIntN(64, sum);
}
