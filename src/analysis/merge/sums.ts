import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import type { ValueColumn } from "../../model/profile";

/** Values between two pauses. */
const VALUES_PER_STEP = 1 << 19;

/** Sums below this are exact in doubles, in whatever order. */
const MAX_EXACT = 2 ** 53;

/**
 * Adds up the columns of several sources, exactly (wrapping around at 64 bits as Go's int64).
 * @param rows source → its samples' merged rows
 */
export function* sumColumns(
  sources: readonly ValueColumn[],
  rows: readonly Uint32Array[],
  count: number,
): Steps<ValueColumn> {
  let magnitudes = 0;
  for (const { values } of sources) {
    yield* inRanges(values.length, VALUES_PER_STEP, (from, to) => {
      magnitudes += magnitude(values, from, to);
    });
  }
  if (magnitudes >= MAX_EXACT || sources.some(({ exact }) => exact !== undefined)) {
    return yield* exactSums(sources, rows, count);
  }
  const sums = new Float64Array(count);
  for (const [index, { values }] of sources.entries()) {
    yield* inRanges(values.length, VALUES_PER_STEP, (from, to) =>
      addValues(values, from, to, rows[index], sums),
    );
  }
  return { values: sums, exact: undefined };
}

function magnitude(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let sample = from; sample < to; sample++) sum += Math.abs(values[sample]);
  return sum;
}

function addValues(
  values: Float64Array,
  from: number,
  to: number,
  rows: Uint32Array,
  sums: Float64Array,
): void {
  for (let sample = from; sample < to; sample++) sums[rows[sample]] += values[sample];
}

function* exactSums(
  sources: readonly ValueColumn[],
  rows: readonly Uint32Array[],
  count: number,
): Steps<ValueColumn> {
  const sums = new BigInt64Array(count);
  for (const [index, column] of sources.entries()) {
    yield* inRanges(column.values.length, VALUES_PER_STEP / 16, (from, to) =>
      addExact(column, from, to, rows[index], sums),
    );
  }
  const values = new Float64Array(count);
  let areSafe = true;
  yield* inRanges(count, VALUES_PER_STEP / 16, (from, to) => {
    for (let sample = from; sample < to; sample++) {
      values[sample] = Number(sums[sample]);
      if (!Number.isSafeInteger(values[sample])) areSafe = false;
    }
  });
  return { values, exact: areSafe && magnitude(values, 0, count) < MAX_EXACT ? undefined : sums };
}

function addExact(
  { values, exact }: ValueColumn,
  from: number,
  to: number,
  rows: Uint32Array,
  sums: BigInt64Array,
): void {
  for (let sample = from; sample < to; sample++) {
    sums[rows[sample]] += exact === undefined ? BigInt(values[sample]) : exact[sample];
  }
}
