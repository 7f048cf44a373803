import type { Steps } from "../base/steps";
import type { LabelTable, Profile, ValueColumn } from "../model/profile";
import { SAMPLES_PER_STEP } from "./totals";

/** A profile with only some of the samples; everything but the samples and their labels is shared. */
export function* selectSamples(profile: Profile, isKept: (sample: number) => boolean): Steps<Profile> {
  const { samples } = profile;
  const kept = new Uint32Array(samples.count);
  let count = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (isKept(sample)) kept[count++] = sample;
  }
  if (count === samples.count) return profile;
  const rows = kept.slice(0, count);
  const { labels, labelStart } = yield* selectLabels(profile, rows, undefined);
  const values: ValueColumn[] = [];
  for (const column of samples.values) {
    yield;
    values.push(selectValues(column, rows));
  }
  return {
    ...profile,
    labels,
    samples: {
      ...samples,
      count,
      stackStart: pick(samples.stackStart, rows),
      stackLength: pick(samples.stackLength, rows),
      values,
      labelStart,
    },
  };
}

function selectValues({ values, exact }: ValueColumn, rows: Uint32Array): ValueColumn {
  const selected = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) selected[index] = values[rows[index]];
  if (exact === undefined) return { values: selected, exact };
  const selectedExact = new BigInt64Array(rows.length);
  for (let index = 0; index < rows.length; index++) selectedExact[index] = exact[rows[index]];
  return { values: selected, exact: selectedExact };
}

/** A profile with only the labels whose key is wanted. */
export function* selectLabelKeys(profile: Profile, isKept: (key: number) => boolean): Steps<Profile> {
  const all = new Uint32Array(profile.samples.count);
  for (let sample = 0; sample < all.length; sample++) all[sample] = sample;
  const { labels, labelStart } = yield* selectLabels(profile, all, isKept);
  if (labels.count === profile.labels.count) return profile;
  return { ...profile, labels, samples: { ...profile.samples, labelStart } };
}

/** @param isKept key → whether its labels stay; all where undefined */
function* selectLabels(
  { samples, labels }: Profile,
  rows: Uint32Array,
  isKept: ((key: number) => boolean) | undefined,
): Steps<{ labels: LabelTable; labelStart: Uint32Array }> {
  const labelStart = new Uint32Array(rows.length + 1);
  const from = new Uint32Array(labels.count);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    if (index % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    labelStart[index] = count;
    const end = samples.labelStart[rows[index] + 1];
    for (let label = samples.labelStart[rows[index]]; label < end; label++) {
      if (isKept === undefined || isKept(labels.key[label])) from[count++] = label;
    }
  }
  labelStart[rows.length] = count;
  const selected = from.subarray(0, count);
  const exactNumbers = new Map<number, bigint>();
  if (labels.exactNumbers.size > 0) {
    for (let index = 0; index < count; index++) {
      const exact = labels.exactNumbers.get(selected[index]);
      if (exact !== undefined) exactNumbers.set(index, exact);
    }
  }
  const number = new Float64Array(count);
  for (let index = 0; index < count; index++) number[index] = labels.number[selected[index]];
  return {
    labelStart,
    labels: {
      count,
      key: pick(labels.key, selected),
      text: pick(labels.text, selected),
      number,
      unit: pick(labels.unit, selected),
      exactNumbers,
    },
  };
}

function pick(column: LabelTable["key"], rows: Uint32Array): Uint32Array {
  const picked = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) picked[index] = column[rows[index]];
  return picked;
}
