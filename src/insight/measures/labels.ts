import { textTagFilter } from "../../analysis/filters/tagExpression";
import { BASE_LABEL } from "../../analysis/baseSamples";
import type { Steps } from "../../base/steps";
import { type Measured, share, type Subject } from "../subject";

const SAMPLES_PER_STEP = 1 << 13;

/** Cost with the commonest value of a label that has several; the heaviest over all keys. */
export function* labelValue({ shown, own }: Subject): Steps<Measured | undefined> {
  const { samples, labels, strings } = shown;
  /** key → value → cost. */
  const byKey = new Map<number, Map<number, number>>();
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    if (own.weights[sample] === 0) continue;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const text = labels.text[label];
      // Numbers are sizes and ids.
      if (text === 0) continue;
      const key = strings.identity(labels.key[label]);
      const values = byKey.get(key) ?? new Map<number, number>();
      byKey.set(key, values);
      const value = strings.identity(text);
      values.set(value, (values.get(value) ?? 0) + own.weights[sample]);
    }
  }
  let most: { key: number; value: number; weight: number } | undefined;
  for (const [key, values] of byKey) {
    if (values.size < 2 || strings.text(key) === BASE_LABEL) continue;
    for (const [value, weight] of values) if (weight > (most?.weight ?? 0)) most = { key, value, weight };
  }
  if (most === undefined) return undefined;
  const subject = `${strings.text(most.key)}=${strings.text(most.value)}`;
  const values = [...(byKey.get(most.key) ?? [])].toSorted((one, other) => other[1] - one[1]).slice(0, 5);
  return {
    amount: share(most.weight, own.total),
    subject,
    names: values.map(([value, weight]) => ({ name: strings.text(value), value: weight })),
    whole: own.total,
    tagFilter: textTagFilter(strings.text(most.key), strings.text(most.value)),
  };
}
