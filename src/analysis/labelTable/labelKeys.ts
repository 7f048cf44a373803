import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { BASE_LABEL } from "../baseSamples";

/** Labels looked at between two pauses. */
const LABELS_PER_STEP = 1 << 19;

/** string → 1 where it is the key of a label. */
export function* usedKeys({ labels, strings }: Profile): Steps<Uint8Array> {
  const { key, count } = labels;
  const isUsed = new Uint8Array(strings.count);
  for (let from = 0; from < count; from += LABELS_PER_STEP) {
    if (from > 0) yield;
    const to = Math.min(count, from + LABELS_PER_STEP);
    for (let label = from; label < to; label++) isUsed[key[label]] = 1;
  }
  return isUsed;
}

/** The keys of all labels of a profile, by name; the mark of a comparison's base is none. */
export function* labelKeys(profile: Profile): Steps<string[]> {
  const isUsed = yield* usedKeys(profile);
  const names = new Set<string>();
  for (let string = 0; string < isUsed.length; string++) {
    if (isUsed[string] === 1) names.add(profile.strings.text(string));
  }
  names.delete(BASE_LABEL);
  return [...names].toSorted();
}
