import type { ByteText } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { SAMPLES_PER_STEP } from "../totals";
import { weighsNothing } from "./build";
import type { SampleWeights } from "./sampleWeights";
import type { TextSets } from "./textSets";

/** A tag that may be heavy enough at some node. */
export interface HeavyTag {
  /** The text labels of its samples, together. */
  readonly joined: ByteText;
  /** A number that goes with these, as it is shown; undefined for the text labels themselves. */
  readonly number: ByteText | undefined;
}

/** The tags of samples, for those samples that have any. */
export interface SampleTags {
  readonly tags: readonly HeavyTag[];
  /** The samples, in order. */
  readonly samples: Uint32Array;
  /** Place in `samples` → where its tags begin in `list`; one entry more than there are samples. */
  readonly starts: Uint32Array;
  /** Tags. A number that a sample has twice is there twice. */
  readonly list: Uint32Array;
}

/**
 * Finds the tags that can reach a weight at a node: those that reach it where all samples with them are counted. They
 * are few where the weight is a share of the whole, however many tags there are.
 * @param cutoff above 0
 * @param numberText a number as it is shown
 */
export function* heavySampleTags(
  profile: Profile,
  weights: SampleWeights,
  sets: TextSets,
  cutoff: number,
  numberText: (number: number) => ByteText,
): Steps<SampleTags> {
  const { count } = profile.samples;
  const { values } = weights.value;
  const setWeights = new Float64Array(sets.count);
  yield;
  for (let sample = 0; sample < count; sample++) {
    // A number may count more than once.
    const times = Math.max(1, sets.numberCount[sample]);
    if (sets.ofSample[sample] > 0) setWeights[sets.ofSample[sample] - 1] += times * Math.abs(values[sample]);
  }
  yield;
  const isHeavy = Uint8Array.from(setWeights, weight => (weight < cutoff ? 0 : 1));
  const tags: HeavyTag[] = [];
  /** set → its tag + 1. */
  const tagOfSet = new Uint32Array(sets.count);
  for (let set = 0; set < sets.count; set++) {
    if (isHeavy[set] === 0) continue;
    const joined = sets.joined(set);
    if (joined !== "") tagOfSet[set] = tags.push({ joined, number: undefined });
  }
  const numbers = yield* setNumbers(profile, weights, sets, isHeavy, numberText);
  const tagOfRow = numbers.rows.map(({ set, text, weight }) =>
    weight < cutoff ? 0 : tags.push({ joined: sets.joined(set), number: text }),
  );
  yield;
  const samples = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const list = new Uint32Array(count + numbers.rowsInOrder.length);
  let length = 0;
  let end = 0;
  let next = 0;
  for (let sample = 0; sample < count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const set = sets.ofSample[sample] - 1;
    if (set < 0 || isHeavy[set] === 0 || weighsNothing(weights, sample)) continue;
    starts[length] = end;
    if (tagOfSet[set] > 0) list[end++] = tagOfSet[set] - 1;
    for (let left = sets.numberCount[sample]; left > 0; left--) {
      const tag = tagOfRow[numbers.rowsInOrder[next++]];
      if (tag > 0) list[end++] = tag - 1;
    }
    if (end > starts[length]) samples[length++] = sample;
  }
  starts[length] = end;
  return {
    tags,
    samples: samples.slice(0, length),
    starts: starts.slice(0, length + 1),
    list: list.slice(0, end),
  };
}

/** A number that goes with a set of text labels. Those that show alike are one. */
interface SetNumber {
  readonly set: number;
  readonly text: ByteText;
  /** Sum of the magnitudes of its samples' values. */
  weight: number;
}

/** The numbers of all samples that weigh something and whose sets are heavy. */
function* setNumbers(
  profile: Profile,
  weights: SampleWeights,
  sets: TextSets,
  isHeavy: Uint8Array,
  numberText: (number: number) => ByteText,
): Steps<{ rows: SetNumber[]; rowsInOrder: Uint32Array }> {
  const { samples, labels } = profile;
  const { values } = weights.value;
  const rows: SetNumber[] = [];
  const rowOf = new Map<number, number>();
  const textOf = new Map<number, number>();
  const texts: ByteText[] = [];
  const textNumbers = new Map<ByteText, number>();
  const numberOfText = (number: number): number => {
    const text = numberText(number);
    const known = textNumbers.get(text) ?? texts.push(text) - 1;
    textNumbers.set(text, known);
    textOf.set(number, known);
    return known;
  };
  const rowsInOrder = new Uint32Array(labels.count);
  let count = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % NUMBERS_PER_STEP === NUMBERS_PER_STEP - 1) yield;
    const set = sets.ofSample[sample] - 1;
    if (set < 0 || sets.numberCount[sample] === 0 || isHeavy[set] === 0 || weighsNothing(weights, sample))
      continue;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (labels.text[label] !== 0 || !sets.isNumberKey(labels.key[label])) continue;
      const number = labels.number[label];
      const text = textOf.get(number) ?? numberOfText(number);
      const key = set * 2 ** 26 + text;
      let row = rowOf.get(key);
      if (row === undefined) {
        row = rows.push({ set, text: texts[text], weight: 0 }) - 1;
        rowOf.set(key, row);
      }
      rows[row].weight += Math.abs(values[sample]);
      rowsInOrder[count++] = row;
    }
  }
  return { rows, rowsInOrder: rowsInOrder.slice(0, count) };
}

/** Samples between two pauses: every one may have a new number, which must be written out. */
const NUMBERS_PER_STEP = 1 << 13;
