import type { Profile } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import type { TableMerger } from "./tables";

/** Finds samples with equal stacks and labels (`profile/merge.go: sampleKey`). */
export class EqualSamples {
  private readonly tables: TableMerger;
  private readonly sampleOfKey = new Map<string, number>();

  constructor(tables: TableMerger) {
    this.tables = tables;
  }

  /** The merged sample that equals one of the current source; undefined where it is new and becomes `next`. */
  find(profile: Profile, sample: number, next: number): number | undefined {
    const key = `${this.stackKey(profile, sample)} ${this.labelsKey(profile, sample)}`;
    const known = this.sampleOfKey.get(key);
    if (known === undefined) this.sampleOfKey.set(key, next);
    return known;
  }

  private stackKey({ samples }: Profile, sample: number): string {
    const leaf = stackOffset(samples, sample);
    const stack = stackPage(samples, sample).subarray(leaf, leaf + samples.stackLength[sample]);
    return stack.map(row => this.tables.location(row)).join();
  }

  /** The order of one key's values counts, that of keys does not. */
  private labelsKey({ samples, labels }: Profile, sample: number): string {
    const found: { readonly key: number; readonly text: string }[] = [];
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const key = this.tables.string(labels.key[label]);
      const text = this.tables.string(labels.text[label]);
      const unit = this.tables.string(labels.unit[label]);
      const number = labels.exactNumbers.get(label) ?? labels.number[label];
      found.push({ key: 2 * key + (text === 0 ? 1 : 0), text: `${text}:${number}:${unit}` });
    }
    return found
      .toSorted((a, b) => a.key - b.key)
      .map(({ key, text }) => `${key}:${text}`)
      .join();
  }
}
