import { byteTextOf, bytesOf } from "../../base/byteText";
import { inRanges } from "../../base/ranges";
import { err, ok, type Result } from "../../base/result";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { stringsThatAre } from "../baseSamples";
import { BASE_LABEL } from "../baseSamples";
import { type MergeFailure, mergeProfiles } from ".";
import { cutLabels, type GrowingLabels } from "./labels";
import { normalized, scaleSamples } from "./scale";

/** Samples between two pauses. */
const SAMPLES_PER_STEP = 1 << 16;

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
  const marked = isDiff ? yield* markAsBase(base) : base;
  const scaled = isNormalized ? yield* normalized(profile, marked) : ok(profile);
  if (!scaled.ok) return err({ message: scaled.error });
  const negative = yield* scaleSamples(
    marked,
    marked.sampleTypes.map(() => -1),
  );
  return yield* mergeProfiles([scaled.value, negative]);
}

/** Gives every sample the label pprof::base=true, in place of any other of that key. */
function* markAsBase(profile: Profile): Steps<Profile> {
  const { samples, labels } = profile;
  const strings = profile.strings.fork();
  const add = (text: string) => {
    const bytes = bytesOf(byteTextOf(text));
    strings.add(bytes, 0, bytes.length);
    return strings.count - 1;
  };
  const marking = {
    isMark: stringsThatAre(BASE_LABEL, profile.strings),
    key: add(BASE_LABEL),
    text: add("true"),
  };
  const most = labels.count + samples.count;
  const indices = () => (strings.count > 0x10000 ? new Uint32Array(most) : new Uint16Array(most));
  const columns: MarkedLabels = {
    start: new Uint32Array(samples.count + 1),
    key: indices(),
    text: indices(),
    number: labels.number instanceof Int32Array ? new Int32Array(most) : new Float64Array(most),
    unit: indices(),
    exactNumbers: new Map(),
  };
  let count = 0;
  yield* inRanges(samples.count, SAMPLES_PER_STEP, (from, to) => {
    count = markSamples(profile, from, to, { columns, count, ...marking });
  });
  columns.start[samples.count] = count;
  const { start, ...rest } = columns;
  return {
    ...profile,
    strings,
    labels: cutLabels(rest, count),
    samples: { ...samples, labelStart: start },
  };
}

/** Label columns and, by sample, where its labels start. */
interface MarkedLabels extends GrowingLabels {
  readonly start: Uint32Array;
}

/** Copies the labels of some samples, but for their marks, and adds the mark; returns how many there are then. */
function markSamples(
  { samples, labels }: Profile,
  from: number,
  to: number,
  marking: {
    readonly columns: MarkedLabels;
    readonly count: number;
    readonly isMark: Uint8Array | undefined;
    readonly key: number;
    readonly text: number;
  },
): number {
  const { columns, isMark } = marking;
  const { start, key, text, number, unit, exactNumbers } = columns;
  let { count } = marking;
  for (let sample = from; sample < to; sample++) {
    start[sample] = count;
    const end = samples.labelStart[sample + 1];
    for (let label = samples.labelStart[sample]; label < end; label++) {
      if (isMark !== undefined && isMark[labels.key[label]] === 1 && labels.text[label] !== 0) continue;
      key[count] = labels.key[label];
      text[count] = labels.text[label];
      number[count] = labels.number[label];
      unit[count] = labels.unit[label];
      if (labels.exactNumbers.size > 0) {
        const exact = labels.exactNumbers.get(label);
        if (exact !== undefined) exactNumbers.set(count, exact);
      }
      count++;
    }
    key[count] = marking.key;
    text[count] = marking.text;
    count++;
  }
  return count;
}
