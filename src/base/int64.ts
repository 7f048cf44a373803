/** Arithmetic of Go's int64 on bigints. */

/** Go's int64 division, or the sum itself where there is nothing to divide by. */
export function divided(sum: bigint, divisor: bigint): bigint {
  return divisor === 0n ? sum : BigInt.asIntN(64, sum / divisor);
}

/** Without its sign, as Go has it: the least number stays negative. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? BigInt.asIntN(64, -value) : value;
}

/** `int64(float64)` of Go for numbers in range. */
export function truncated(value: number): bigint {
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) return -(2n ** 63n);
  return BigInt(Math.trunc(value));
}
