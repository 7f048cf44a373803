import type { Query } from "./query";

/** The labels of what is shown: every key with its values, or one key. */
export interface LabelsQuestion extends Query {
  readonly kind: "labels";
  /** How many values of a key are wanted, heaviest first. */
  readonly valueLimit: number;
  /** Only this key. */
  readonly key?: string;
  /** Only values whose text matches; as in SearchQuestion. "" for all. */
  readonly filter?: string;
}

export interface LabelValue {
  /** Text, or a number in its unit as pprof prints it. */
  readonly text: string;
  /** Texts and numbers of one key may read the same. */
  readonly isNumber: boolean;
  /** A tagfocus or tagignore expression that means exactly this value; undefined where pprof has none. */
  readonly filter: string | undefined;
  /** Sum of the values of the samples that have it, and their number. */
  readonly value: number;
  readonly sampleCount: number;
}

/** One bar of a histogram: from ≤ number < to. */
export interface LabelBar {
  /** The least and the greatest whole number in it, as pprof prints them; the same for a bar of one number. */
  readonly fromText: string;
  readonly toText: string;
  /** A tagfocus or tagignore expression that means this range; undefined where pprof has none. */
  readonly filter: string | undefined;
  readonly value: number;
  readonly sampleCount: number;
}

export interface LabelKeyAnswer {
  readonly key: string;
  readonly kind: "text" | "number" | "both";
  /** Unit of the numbers; "" for none. */
  readonly unit: string;
  /** The heaviest that match, at most as many as asked for. */
  readonly values: readonly LabelValue[];
  /** How many match, and how many there are. */
  readonly matchCount: number;
  readonly valueCount: number;
  /** Of the numbers, ascending; empty for a key of text. */
  readonly bars: readonly LabelBar[];
  /** Sum of the values of the samples with this key, and their number. */
  readonly withValue: number;
  readonly withSampleCount: number;
  /** The same of those without. */
  readonly withoutValue: number;
  readonly withoutSampleCount: number;
}

export interface LabelsAnswer {
  readonly kind: "labels";
  /** By name. */
  readonly keys: readonly LabelKeyAnswer[];
  /** Samples looked at. */
  readonly sampleCount: number;
  readonly reportTotal: number;
}

/** The keys of all labels of the profile, whatever is filtered: what stacks can be grouped by. */
export interface LabelKeysQuestion extends Query {
  readonly kind: "labelKeys";
}

export interface LabelKeysAnswer {
  readonly kind: "labelKeys";
  /** By name. */
  readonly keys: readonly string[];
}
