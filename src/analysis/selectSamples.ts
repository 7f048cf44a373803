import type { LabelTable, Profile, ValueColumn } from "../model/profile";

/** A profile with only some of the samples; everything but the samples and their labels is shared. */
export function selectSamples(profile: Profile, isKept: (sample: number) => boolean): Profile {
  const { samples } = profile;
  const kept: number[] = [];
  for (let sample = 0; sample < samples.count; sample++) if (isKept(sample)) kept.push(sample);
  if (kept.length === samples.count) return profile;
  const rows = Uint32Array.from(kept);
  const { labels, labelStart } = selectLabels(profile, rows, () => true);
  return {
    ...profile,
    labels,
    samples: {
      ...samples,
      count: rows.length,
      stackStart: rows.map(sample => samples.stackStart[sample]),
      stackLength: rows.map(sample => samples.stackLength[sample]),
      values: samples.values.map(column => selectValues(column, rows)),
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
export function selectLabelKeys(profile: Profile, isKept: (key: number) => boolean): Profile {
  const all = new Uint32Array(profile.samples.count).map((_, sample) => sample);
  const { labels, labelStart } = selectLabels(profile, all, isKept);
  if (labels.count === profile.labels.count) return profile;
  return { ...profile, labels, samples: { ...profile.samples, labelStart } };
}

function selectLabels(
  { samples, labels }: Profile,
  rows: Uint32Array,
  isKept: (key: number) => boolean,
): { labels: LabelTable; labelStart: Uint32Array } {
  const labelStart = new Uint32Array(rows.length + 1);
  const selected: number[] = [];
  for (const [index, sample] of rows.entries()) {
    labelStart[index] = selected.length;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (isKept(labels.key[label])) selected.push(label);
    }
  }
  labelStart[rows.length] = selected.length;
  const exactNumbers = new Map<number, bigint>();
  if (labels.exactNumbers.size > 0) {
    for (const [index, label] of selected.entries()) {
      const exact = labels.exactNumbers.get(label);
      if (exact !== undefined) exactNumbers.set(index, exact);
    }
  }
  return {
    labelStart,
    labels: {
      count: selected.length,
      key: Uint32Array.from(selected, label => labels.key[label]),
      text: Uint32Array.from(selected, label => labels.text[label]),
      number: Float64Array.from(selected, label => labels.number[label]),
      unit: Uint32Array.from(selected, label => labels.unit[label]),
      exactNumbers,
    },
  };
}
