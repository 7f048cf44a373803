import { valueText } from "../base/units";
import type { Profile } from "../model/profile";
import { unitOfKey } from "./labelUnits";

/** A label's value as text: the string, or the number in its unit as pprof prints it. */
function labelValueText(profile: Profile, label: number): string {
  const { labels, strings } = profile;
  if (labels.text[label] !== 0) return strings.text(labels.text[label]);
  return valueText(labels.number[label], labelUnit(profile, label), "auto");
}

/** A numeric label's unit: its own (pprof takes the first of its key for all), else what pprof takes for its key. */
export function labelUnit(profile: Profile, label: number): string {
  const { labels, strings } = profile;
  if (labels.unit[label] !== 0) return strings.text(labels.unit[label]);
  return unitOfKey(strings.text(labels.key[label]));
}

/** Sums of something by label key and value. A sample counts once per value of a key. */
export class LabelSums {
  private readonly profile: Profile;
  /** key → value text → sum. */
  private readonly byKey = new Map<number, Map<string, { sum: number; lastSample: number }>>();
  private readonly textCache = new Map<string, string>();

  constructor(profile: Profile) {
    this.profile = profile;
  }

  add(sample: number, value: number): void {
    const { samples, labels } = this.profile;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const key = labels.key[label];
      let values = this.byKey.get(key);
      if (values === undefined) {
        values = new Map();
        this.byKey.set(key, values);
      }
      const text = this.textOf(label);
      const known = values.get(text);
      if (known === undefined) values.set(text, { sum: value, lastSample: sample });
      else if (known.lastSample !== sample) {
        known.sum += value;
        known.lastSample = sample;
      }
    }
  }

  /** By key name; values heaviest first. */
  finish(): { key: string; values: { name: string; value: number }[] }[] {
    const { strings } = this.profile;
    return [...this.byKey]
      .map(([key, values]) => ({
        key: strings.text(key),
        values: [...values]
          .map(([name, { sum }]) => ({ name, value: sum }))
          .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.name < b.name ? -1 : 1)),
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  private textOf(label: number): string {
    const { labels, strings } = this.profile;
    if (labels.text[label] !== 0) return strings.text(labels.text[label]);
    const cacheKey = `${labels.key[label]} ${labels.unit[label]} ${labels.number[label]}`;
    let text = this.textCache.get(cacheKey);
    if (text === undefined) {
      text = labelValueText(this.profile, label);
      this.textCache.set(cacheKey, text);
    }
    return text;
  }
}
