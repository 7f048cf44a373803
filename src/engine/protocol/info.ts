import type { Query } from "./query";

/** What the file says of itself. */
export interface InfoQuestion extends Query {
  readonly kind: "info";
}

export interface MappingInfo {
  readonly file: string;
  readonly buildId: string;
  /** Hexadecimal without 0x. */
  readonly start: string;
  readonly limit: string;
  readonly offset: string;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
  readonly locationCount: number;
}

export interface InfoAnswer {
  readonly kind: "info";
  readonly periodType: { readonly type: string; readonly unit: string };
  /** Decimal. */
  readonly period: string;
  readonly dropFrames: string;
  readonly keepFrames: string;
  readonly defaultSampleType: string;
  readonly mappings: readonly MappingInfo[];
  readonly labelKeys: readonly {
    readonly key: string;
    readonly kind: "text" | "number" | "both";
    readonly unit: string;
    /** Samples that have the key; distinct values. */
    readonly sampleCount: number;
    readonly valueCount: number;
  }[];
  readonly maxStackDepth: number;
  readonly meanStackDepth: number;
  readonly stacklessSampleCount: number;
  readonly inlinedLocationCount: number;
  readonly stringCount: number;
  /** Part of the total (0..1) in samples whose leaf has no function. */
  readonly unsymbolisedShare: number;
  /** Sum of flat + samples without a stack, and the total: they agree unless values are negative. */
  readonly stacklessWeight: number;
}
