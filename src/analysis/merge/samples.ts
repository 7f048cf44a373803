import { HASH_START, HashedRows, hashWith } from "../../base/hashedRows";
import { NONE, type Profile, type SampleTable, STACK_PAGE_BITS } from "../../model/profile";
import { KernelPages } from "../../model/kernelPages";
import { stackOffset, stackPage } from "../../model/stacks";
import type { GrowingLabels } from "./labels";
import { LabelSets } from "./labelSets";
import type { LocationMerger } from "./locations";

const OFFSET_MASK = (1 << STACK_PAGE_BITS) - 1;
const EMPTY = new Uint32Array(0);

/** So many samples are hashed before they are looked for. */
const BATCH = 256;

/**
 * Samples in the making: those with equal stacks and labels are one (`profile/merge.go: mapSample`). Their stacks are
 * written to where they stay, a kernel's memory.
 */
export class SampleMerger {
  /** How many there are so far. */
  count = 0;
  private readonly locations: LocationMerger;
  private readonly labels: GrowingLabels;
  private readonly areDistinct: boolean;
  private readonly pages = new KernelPages();
  private readonly stackStart: Uint32Array<ArrayBuffer>;
  private readonly stackLength: Uint32Array<ArrayBuffer>;
  private readonly labelStart: Uint32Array<ArrayBuffer>;
  private readonly labelSets: LabelSets;
  private readonly rows: HashedRows;
  private readonly hashes = new Int32Array(BATCH);
  private source: SampleTable | undefined;
  /** Locations of the first source that kept their rows so far; NONE from the first on that does not. */
  private unmoved = NONE;
  /** Samples of the source, its first ones, whose stacks are the same in merged rows. */
  private unmovedSamples = 0;
  /** Labels of the sources before the current one. */
  private labelOffset = 0;
  private labelEnd = 0;

  /**
   * @param labels of all sources; they are moved together where samples turn out to be equal
   * @param areDistinct no two samples are equal, so that none need be compared
   */
  constructor(
    locations: LocationMerger,
    labels: GrowingLabels,
    { sources, areDistinct }: { sources: readonly Profile[]; areDistinct: boolean },
  ) {
    const most = sources.reduce((sum, { samples }) => sum + samples.count, 0);
    this.locations = locations;
    this.labels = labels;
    this.areDistinct = areDistinct;
    this.stackStart = new Uint32Array(most);
    this.stackLength = new Uint32Array(most);
    this.labelStart = new Uint32Array(most + 1);
    this.labelSets = new LabelSets(labels);
    this.rows = new HashedRows(areDistinct ? 0 : most);
  }

  /** Goes on to the next source, whose locations are the current ones. */
  startSource({ samples }: Profile): void {
    if (this.source === undefined) {
      this.unmoved = 0;
    } else {
      this.unmoved = NONE;
      this.labelOffset += this.source.labelStart[this.source.count];
    }
    this.unmovedSamples = 0;
    this.source = samples;
  }

  /** Adds samples from … to - 1 of the source, which are the next ones. @param merged gets their merged rows */
  add(from: number, to: number, merged: Uint32Array): void {
    const source = this.source as SampleTable;
    for (let first = from; first < to; first += BATCH) {
      const end = Math.min(to, first + BATCH);
      this.hashBatch(source, first, end);
      if (!this.areDistinct) this.rows.warm(this.hashes, end - first);
      this.addBatch(source, first, end, merged);
    }
  }

  /** The columns; the labels' are to be cut off at `labelCount`. */
  finish(): { samples: Omit<SampleTable, "values">; labelCount: number } {
    const { pages, labels, labelEnd } = this;
    for (const label of labels.exactNumbers.keys()) if (label >= labelEnd) labels.exactNumbers.delete(label);
    const samples = {
      count: this.count,
      stackStart: this.stackStart.subarray(0, this.count),
      stackLength: this.stackLength.subarray(0, this.count),
      stacks: pages.finish(),
      labelStart: this.labelStart.subarray(0, this.count + 1),
    };
    return { samples, labelCount: labelEnd };
  }

  private hashBatch(source: SampleTable, from: number, to: number): void {
    const { labelOffset, labelSets, hashes } = this;
    for (let sample = from; sample < to; sample++) {
      const page = stackPage(source, sample);
      const leaf = stackOffset(source, sample);
      const end = leaf + source.stackLength[sample];
      let hash = this.unmoved === NONE ? this.hashStack(page, leaf, end) : this.hashUnmoved(page, leaf, end);
      if (this.unmoved !== NONE) this.unmovedSamples = sample + 1;
      const firstLabel = labelOffset + source.labelStart[sample];
      const endLabel = labelOffset + source.labelStart[sample + 1];
      if (firstLabel < endLabel && !this.areDistinct) hash = labelSets.hash(hash, firstLabel, endLabel);
      hashes[sample - from] = hash;
    }
  }

  /** The hash of a stack whose locations keep their rows, as long as they do. */
  private hashUnmoved(page: Uint32Array, leaf: number, end: number): number {
    let { unmoved } = this;
    let hash = hashWith(HASH_START, end - leaf);
    for (let at = leaf; at < end; at++) {
      const row = page[at];
      if (row >= unmoved) {
        if (row > unmoved || this.locations.location(row) !== row) {
          this.unmoved = NONE;
          return this.hashStack(page, leaf, end);
        }
        unmoved = row + 1;
      }
      hash = hashWith(hash, row);
    }
    this.unmoved = unmoved;
    return hash;
  }

  /** The hash of a stack in merged rows. */
  private hashStack(page: Uint32Array, leaf: number, end: number): number {
    const { locations } = this;
    const { known } = locations;
    let hash = hashWith(HASH_START, end - leaf);
    for (let at = leaf; at < end; at++) {
      const row = page[at];
      let merged = known[row];
      if (merged < 0) merged = locations.location(row);
      hash = hashWith(hash, merged);
    }
    return hash;
  }

  private addBatch(source: SampleTable, from: number, to: number, merged: Uint32Array): void {
    const { rows, hashes, labelOffset, areDistinct } = this;
    for (let sample = from; sample < to; sample++) {
      const firstLabel = labelOffset + source.labelStart[sample];
      const endLabel = labelOffset + source.labelStart[sample + 1];
      if (!areDistinct) {
        let known = rows.first(hashes[sample - from]);
        while (known >= 0 && !this.isEqual(known, source, sample, firstLabel, endLabel)) known = rows.next();
        if (known >= 0) {
          merged[sample] = known;
          continue;
        }
        rows.add();
      }
      merged[sample] = this.count;
      this.stackStart[this.count] = this.placeStack(source, sample);
      this.stackLength[this.count] = source.stackLength[sample];
      this.count++;
      if (this.labelEnd === firstLabel) this.labelEnd = endLabel;
      else this.moveLabels(firstLabel, endLabel);
      this.labelStart[this.count] = this.labelEnd;
    }
  }

  /** Writes a sample's stack in merged rows; returns where it starts. */
  private placeStack(source: SampleTable, sample: number): number {
    const { locations } = this;
    const { stacks } = this.pages;
    const { known } = locations;
    const own = stackPage(source, sample);
    const leaf = stackOffset(source, sample);
    const length = source.stackLength[sample];
    stacks.begin();
    stacks.reserve(length);
    const { page, offset } = stacks;
    if (sample < this.unmovedSamples) {
      for (let index = 0; index < length; index++) page[offset + index] = own[leaf + index];
    } else {
      for (let index = 0; index < length; index++) page[offset + index] = known[own[leaf + index]];
    }
    stacks.offset = offset + length;
    return stacks.start;
  }

  /** Whether a sample of the source is equal to a merged one. */
  private isEqual(
    row: number,
    source: SampleTable,
    sample: number,
    firstLabel: number,
    endLabel: number,
  ): boolean {
    const length = source.stackLength[sample];
    if (this.stackLength[row] !== length) return false;
    const { known } = this.locations;
    const own = stackPage(source, sample);
    const leaf = stackOffset(source, sample);
    const start = this.stackStart[row];
    const page = this.pages.stacks.pages[start >>> STACK_PAGE_BITS] ?? EMPTY;
    const offset = start & OFFSET_MASK;
    for (let index = 0; index < length; index++) {
      if (known[own[leaf + index]] !== page[offset + index]) return false;
    }
    return this.labelSets.areEqual(this.labelStart[row], this.labelStart[row + 1], firstLabel, endLabel);
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
