import type { ValueColumn } from "./profile";

/** A sum of doubles that comes out below this has lost nothing. */
const MAX_EXACT = 2 ** 53;

/**
 * A column of values, with the 64-bit one beside it where it is needed.
 * @param big values beyond ±2^53, by sample
 */
export function valueColumn(values: Float64Array, big: ReadonlyMap<number, bigint>): ValueColumn {
  let magnitudes = 0;
  for (let sample = 0; sample < values.length; sample++) magnitudes += Math.abs(values[sample]);
  if (big.size === 0 && magnitudes < MAX_EXACT) return { values, exact: undefined };
  const exact = new BigInt64Array(values.length);
  for (let sample = 0; sample < values.length; sample++) {
    exact[sample] = big.get(sample) ?? BigInt(values[sample]);
  }
  return { values, exact };
}
