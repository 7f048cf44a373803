/** The ids 1, 2, 3 …, as pprof numbers what it merged. */
export function countedIds(count: number): BigUint64Array {
  // Low half, high half of each: typed arrays are little-endian on every platform that runs browsers or Node.
  const halves = new Uint32Array(2 * count);
  for (let row = 0; row < count; row++) halves[2 * row] = row + 1;
  return new BigUint64Array(halves.buffer);
}

/** The order of rows that are in order. */
export function countedOrder(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  return order;
}
