import { type ByteText, compareByteTexts } from "../../base/byteText";
import type { Steps } from "../../base/steps";
import type { Profile } from "../../model/profile";
import { usedKeys } from "../labelTable/labelKeys";
import { SAMPLES_PER_STEP } from "../totals";
import { Pairs, Sets } from "./labelPairs";
import { BASE_LABEL } from "../baseSamples";

/** What of a label shows in a graph. */
const TEXTS = 1;
const NUMBERS = 2;

/** A sample with more labels is told apart in another way. */
const MOST_LABELS = 255;

/** What is between text labels in a tag: Graphviz's line break, not a newline. */
const SEPARATOR = "\\n";

/** The samples of a profile, told apart by their text labels in any order. */
export interface TextSets {
  readonly count: number;
  /** sample → its set + 1; 0 where one of its labels alone is too light. Having no labels is a set as well. */
  readonly ofSample: Uint32Array;
  /** sample → how many of its numeric labels show: those called `bytes`. */
  readonly numberCount: Uint8Array;
  /** Key's string → whether the numbers under it show. */
  isNumberKey(key: number): boolean;
  /** All labels of a set as one tag, `key:text` sorted. */
  joined(set: number): ByteText;
}

/** A label that shows as text is the number of its pair of key and text + 1; others are 0. */
interface TextLabels {
  readonly pairs: Pairs;
  readonly ofLabel: Uint32Array;
  readonly numberCount: Uint8Array;
  /** pair → sum of the magnitudes of its samples' values, or more. */
  readonly weights: Float64Array;
}

/**
 * Tells apart the samples whose text labels can all reach a weight: no set is heavier than its lightest label.
 * Undefined where sets that differ may show as the same tag, or a sample has very many labels.
 */
export function* textSets(
  profile: Profile,
  values: Float64Array,
  cutoff: number,
): Steps<TextSets | undefined> {
  const { samples } = profile;
  const shows = yield* shownKinds(profile);
  const found = yield* textLabels(profile, shows, values);
  if (found === undefined) return undefined;
  const { pairs, ofLabel, numberCount, weights } = found;
  const sets = new Sets();
  const ofSample = new Uint32Array(samples.count);
  const members = new Uint32Array(MOST_LABELS);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const end = samples.labelStart[sample + 1];
    let length = 0;
    let isLight = false;
    for (let label = samples.labelStart[sample]; label < end; label++) {
      if (ofLabel[label] === 0) continue;
      const pair = ofLabel[label] - 1;
      if (weights[pair] < cutoff) {
        isLight = true;
        break;
      }
      // Sorted as they come: there are few of them.
      let at = length++;
      for (; at > 0 && members[at - 1] > pair; at--) members[at] = members[at - 1];
      members[at] = pair;
    }
    if (!isLight) ofSample[sample] = sets.findOrAdd(members, length) + 1;
  }
  return {
    count: sets.count,
    ofSample,
    numberCount,
    isNumberKey: key => (shows[key] & NUMBERS) !== 0,
    joined: set =>
      Array.from(sets.members(set), pair => pairs.texts[pair])
        .toSorted(compareByteTexts)
        .join(SEPARATOR),
  };
}

/** Key's string → TEXTS | NUMBERS. */
function* shownKinds(profile: Profile): Steps<Uint8Array> {
  const kinds = yield* usedKeys(profile);
  for (let key = 0; key < kinds.length; key++) {
    if (kinds[key] === 0) continue;
    const name = profile.strings.byteText(key);
    kinds[key] = (name === BASE_LABEL ? 0 : TEXTS) | (name === "bytes" ? NUMBERS : 0);
  }
  return kinds;
}

function* textLabels(
  profile: Profile,
  shows: Uint8Array,
  values: Float64Array,
): Steps<TextLabels | undefined> {
  const { samples, labels } = profile;
  const { key, text } = labels;
  const pairs = new Pairs(profile);
  const ofLabel = new Uint32Array(labels.count);
  const numberCount = new Uint8Array(samples.count);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const start = samples.labelStart[sample];
    const end = samples.labelStart[sample + 1];
    if (end - start > MOST_LABELS) return undefined;
    let numbers = 0;
    for (let label = start; label < end; label++) {
      const kind = shows[key[label]];
      if (text[label] === 0) {
        if ((kind & NUMBERS) !== 0) numbers++;
      } else if ((kind & TEXTS) !== 0) ofLabel[label] = pairs.find(key[label], text[label]) + 1;
    }
    numberCount[sample] = numbers;
  }
  if (pairs.texts.some(shown => shown.includes(SEPARATOR))) return undefined;
  yield;
  const weights = new Float64Array(pairs.texts.length);
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    // A number may count more than once, and so may what it goes with.
    const weight = Math.max(1, numberCount[sample]) * Math.abs(values[sample]);
    const end = samples.labelStart[sample + 1];
    for (let label = samples.labelStart[sample]; label < end; label++) {
      if (ofLabel[label] !== 0) weights[ofLabel[label] - 1] += weight;
    }
  }
  return { pairs, ofLabel, numberCount, weights };
}
