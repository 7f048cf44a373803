import { enlarged } from "../../base/growable";
import { IdRows } from "../../base/idRows";
import { valueText } from "../../base/units";
import type { Profile, ValueColumn } from "../../model/profile";
import { Sums } from "../graph/sampleWeights";
import { labelNumber } from "../labelNumber";

const scratch = new Float64Array(1);
const scratchHalves = new Uint32Array(scratch.buffer);

/**
 * The values of one label key: a row for every text that they are shown as. Numbers that pprof prints alike are one
 * row; they lie side by side, since the text of a number never falls while the number grows.
 */
export class ValueRows {
  readonly texts: string[] = [];
  /** row → the least and the greatest of its numbers; undefined for a text. */
  readonly low: (bigint | undefined)[] = [];
  readonly high: (bigint | undefined)[] = [];
  /** row → number of samples that have it. */
  sampleCount = new Uint32Array(16);
  readonly sums: Sums;

  /** row → the last sample counted, plus one. */
  private lastStamp = new Uint32Array(16);
  /** Strings and bits of numbers → entries; an entry's row is made from its text once. */
  private readonly stringEntries = new IdRows();
  private readonly numberEntries = new IdRows();
  private readonly rowOfString: number[] = [];
  private readonly rowOfNumber: number[] = [];
  private readonly rowOfText = new Map<string, number>();
  private readonly rowOfNumberText = new Map<string, number>();

  private readonly profile: Profile;
  private readonly unit: string;
  private readonly outputUnit: string;

  /** @param unit of the numbers @param outputUnit the one they are shown in, as in pprof's -unit */
  constructor(profile: Profile, column: ValueColumn, unit: string, outputUnit: string) {
    this.profile = profile;
    this.unit = unit;
    this.outputUnit = outputUnit;
    this.sums = new Sums(column, this.sampleCount.length);
  }

  get count(): number {
    return this.texts.length;
  }

  /** Counts a sample for the label's value, once however often it says so. */
  add(label: number, sample: number): void {
    const text = this.profile.labels.text[label];
    const row = text === 0 ? this.numberRow(label) : this.textRow(text);
    if (this.lastStamp[row] === sample + 1) return;
    this.lastStamp[row] = sample + 1;
    this.sampleCount[row]++;
    this.sums.add(row, sample);
  }

  private textRow(string: number): number {
    const entry = this.stringEntries.findOrAdd(string, 0);
    if (entry === this.rowOfString.length) {
      const text = this.profile.strings.text(string);
      this.rowOfString.push(this.rowOfText.get(text) ?? this.addRow(this.rowOfText, text));
    }
    return this.rowOfString[entry];
  }

  private numberRow(label: number): number {
    const { labels } = this.profile;
    scratch[0] = labels.number[label];
    const entry = this.numberEntries.findOrAdd(scratchHalves[0], scratchHalves[1]);
    if (entry === this.rowOfNumber.length) {
      const text = valueText(scratch[0], this.unit, this.outputUnit);
      const row = this.rowOfNumberText.get(text) ?? this.addRow(this.rowOfNumberText, text);
      const number = labelNumber(labels, label);
      this.low[row] = least(this.low[row], number);
      this.high[row] = greatest(this.high[row], number);
      this.rowOfNumber.push(row);
    }
    return this.rowOfNumber[entry];
  }

  private addRow(rows: Map<string, number>, text: string): number {
    const row = this.texts.push(text) - 1;
    this.low.push(undefined);
    this.high.push(undefined);
    rows.set(text, row);
    if (row >= this.sampleCount.length) {
      this.sampleCount = enlarged(this.sampleCount, row + 1);
      this.lastStamp = enlarged(this.lastStamp, row + 1);
      this.sums.grow(this.sampleCount.length);
    }
    return row;
  }
}

const least = (one: bigint | undefined, other: bigint) => (one === undefined || other < one ? other : one);
const greatest = (one: bigint | undefined, other: bigint) => (one === undefined || other > one ? other : one);
