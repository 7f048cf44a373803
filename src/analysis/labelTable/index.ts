import type { Steps } from "../../base/steps";
import { unitsAreCompatible } from "../../base/units";
import type { Profile, ValueColumn } from "../../model/profile";
import { BASE_LABEL } from "../baseSamples";
import { Sums } from "../graph/sampleWeights";
import type { LabelUnits } from "../labelUnits";
import { barEdges, MOST_BARS, type NumberSpread } from "./barEdges";
import { ValueRows } from "./valueRows";

/** Samples, and labels, between two pauses of a pass: fewer than elsewhere, since every label may have a new value. */
const SAMPLES_PER_STEP = 1 << 12;
const LABELS_PER_STEP = 1 << 12;

/** What the samples say at one label key. */
export interface LabelKeyTable {
  readonly key: string;
  /** Unit of the numbers; "" where there are none. */
  readonly unit: string;
  readonly hasTexts: boolean;
  readonly hasNumbers: boolean;
  readonly values: ValueRows;
  /** Bars of a histogram of the numbers: bar `i` holds edges[i] ≤ number < edges[i + 1]. */
  readonly edges: readonly number[];
  /** bar → sum of the values of its samples, and their number. */
  readonly barSums: Float64Array;
  readonly barSampleCount: Uint32Array;
  /** Of the samples that have the key. */
  readonly withSum: number;
  readonly withSampleCount: number;
}

/**
 * Adds up the samples by the values of their labels, as pprof's `-tags` does (`internal/report/report.go: printTags`),
 * but for samples that say the same twice: those count once. The mark of a comparison's base is no label.
 * @param column the sample type's values
 * @param units of the whole profile's numbers
 * @param outputUnit the unit that numbers are shown in, as in pprof's `-unit`
 * @returns the keys by name
 */
export function* labelTables(
  profile: Profile,
  column: ValueColumn,
  units: LabelUnits,
  outputUnit: string,
): Steps<LabelKeyTable[]> {
  const { samples, labels, strings } = profile;
  /** Key's string → sums; strings that say the same share them. */
  const byString = new Map<number, KeySums | undefined>();
  const byKey = new Map<string, KeySums>();
  const keySums = (string: number): KeySums | undefined => {
    const key = strings.text(string);
    if (key === BASE_LABEL) return undefined;
    let sums = byKey.get(key);
    if (sums === undefined) {
      const unit = units.byKey.get(strings.byteText(string)) ?? "";
      sums = new KeySums(profile, column, key, unit, outputUnit);
      byKey.set(key, sums);
    }
    return sums;
  };
  for (let sample = 0; sample < samples.count; sample++) {
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      if (label % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
      const string = labels.key[label];
      if (!byString.has(string)) byString.set(string, keySums(string));
      byString.get(string)?.add(label, sample);
    }
  }
  const bars = new Map<KeySums, BarSums>();
  for (const sums of byKey.values()) if (sums.hasNumbers) bars.set(sums, new BarSums(column, sums));
  if (bars.size > 0) {
    for (let sample = 0; sample < samples.count; sample++) {
      if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
        if (label % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
        if (labels.text[label] !== 0) continue;
        const sums = byString.get(labels.key[label]);
        if (sums !== undefined) bars.get(sums)?.add(labels.number[label], sample);
      }
    }
  }
  return [...byKey.values()]
    .map(sums => sums.table(bars.get(sums)))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** What is known of a key after a first look at all samples. */
class KeySums {
  hasTexts = false;
  hasNumbers = false;
  private readonly profile: Profile;
  private readonly key: string;
  readonly unit: string;
  private readonly values: ValueRows;
  private readonly sum: Sums;
  private sampleCount = 0;
  /** The last sample counted, plus one. */
  private lastStamp = 0;
  private readonly numbers = { min: Infinity, max: -Infinity, minPositive: Infinity };

  constructor(profile: Profile, column: ValueColumn, key: string, unit: string, outputUnit: string) {
    this.profile = profile;
    this.key = key;
    this.unit = unit;
    this.values = new ValueRows(profile, column, unit, outputUnit);
    this.sum = new Sums(column, 1);
  }

  add(label: number, sample: number): void {
    const { labels } = this.profile;
    this.values.add(label, sample);
    if (labels.text[label] !== 0) this.hasTexts = true;
    else this.spread(labels.number[label]);
    if (this.lastStamp === sample + 1) return;
    this.lastStamp = sample + 1;
    this.sampleCount++;
    this.sum.add(0, sample);
  }

  private spread(number: number): void {
    const { numbers } = this;
    this.hasNumbers = true;
    if (number < numbers.min) numbers.min = number;
    if (number > numbers.max) numbers.max = number;
    if (number > 0 && number < numbers.minPositive) numbers.minPositive = number;
  }

  /** How the numbers are spread over the samples. */
  numberSpread(): NumberSpread {
    const { values, numbers } = this;
    const { min, max } = numbers;
    const limit = min + (max - min) / MOST_BARS;
    let below = 0;
    let all = 0;
    for (let row = 0; row < values.count; row++) {
      const number = values.low[row];
      if (number === undefined) continue;
      all += values.sampleCount[row];
      if (Number(number) < limit) below += values.sampleCount[row];
    }
    return { ...numbers, isCrowded: 2 * below > all };
  }

  table(bars: BarSums | undefined): LabelKeyTable {
    return {
      key: this.key,
      unit: this.hasNumbers ? this.unit : "",
      hasTexts: this.hasTexts,
      hasNumbers: this.hasNumbers,
      values: this.values,
      edges: bars?.edges ?? [],
      barSums: bars?.finish() ?? new Float64Array(0),
      barSampleCount: bars?.sampleCount ?? new Uint32Array(0),
      withSum: Number(this.sum.get(0)),
      withSampleCount: this.sampleCount,
    };
  }
}

/** A histogram in the making. */
class BarSums {
  readonly edges: readonly number[];
  readonly sampleCount: Uint32Array;
  private readonly sums: Sums;
  /** bar → the last sample counted, plus one. */
  private readonly lastStamp: Uint32Array;

  constructor(column: ValueColumn, sums: KeySums) {
    this.edges = barEdges(sums.numberSpread(), unitsAreCompatible(sums.unit, "B"));
    const count = this.edges.length - 1;
    this.sampleCount = new Uint32Array(count);
    this.lastStamp = new Uint32Array(count);
    this.sums = new Sums(column, count);
  }

  add(number: number, sample: number): void {
    let bar = 0;
    while (number >= this.edges[bar + 1]) bar++;
    if (this.lastStamp[bar] === sample + 1) return;
    this.lastStamp[bar] = sample + 1;
    this.sampleCount[bar]++;
    this.sums.add(bar, sample);
  }

  finish(): Float64Array {
    return Float64Array.from(this.sampleCount, (_, bar) => Number(this.sums.get(bar)));
  }
}
