import type { Query } from "./query";

/** The labels of what is shown, every key with its values. */
export interface LabelsQuestion extends Query {
  readonly kind: "labels";
  /** How many values of a key are wanted, heaviest first; 0 for all. */
  readonly valueLimit: number;
}

export interface LabelValue {
  /** Text, or a number in its unit as pprof prints it. */
  readonly text: string;
  /** A tagfocus or tagignore expression that means exactly this value. */
  readonly filter: string;
  /** Sum of the values of the samples that have it, and their number. */
  readonly value: number;
  readonly sampleCount: number;
}

/** One bar of a histogram: from ≤ number < to, but the last one holds `to` as well. */
export interface LabelBar {
  readonly from: number;
  readonly to: number;
  readonly fromText: string;
  readonly toText: string;
  /** A tagfocus or tagignore expression that means this range. */
  readonly filter: string;
  readonly value: number;
  readonly sampleCount: number;
}

export interface LabelKeyAnswer {
  readonly key: string;
  readonly kind: "text" | "number" | "both";
  /** Unit of the numbers; "" for none. */
  readonly unit: string;
  readonly values: readonly LabelValue[];
  readonly valueCount: number;
  /** Of the numbers; empty for a key of text. */
  readonly bars: readonly LabelBar[];
  /** Sum of the values of the samples without this key, and their number. */
  readonly withoutValue: number;
  readonly withoutSampleCount: number;
}

export interface LabelsAnswer {
  readonly kind: "labels";
  /** By name. */
  readonly keys: readonly LabelKeyAnswer[];
  readonly reportTotal: number;
}
