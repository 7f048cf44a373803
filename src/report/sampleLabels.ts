import { labelNumber } from "../analysis/labelNumber";
import { type ByteText, compareByteTexts } from "../base/byteText";
import type { Profile } from "../model/profile";

/** A sample's labels of one key. */
export interface LabelGroup<Value> {
  readonly key: ByteText;
  readonly values: Value[];
}

export interface NumberWithUnit {
  readonly number: bigint;
  /** "" where the file gives none. */
  readonly unit: ByteText;
}

export interface SampleLabels {
  readonly texts: readonly LabelGroup<ByteText>[];
  readonly numbers: readonly (LabelGroup<NumberWithUnit> & { hasUnits: boolean })[];
}

/** A sample's labels by key, keys in order, values in the file's order. */
export function sampleLabels({ samples, labels, strings }: Profile, sample: number): SampleLabels {
  const texts = new Map<ByteText, ByteText[]>();
  const numbers = new Map<ByteText, { values: NumberWithUnit[]; hasUnits: boolean }>();
  for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
    const key = strings.byteText(labels.key[label]);
    if (labels.text[label] !== 0) {
      const values = texts.get(key) ?? [];
      values.push(strings.byteText(labels.text[label]));
      texts.set(key, values);
      continue;
    }
    const group = numbers.get(key) ?? { values: [], hasUnits: false };
    group.values.push({ number: labelNumber(labels, label), unit: strings.byteText(labels.unit[label]) });
    group.hasUnits ||= labels.unit[label] !== 0;
    numbers.set(key, group);
  }
  return {
    texts: [...texts].map(([key, values]) => ({ key, values })).toSorted(byKey),
    numbers: [...numbers].map(([key, group]) => ({ key, ...group })).toSorted(byKey),
  };
}

const byKey = (a: { key: ByteText }, b: { key: ByteText }) => compareByteTexts(a.key, b.key);
