import type { Steps } from "./steps";

/** Runs `work` over all of 0 … count - 1 in ranges, and pauses between them. */
export function* inRanges(
  count: number,
  rangeLength: number,
  work: (from: number, to: number) => void,
): Steps<void> {
  for (let from = 0; from < count; from += rangeLength) {
    if (from > 0) yield;
    work(from, Math.min(count, from + rangeLength));
  }
}
