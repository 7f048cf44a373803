import { Best } from "../../base/best";
import type { Steps } from "../../base/steps";
import type { ValueRows } from "./valueRows";

/** Rows looked at between two pauses. */
const ROWS_PER_STEP = 1 << 14;

/**
 * The heaviest values of a key: by magnitude, then by name as UTF-16.
 * @param limit how many are wanted
 * @param matches which texts count; all when undefined
 * @returns their rows, and how many match
 */
export function* heaviestValues(
  values: ValueRows,
  limit: number,
  matches: ((text: string) => boolean) | undefined,
): Steps<{ rows: number[]; matchCount: number }> {
  const { texts } = values;
  const weights = new Float64Array(values.count);
  const compare = (a: number, b: number) => weights[b] - weights[a] || (texts[a] < texts[b] ? -1 : 1);
  const best = new Best(limit, compare);
  let matchCount = 0;
  for (let row = 0; row < values.count; row++) {
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    if (matches !== undefined && !matches(texts[row])) continue;
    matchCount++;
    weights[row] = Math.abs(Number(values.sums.get(row)));
    best.offer(row);
  }
  return { rows: best.inOrder(), matchCount };
}
