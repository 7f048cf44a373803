import type { Steps } from "../base/steps";
import type { LabelTable, Profile, ValueColumn } from "../model/profile";
import { SAMPLES_PER_STEP } from "./totals";

/** A profile with only the samples that are meant. */
export function* selectSamples(profile: Profile, isKept: (sample: number) => boolean): Steps<Profile> {
  const { count } = profile.samples;
  const marks = new Uint8Array(count);
  for (let sample = 0; sample < count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (isKept(sample)) marks[sample] = 1;
  }
  return yield* selectMarked(profile, marks);
}

/**
 * A profile with only some of the samples; everything but the samples and their labels is shared.
 * @param marks sample → not 0 where it is kept
 */
export function* selectMarked(profile: Profile, marks: Uint8Array): Steps<Profile> {
  const { samples } = profile;
  const rows = markedRows(marks);
  if (rows.length === samples.count) return profile;
  yield;
  const { labels, labelStart } = yield* labelsOf(profile, rows);
  const values: ValueColumn[] = [];
  for (const column of samples.values) {
    yield;
    values.push(selectValues(column, rows));
  }
  yield;
  return {
    ...profile,
    labels,
    samples: {
      ...samples,
      count: rows.length,
      stackStart: pick(samples.stackStart, rows),
      stackLength: pick(samples.stackLength, rows),
      values,
      labelStart,
    },
  };
}

/** The rows with a mark, in order. */
export function markedRows(marks: Uint8Array): Uint32Array {
  let count = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] !== 0) count++;
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; next < count; row++) if (marks[row] !== 0) rows[next++] = row;
  return rows;
}

function selectValues({ values, exact }: ValueColumn, rows: Uint32Array): ValueColumn {
  return { values: pick(values, rows), exact: exact === undefined ? undefined : pickExact(exact, rows) };
}

/** The labels of some samples. */
function* labelsOf(
  { samples, labels }: Profile,
  rows: Uint32Array,
): Steps<{ labels: LabelTable; labelStart: Uint32Array }> {
  const labelStart = new Uint32Array(rows.length + 1);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    labelStart[index] = count;
    count += samples.labelStart[rows[index] + 1] - samples.labelStart[rows[index]];
  }
  labelStart[rows.length] = count;
  const from = new Uint32Array(count);
  let next = 0;
  for (let index = 0; index < rows.length; index++) {
    if (index % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    const end = samples.labelStart[rows[index] + 1];
    for (let label = samples.labelStart[rows[index]]; label < end; label++) from[next++] = label;
  }
  return { labelStart, labels: yield* pickLabels(labels, from) };
}

/** A profile with only the labels whose key is wanted. @param isKept key → 1 where its labels stay */
export function* selectLabelKeys(profile: Profile, isKept: Uint8Array): Steps<Profile> {
  const { samples, labels } = profile;
  const { count } = samples;
  const labelStart = new Uint32Array(count + 1);
  const from = new Uint32Array(labels.count);
  let next = 0;
  for (let sample = 0; sample < count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    labelStart[sample] = next;
    const end = samples.labelStart[sample + 1];
    for (let label = samples.labelStart[sample]; label < end; label++) {
      if (isKept[labels.key[label]] !== 0) from[next++] = label;
    }
  }
  labelStart[count] = next;
  if (next === labels.count) return profile;
  const picked = yield* pickLabels(labels, from.subarray(0, next));
  return { ...profile, labels: picked, samples: { ...samples, labelStart } };
}

function* pickLabels(labels: LabelTable, from: Uint32Array): Steps<LabelTable> {
  const exactNumbers = new Map<number, bigint>();
  if (labels.exactNumbers.size > 0) {
    for (let index = 0; index < from.length; index++) {
      const exact = labels.exactNumbers.get(from[index]);
      if (exact !== undefined) exactNumbers.set(index, exact);
    }
  }
  yield;
  const key = pick(labels.key, from);
  yield;
  const text = pick(labels.text, from);
  yield;
  const number = pick(labels.number, from);
  yield;
  return { count: from.length, key, text, number, unit: pick(labels.unit, from), exactNumbers };
}

/** Some of the numbers of a column, as narrow as they are there. */
function pick<A extends Uint16Array | Uint32Array | Int32Array | Float64Array>(
  column: A,
  rows: Uint32Array,
): A {
  const picked = new (column.constructor as new (length: number) => A)(rows.length);
  for (let index = 0; index < rows.length; index++) picked[index] = column[rows[index]];
  return picked;
}

function pickExact(column: BigInt64Array, rows: Uint32Array): BigInt64Array {
  const picked = new BigInt64Array(rows.length);
  for (let index = 0; index < rows.length; index++) picked[index] = column[rows[index]];
  return picked;
}
