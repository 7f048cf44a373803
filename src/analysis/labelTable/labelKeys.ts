import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { BASE_LABEL } from "../graph/tags";

/** Labels looked at between two pauses. */
const LABELS_PER_STEP = 1 << 18;

/** The keys of all labels of a profile, by name; the mark of a comparison's base is none. */
export function* labelKeys({ labels, strings }: Profile): Steps<string[]> {
  const seen = new Set<number>();
  for (let label = 0; label < labels.count; label++) {
    if (label % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
    seen.add(labels.key[label]);
  }
  const names = new Set(Array.from(seen, string => strings.text(string)));
  names.delete(BASE_LABEL);
  return [...names].toSorted();
}
