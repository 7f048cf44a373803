/** Where things go in a chart with logarithmic axes. */

/**
 * @param {readonly [number, number]} values both positive
 * @param {readonly [number, number]} places of these values
 * @returns {(value: number) => number} value → place
 */
export function logScale([from, to], [start, end]) {
  const span = Math.log(to / from) || 1;
  return value => start + (Math.log(value / from) / span) * (end - start);
}

/**
 * The powers of ten from the last one that is not above any value to the first one that is not below any.
 * @param {readonly number[]} values positive, at least one
 * @returns {number[]} at least two
 */
export function decadesOf(values) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

/**
 * Moves labels apart that would overlap, as little as going through them from the top does.
 * @param {readonly number[]} places in any order
 * @param {number} height of a label
 * @returns {number[]} in the same order
 */
export function spreadLabels(places, height) {
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const spread = [...places];
  let free = -Infinity;
  for (const index of order) {
    spread[index] = Math.max(places[index] ?? 0, free);
    free = (spread[index] ?? 0) + height;
  }
  return spread;
}
