import { byteTextOf, bytesOf } from "../../base/byteText";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { LabelTable, Profile } from "../../model/profile";
import { BASE_LABEL } from "../graph/tags";
import { type MergeFailure, mergeProfiles } from ".";
import { normalized, scaleSamples } from "./scale";

export interface BaseOptions {
  /** -diff_base: the base's samples are marked, so that they stay apart and percentages are of them. */
  readonly isDiff: boolean;
  /** -normalize: the profile's sums are brought to the base's. */
  readonly isNormalized: boolean;
}

/** Takes a base from a profile (`internal/driver/fetch.go: fetchProfiles`). */
export function* subtractBase(
  profile: Profile,
  base: Profile,
  { isDiff, isNormalized }: BaseOptions,
): Steps<Result<Profile, MergeFailure>> {
  const marked = isDiff ? markAsBase(base) : base;
  const scaled = isNormalized ? yield* normalized(profile, marked) : ok(profile);
  if (!scaled.ok) return err({ message: scaled.error });
  const negative = yield* scaleSamples(
    marked,
    marked.sampleTypes.map(() => -1),
  );
  return yield* mergeProfiles([scaled.value, negative]);
}

/** Gives every sample the label pprof::base=true, in place of any other of that key. */
function markAsBase(profile: Profile): Profile {
  const { samples, labels } = profile;
  const strings = profile.strings.fork();
  const add = (text: string) => {
    const bytes = bytesOf(byteTextOf(text));
    strings.add(bytes, 0, bytes.length);
    return strings.count - 1;
  };
  const baseKey = add(BASE_LABEL);
  const isTrue = add("true");
  const labelStart = new Uint32Array(samples.count + 1);
  /** New label → the old one, or -1 for the mark. */
  const from: number[] = [];
  for (let sample = 0; sample < samples.count; sample++) {
    labelStart[sample] = from.length;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const isMark = labels.text[label] !== 0 && strings.text(labels.key[label]) === BASE_LABEL;
      if (!isMark) from.push(label);
    }
    from.push(-1);
  }
  labelStart[samples.count] = from.length;
  const pick = (column: LabelTable["key"], mark: number) =>
    Uint32Array.from(from, label => (label < 0 ? mark : column[label]));
  const exactNumbers = new Map<number, bigint>();
  for (const [index, label] of from.entries()) {
    const exact = labels.exactNumbers.get(label);
    if (exact !== undefined) exactNumbers.set(index, exact);
  }
  const marked: LabelTable = {
    count: from.length,
    key: pick(labels.key, baseKey),
    text: pick(labels.text, isTrue),
    number: Float64Array.from(from, label => (label < 0 ? 0 : labels.number[label])),
    unit: pick(labels.unit, 0),
    exactNumbers,
  };
  return { ...profile, strings, labels: marked, samples: { ...samples, labelStart } };
}
