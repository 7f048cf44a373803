import type { Steps } from "./steps";

/** Numbers that are sorted, or merged, between two pauses. */
const RUN = 1 << 12;
const MERGED_PER_STEP = 1 << 15;

/**
 * Sorts numbers, with pauses: runs first, which are then merged. Equal ones keep their order.
 * @returns the same array, or another one with the same numbers
 */
export function* sortInSteps(
  numbers: Uint32Array<ArrayBuffer>,
  compare: (one: number, other: number) => number,
): Steps<Uint32Array<ArrayBuffer>> {
  const { length } = numbers;
  for (let from = 0; from < length; from += RUN) {
    if (from > 0) yield;
    numbers.subarray(from, from + RUN).sort(compare);
  }
  let merged = numbers;
  let room = new Uint32Array(length > RUN ? length : 0);
  let untilPause = MERGED_PER_STEP;
  for (let width = RUN; width < length; width *= 2) {
    for (let from = 0; from < length; from += 2 * width) {
      const middle = Math.min(length, from + width);
      const end = Math.min(length, middle + width);
      let left = from;
      let right = middle;
      for (let at = from; at < end; at++) {
        const takesLeft = left < middle && (right === end || compare(merged[left], merged[right]) <= 0);
        room[at] = takesLeft ? merged[left++] : merged[right++];
        if (--untilPause === 0) {
          untilPause = MERGED_PER_STEP;
          yield;
        }
      }
    }
    [merged, room] = [room, merged];
  }
  return merged;
}
