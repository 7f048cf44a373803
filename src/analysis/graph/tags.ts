import { BASE_LABEL } from "../baseSamples";
import { type ByteText, byteTextOf, compareByteTexts } from "../../base/byteText";
import { valueText } from "../../base/units";
import type { Profile } from "../../model/profile";
import { labelNumber } from "../labelNumber";
import type { GraphNode, GraphTag } from "./graph";
import { type SampleWeights, Sums } from "./sampleWeights";

interface NumericLabel {
  readonly text: ByteText;
  readonly value: bigint;
}

/** The labels of some samples. */
interface LabelSet {
  /** All text labels: one tag. */
  readonly joined: ByteText;
  /** Of the numeric ones only `bytes` is kept, as in pprof. */
  readonly numeric: readonly NumericLabel[];
}

/**
 * Tells the samples of a profile apart by what shows of their labels in a graph (`internal/graph/graph.go: joinLabels`,
 * `internal/report/report.go: newGraph`).
 */
export class LabelSets {
  private readonly profile: Profile;
  private readonly bytesUnit: string;
  private readonly outputUnit: string;
  readonly sets: LabelSet[] = [];
  private readonly numbers = new Map<string, number>();

  /** @param bytesUnit the unit of the numeric label `bytes` in this profile */
  constructor(profile: Profile, bytesUnit: string, outputUnit: string) {
    this.profile = profile;
    this.bytesUnit = bytesUnit;
    this.outputUnit = outputUnit;
  }

  /** The number of the sample's set, or -1 where there is nothing to show. */
  setOf(sample: number): number {
    const { samples, labels } = this.profile;
    const first = samples.labelStart[sample];
    const end = samples.labelStart[sample + 1];
    if (first === end) return -1;
    let key = "";
    for (let label = first; label < end; label++) {
      const text = labels.text[label];
      key += `${labels.key[label]} ${text === 0 ? `=${labelNumber(labels, label)}` : text};`;
    }
    let set = this.numbers.get(key);
    if (set === undefined) {
      set = this.addSet(first, end);
      this.numbers.set(key, set);
    }
    return set;
  }

  private addSet(first: number, end: number): number {
    const { labels, strings } = this.profile;
    const texts: ByteText[] = [];
    const numeric: NumericLabel[] = [];
    for (let label = first; label < end; label++) {
      const key = strings.byteText(labels.key[label]);
      if (labels.text[label] !== 0) {
        if (key !== BASE_LABEL) texts.push(`${key}:${strings.byteText(labels.text[label])}`);
      } else if (key === "bytes") {
        const value = labelNumber(labels, label);
        const text = byteTextOf(valueText(Number(value), this.bytesUnit, this.outputUnit));
        numeric.push({ text, value });
      }
    }
    if (texts.length === 0 && numeric.length === 0) return -1;
    // Graphviz's line break, not a newline.
    this.sets.push({ joined: texts.toSorted(compareByteTexts).join("\\n"), numeric });
    return this.sets.length - 1;
  }

  get unit(): string {
    return this.bytesUnit;
  }
}

/** What samples of one node and label set weigh. */
class SetSums {
  private readonly weights: SampleWeights;
  readonly flat: Sums;
  readonly cum: Sums;
  readonly flatDivisor: Sums | undefined;
  readonly cumDivisor: Sums | undefined;
  private room = 1024;

  constructor(weights: SampleWeights) {
    this.weights = weights;
    const sums = () => new Sums(weights.value, this.room);
    const divisors = () => weights.divisor && new Sums(weights.divisor, this.room);
    this.flat = sums();
    this.cum = sums();
    this.flatDivisor = divisors();
    this.cumDivisor = divisors();
  }

  growTo(length: number): void {
    if (length <= this.room) return;
    while (this.room < length) this.room *= 2;
    for (const sums of [this.flat, this.cum, this.flatDivisor, this.cumDivisor]) sums?.grow(this.room);
  }

  add(index: number, sample: number, isFlat: boolean): void {
    (isFlat ? this.flat : this.cum).add(index, sample);
    if (this.weights.divisor !== undefined) (isFlat ? this.flatDivisor : this.cumDivisor)?.add(index, sample);
  }
}

/** Adds up what samples with certain labels weigh, per node (`internal/graph/graph.go: addSample`). */
export class TagSums {
  private readonly labelSets: LabelSets;
  private readonly sums: SetSums;
  /** node → label set → row of the sums, in order of first appearance. */
  private readonly rows = new Map<number, Map<number, number>>();
  private count = 0;
  private set = -1;
  private sample = 0;

  constructor(labelSets: LabelSets, weights: SampleWeights) {
    this.labelSets = labelSets;
    this.sums = new SetSums(weights);
  }

  /** Returns whether the sample has anything to add. */
  startSample(sample: number): boolean {
    this.sample = sample;
    this.set = this.labelSets.setOf(sample);
    return this.set >= 0;
  }

  add(node: number, isFlat: boolean): void {
    if (this.set < 0) return;
    let rows = this.rows.get(node);
    if (rows === undefined) {
      rows = new Map();
      this.rows.set(node, rows);
    }
    let row = rows.get(this.set);
    if (row === undefined) {
      row = this.count++;
      rows.set(this.set, row);
      this.sums.growTo(this.count);
    }
    this.sums.add(row, this.sample, isFlat);
  }

  writeTo(node: GraphNode, nodeRow: number): void {
    for (const [set, row] of this.rows.get(nodeRow) ?? []) {
      const { joined, numeric } = this.labelSets.sets[set];
      if (joined !== "") this.addRow(tagOf(node.labelTags, joined, "", 0n), row);
      if (numeric.length === 0) continue;
      const tags = node.numericTags.get(joined) ?? new Map<ByteText, GraphTag>();
      node.numericTags.set(joined, tags);
      for (const { text, value } of numeric) this.addRow(tagOf(tags, text, this.labelSets.unit, value), row);
    }
  }

  private addRow(tag: GraphTag, row: number): void {
    const { flat, cum, flatDivisor, cumDivisor } = this.sums;
    const sum = (before: bigint, more: bigint) => BigInt.asIntN(64, before + more);
    tag.flat = sum(tag.flat, flat.get(row));
    tag.cum = sum(tag.cum, cum.get(row));
    tag.flatDivisor = sum(tag.flatDivisor, flatDivisor?.get(row) ?? 0n);
    tag.cumDivisor = sum(tag.cumDivisor, cumDivisor?.get(row) ?? 0n);
  }
}

function tagOf(tags: Map<ByteText, GraphTag>, name: ByteText, unit: string, value: bigint): GraphTag {
  let tag = tags.get(name);
  if (tag === undefined) {
    tag = { name, unit, value, flat: 0n, flatDivisor: 0n, cum: 0n, cumDivisor: 0n };
    tags.set(name, tag);
  }
  return tag;
}
