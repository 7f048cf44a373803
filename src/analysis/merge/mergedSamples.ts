import { Column } from "../../base/columns";
import type { ProfileBuilder } from "../../model/builder";
import { type Profile, STACK_PAGE_BITS, type ValueColumn } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { valueColumn } from "../../model/valueColumn";
import { exactValue } from "../graph/sampleWeights";
import type { TableMerger } from "./tables";

const OFFSET_MASK = (1 << STACK_PAGE_BITS) - 1;

/** Samples in the making: those with equal stacks and labels are one (`profile/merge.go: mapSample`). */
export class MergedSamples {
  private readonly builder: ProfileBuilder;
  private readonly tables: TableMerger;
  private readonly values: GrowingSums[];
  /** Canonical labels → number; samples without labels have 0. */
  private readonly labelSets = new Map<string, number>();
  /** sample → its labels' number. */
  private readonly labelSet = new Column<Uint32Array>(Uint32Array);
  private readonly hashes = new Column<Uint32Array>(Uint32Array);
  /** slot → sample + 1. */
  private slots = new Uint32Array(4096);

  constructor(builder: ProfileBuilder, tables: TableMerger, typeCount: number) {
    this.builder = builder;
    this.tables = tables;
    this.values = Array.from({ length: typeCount }, () => new GrowingSums());
  }

  add(profile: Profile, sample: number): void {
    const { builder, tables } = this;
    const { stacks } = builder;
    const { samples } = profile;
    const page = stackPage(samples, sample);
    const leaf = stackOffset(samples, sample);
    const length = samples.stackLength[sample];
    stacks.begin();
    stacks.reserve(length);
    let hash = length;
    for (let at = leaf; at < leaf + length; at++) {
      const row = tables.location(page[at]);
      stacks.page[stacks.offset++] = row;
      hash = Math.imul(hash ^ row, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const labels = this.labelSetOf(profile, sample);
    hash = Math.imul(hash ^ labels, 0x85ebca6b);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const slot = this.slotOf(hash, labels, length);
    const known = this.slots[slot] - 1;
    if (known >= 0) {
      stacks.offset -= length;
      for (const [type, sums] of this.values.entries()) sums.add(known, samples.values[type], sample);
      return;
    }
    this.slots[slot] = builder.sampleCount + 1;
    this.hashes.push(hash);
    this.labelSet.push(labels);
    this.copyLabels(profile, sample);
    for (const [type, sums] of this.values.entries()) sums.push(samples.values[type], sample);
    builder.endSample();
    if (2 * builder.sampleCount > this.slots.length) this.growSlots();
  }

  finish(): ValueColumn[] {
    return this.values.map(sums => sums.finish());
  }

  /** The slot of the sample equal to the one begun, or the free one where it would go. */
  private slotOf(hash: number, labels: number, length: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const sample = this.slots[slot] - 1;
      if (sample < 0) return slot;
      if (
        this.hashes.get(sample) === hash &&
        this.labelSet.get(sample) === labels &&
        this.isStack(sample, length)
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private isStack(sample: number, length: number): boolean {
    const { stackStart, stackLength, stacks } = this.builder;
    if (stackLength.get(sample) !== length) return false;
    if (length === 0) return true;
    const start = stackStart.get(sample);
    const page = stacks.pages[start >>> STACK_PAGE_BITS];
    const offset = start & OFFSET_MASK;
    const begun = stacks.offset - length;
    for (let index = 0; index < length; index++) {
      if (page[offset + index] !== stacks.page[begun + index]) return false;
    }
    return true;
  }

  private growSlots(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let sample = 0; sample < this.hashes.length; sample++) {
      let slot = this.hashes.get(sample) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = sample + 1;
    }
  }

  /** Labels are equal when every key has the same values in the same order, whatever the order of keys. */
  private labelSetOf({ samples, labels }: Profile, sample: number): number {
    const first = samples.labelStart[sample];
    const end = samples.labelStart[sample + 1];
    if (first === end) return 0;
    const groups = new Map<string, string>();
    for (let label = first; label < end; label++) {
      const text = this.tables.labelString(labels.text[label]);
      const group = `${text === 0 ? "n" : "t"}${this.tables.string(labels.key[label])}`;
      const number = labels.exactNumbers.get(label) ?? labels.number[label];
      const value = text === 0 ? `${number} ${this.tables.labelString(labels.unit[label])}` : String(text);
      groups.set(group, `${groups.get(group) ?? ""}|${value}`);
    }
    const key = JSON.stringify([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    let set = this.labelSets.get(key);
    if (set === undefined) {
      set = this.labelSets.size + 1;
      this.labelSets.set(key, set);
    }
    return set;
  }

  private copyLabels({ samples, labels }: Profile, sample: number): void {
    const { builder, tables } = this;
    builder.labelStart.push(builder.labelKey.length);
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const exact = labels.exactNumbers.get(label);
      if (exact !== undefined) builder.exactNumbers.set(builder.labelKey.length, exact);
      builder.labelKey.push(tables.string(labels.key[label]));
      builder.labelText.push(tables.labelString(labels.text[label]));
      builder.labelNumber.push(labels.number[label]);
      builder.labelUnit.push(tables.labelString(labels.unit[label]));
    }
  }
}

/** Values that are added to while they grow in number. */
class GrowingSums {
  private readonly sums = new Column<Float64Array>(Float64Array);
  /** Sums beyond ±2^53, by sample. */
  private readonly big = new Map<number, bigint>();

  push(column: ValueColumn, sample: number): void {
    this.sums.push(0);
    this.set(this.sums.length - 1, column, sample, 0);
  }

  add(index: number, column: ValueColumn, sample: number): void {
    this.set(index, column, sample, this.sums.get(index));
  }

  private set(index: number, column: ValueColumn, sample: number, before: number): void {
    const sum = before + column.values[sample];
    if (column.exact === undefined && Number.isSafeInteger(sum) && !this.big.has(index)) {
      this.sums.set(index, sum);
      return;
    }
    const exact = BigInt.asIntN(64, (this.big.get(index) ?? BigInt(before)) + exactValue(column, sample));
    const isSafe = Number.isSafeInteger(Number(exact));
    if (isSafe) this.big.delete(index);
    else this.big.set(index, exact);
    this.sums.set(index, Number(exact));
  }

  finish(): ValueColumn {
    return valueColumn(this.sums.finish(), this.big);
  }
}
