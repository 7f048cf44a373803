import type { Steps } from "./steps";

/** Texts that are sorted, or merged, between two pauses. */
const TEXTS_PER_STEP = 1 << 13;

/**
 * Texts in the order of their UTF-16 code units, as `Array.prototype.sort` has it, in steps: sorted runs, merged two
 * by two.
 */
export function* sortedTexts(texts: readonly string[]): Steps<readonly string[]> {
  let runs: (readonly string[])[] = [];
  for (let from = 0; from < texts.length; from += TEXTS_PER_STEP) {
    if (from > 0) yield;
    runs.push(texts.slice(from, from + TEXTS_PER_STEP).sort());
  }
  while (runs.length > 1) {
    const merged: (readonly string[])[] = [];
    for (let run = 0; run < runs.length; run += 2) {
      merged.push(run + 1 < runs.length ? yield* mergedRuns(runs[run], runs[run + 1]) : runs[run]);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedRuns(first: readonly string[], second: readonly string[]): Steps<readonly string[]> {
  const merged: string[] = [];
  let left = 0;
  let right = 0;
  while (left < first.length && right < second.length) {
    if (merged.length % TEXTS_PER_STEP === TEXTS_PER_STEP - 1) yield;
    merged.push(second[right] < first[left] ? second[right++] : first[left++]);
  }
  const [rest, from] = left < first.length ? [first, left] : [second, right];
  return merged.concat(rest.slice(from));
}
