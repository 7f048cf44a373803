import { HashedRows, hashWith } from "../../base/hashedRows";
import { type Profile, STACK_PAGE_BITS } from "../../model/profile";
import { StackPages } from "../../model/stackPages";
import { stackOffset, stackPage } from "../../model/stacks";
import type { GrowingLabels } from "./labels";
import { LabelSets } from "./labelSets";
import type { TableMerger } from "./tables";

const OFFSET_MASK = (1 << STACK_PAGE_BITS) - 1;
const EMPTY = new Uint32Array(0);

/**
 * Samples in the making: those with equal stacks and labels are one (`profile/merge.go: mapSample`). Stacks of the
 * first source whose locations keep their rows stay where they are, in that source's pages.
 */
export class SampleMerger {
  /** How many there are so far. */
  count = 0;
  private readonly tables: TableMerger;
  private readonly labels: GrowingLabels;
  private readonly areDistinct: boolean;
  private readonly stacks = new StackPages();
  private readonly stackStart: Uint32Array<ArrayBuffer>;
  private readonly stackLength: Uint32Array<ArrayBuffer>;
  private readonly labelStart: Uint32Array<ArrayBuffer>;
  private readonly labelSets: LabelSets;
  private readonly rows: HashedRows;
  private source: Profile["samples"] | undefined;
  private isFirstSource = false;
  /** Page of the first source → 1 where it holds a stack of a merged sample. */
  private sharedPages = new Uint8Array(0);
  /** Labels of the sources before the current one. */
  private labelOffset = 0;
  private labelEnd = 0;
  /** The rows of the stack at hand: where they are, and the same as `stackStart` has it. */
  private page: Uint32Array = EMPTY;
  private offset = 0;
  private start = 0;

  /**
   * @param labels of all sources; they are moved together where samples turn out to be equal
   * @param areDistinct no two samples are equal, so that none need be compared
   */
  constructor(tables: TableMerger, labels: GrowingLabels, { sources, areDistinct }: { sources: readonly Profile[]; areDistinct: boolean }) {
    this.tables = tables;
    this.labels = labels;
    this.areDistinct = areDistinct;
    const most = sources.reduce((sum, { samples }) => sum + samples.count, 0);
    this.stackStart = new Uint32Array(most);
    this.stackLength = new Uint32Array(most);
    this.labelStart = new Uint32Array(most + 1);
    this.labelSets = new LabelSets(labels);
    this.rows = new HashedRows(areDistinct ? 0 : most);
  }

  /** Goes on to the next source, whose tables are the current ones. */
  startSource({ samples }: Profile): void {
    this.isFirstSource = this.source === undefined;
    if (this.source !== undefined) this.labelOffset += this.source.labelStart[this.source.count];
    else {
      this.sharedPages = new Uint8Array(samples.stackPages.length);
      for (const page of samples.stackPages) this.stacks.pages.push(page);
    }
    this.source = samples;
  }

  /** Adds samples from … to - 1 of the source. @param merged gets their merged rows */
  add(from: number, to: number, merged: Uint32Array): void {
    const source = this.source as Profile["samples"];
    const { labelSets, labelOffset, areDistinct, stacks } = this;
    for (let sample = from; sample < to; sample++) {
      const length = source.stackLength[sample];
      const firstLabel = labelOffset + source.labelStart[sample];
      const endLabel = labelOffset + source.labelStart[sample + 1];
      const stackHash = this.stack(source, sample, length);
      if (!areDistinct) {
        const hash = firstLabel === endLabel ? stackHash : labelSets.hash(stackHash, firstLabel, endLabel);
        let known = this.rows.first(hash);
        while (known >= 0 && !this.isEqual(known, length, firstLabel, endLabel)) known = this.rows.next();
        if (known >= 0) {
          merged[sample] = known;
          if (this.page === stacks.page) stacks.offset = this.offset;
          continue;
        }
        this.rows.add();
      }
      merged[sample] = this.count;
      if (this.isFirstSource) this.sharedPages[this.start >>> STACK_PAGE_BITS] = 1;
      this.stackStart[this.count] = this.start;
      this.stackLength[this.count] = length;
      this.count++;
      if (this.labelEnd === firstLabel) this.labelEnd = endLabel;
      else this.moveLabels(firstLabel, endLabel);
      this.labelStart[this.count] = this.labelEnd;
    }
  }

  /** The columns; the labels' are to be cut off at `labelCount`. */
  finish(): { samples: Omit<Profile["samples"], "values">; labelCount: number } {
    const { stacks, sharedPages, labels, labelEnd } = this;
    for (let page = 0; page < sharedPages.length; page++) if (sharedPages[page] === 0) stacks.pages[page] = EMPTY;
    for (const label of labels.exactNumbers.keys()) if (label >= labelEnd) labels.exactNumbers.delete(label);
    const samples = {
      count: this.count,
      stackStart: this.stackStart.subarray(0, this.count),
      stackLength: this.stackLength.subarray(0, this.count),
      stackPages: stacks.pages,
      labelStart: this.labelStart.subarray(0, this.count + 1),
    };
    return { samples, labelCount: labelEnd };
  }

  /** Brings a sample's stack to merged rows, at `page` and `offset`; returns its hash. */
  private stack(source: Profile["samples"], sample: number, length: number): number {
    const own = stackPage(source, sample);
    const leaf = stackOffset(source, sample);
    if (this.isFirstSource) {
      const hash = this.hashUnmoved(own, leaf, length);
      if (hash !== MOVED) {
        this.page = own;
        this.offset = leaf;
        this.start = source.stackStart[sample];
        return hash;
      }
    }
    const { stacks } = this;
    stacks.begin();
    stacks.reserve(length);
    this.page = stacks.page;
    this.offset = stacks.offset;
    this.start = stacks.start;
    stacks.offset += length;
    return this.copyStack(own, leaf, length);
  }

  /** The hash of a stack whose locations keep their rows, or MOVED. */
  private hashUnmoved(own: Uint32Array, leaf: number, length: number): number {
    const { tables } = this;
    const { locationRows } = tables;
    const end = leaf + length;
    let hash = length;
    let changed = 0;
    for (let at = leaf; at < end; at++) {
      const row = own[at];
      let merged = locationRows[row];
      if (merged < 0) merged = tables.location(row);
      changed |= merged ^ row;
      hash = hashWith(hash, merged);
    }
    return changed === 0 ? hash >>> 0 : MOVED;
  }

  private copyStack(own: Uint32Array, leaf: number, length: number): number {
    const { tables, page, offset } = this;
    const { locationRows } = tables;
    let hash = length;
    for (let index = 0; index < length; index++) {
      const row = own[leaf + index];
      let merged = locationRows[row];
      if (merged < 0) merged = tables.location(row);
      page[offset + index] = merged;
      hash = hashWith(hash, merged);
    }
    return hash >>> 0;
  }

  /** Whether the sample at hand is equal to a merged one. */
  private isEqual(known: number, length: number, firstLabel: number, endLabel: number): boolean {
    if (this.stackLength[known] !== length) return false;
    const { page, offset, labelStart } = this;
    const start = this.stackStart[known];
    const knownPage = this.stacks.pages[start >>> STACK_PAGE_BITS] ?? EMPTY;
    const knownOffset = start & OFFSET_MASK;
    for (let index = 0; index < length; index++) {
      if (page[offset + index] !== knownPage[knownOffset + index]) return false;
    }
    return this.labelSets.areEqual(labelStart[known], labelStart[known + 1], firstLabel, endLabel);
  }

  /** Moves a run of labels down to the end of those that stay. */
  private moveLabels(first: number, end: number): void {
    const { key, text, number, unit, exactNumbers } = this.labels;
    let to = this.labelEnd;
    for (let label = first; label < end; label++, to++) {
      key[to] = key[label];
      text[to] = text[label];
      number[to] = number[label];
      unit[to] = unit[label];
      if (exactNumbers.size === 0) continue;
      const exact = exactNumbers.get(label);
      exactNumbers.delete(label);
      if (exact === undefined) exactNumbers.delete(to);
      else exactNumbers.set(to, exact);
    }
    this.labelEnd = to;
  }
}

/** No hash: those are unsigned. */
const MOVED = -1;
