import { type ByteText, byteTextOf, compareByteTexts } from "../../base/byteText";
import { valueText } from "../../base/units";
import type { Profile } from "../../model/profile";
import { labelNumber } from "../labelNumber";
import type { GraphNode, GraphTag } from "./graph";
import { exactValue, type SampleWeights } from "./sampleWeights";

/** Marks the samples of the base in a diff; never shown as a tag. */
export const BASE_LABEL = "pprof::base";

interface NumericLabel {
  readonly text: ByteText;
  readonly value: bigint;
}

/** What the current sample has. */
interface SampleTags {
  readonly joined: ByteText;
  readonly numeric: readonly NumericLabel[];
}

const NO_TAGS: SampleTags = { joined: "", numeric: [] };

/**
 * Adds up what samples with certain labels weigh, per node: the tag boxes of graphs (`internal/graph/graph.go:
 * addSample`). All text labels of a sample are one tag; of the numeric ones only `bytes` is kept, as in pprof.
 */
export class TagCollector {
  private readonly profile: Profile;
  private readonly weights: SampleWeights;
  private readonly bytesUnit: string;
  private readonly outputUnit: string;
  private readonly byNode = new Map<number, NodeTags>();
  private current: SampleTags = NO_TAGS;
  private weight = 0n;
  private divisor = 0n;

  /** @param bytesUnit the unit of the numeric label `bytes` in this profile */
  constructor(profile: Profile, weights: SampleWeights, bytesUnit: string, outputUnit: string) {
    this.profile = profile;
    this.weights = weights;
    this.bytesUnit = bytesUnit;
    this.outputUnit = outputUnit;
  }

  startSample(sample: number): void {
    const { labelStart } = this.profile.samples;
    if (labelStart[sample] === labelStart[sample + 1]) {
      this.current = NO_TAGS;
      return;
    }
    this.current = this.tagsOf(sample);
    this.weight = exactValue(this.weights.value, sample);
    this.divisor = this.weights.divisor === undefined ? 0n : exactValue(this.weights.divisor, sample);
  }

  add(node: number, isFlat: boolean): void {
    const { joined, numeric } = this.current;
    if (joined === "" && numeric.length === 0) return;
    let tags = this.byNode.get(node);
    if (tags === undefined) {
      tags = { label: new Map(), numeric: new Map() };
      this.byNode.set(node, tags);
    }
    if (joined !== "") this.addTo(tagOf(tags.label, joined, "", 0n), isFlat);
    if (numeric.length === 0) return;
    let numericTags = tags.numeric.get(joined);
    if (numericTags === undefined) {
      numericTags = new Map();
      tags.numeric.set(joined, numericTags);
    }
    for (const { text, value } of numeric) {
      this.addTo(tagOf(numericTags, text, this.bytesUnit, value), isFlat);
    }
  }

  writeTo(node: GraphNode, row: number): void {
    const tags = this.byNode.get(row);
    if (tags === undefined) return;
    node.labelTags = tags.label;
    for (const [joined, numeric] of tags.numeric) node.numericTags.set(joined, numeric);
  }

  private addTo(tag: GraphTag, isFlat: boolean): void {
    if (isFlat) {
      tag.flat += this.weight;
      tag.flatDivisor += this.divisor;
    } else {
      tag.cum += this.weight;
      tag.cumDivisor += this.divisor;
    }
  }

  private tagsOf(sample: number): SampleTags {
    const { samples, labels, strings } = this.profile;
    const texts: ByteText[] = [];
    const numeric: NumericLabel[] = [];
    for (let label = samples.labelStart[sample]; label < samples.labelStart[sample + 1]; label++) {
      const key = strings.byteText(labels.key[label]);
      if (labels.text[label] !== 0) {
        if (key !== BASE_LABEL) texts.push(`${key}:${strings.byteText(labels.text[label])}`);
      } else if (key === "bytes") {
        const value = labelNumber(labels, label);
        const text = byteTextOf(valueText(Number(value), this.bytesUnit, this.outputUnit));
        numeric.push({ text, value });
      }
    }
    // Graphviz's line break, not a newline.
    return { joined: texts.toSorted(compareByteTexts).join("\\n"), numeric };
  }
}

interface NodeTags {
  readonly label: Map<ByteText, GraphTag>;
  readonly numeric: Map<ByteText, Map<ByteText, GraphTag>>;
}

function tagOf(tags: Map<ByteText, GraphTag>, name: ByteText, unit: string, value: bigint): GraphTag {
  let tag = tags.get(name);
  if (tag === undefined) {
    tag = { name, unit, value, flat: 0n, flatDivisor: 0n, cum: 0n, cumDivisor: 0n };
    tags.set(name, tag);
  }
  return tag;
}
