/** Something that must not be, with the number of the input that shows it. */
export interface Finding {
  readonly kind: "finding";
  readonly number: number;
  readonly what: string;
  /** The process has had too much memory, for this input or for all of them together. */
  readonly isMemory?: true;
}

/** What came of the inputs of a chunk. */
export interface ChunkReport {
  readonly kind: "report";
  tried: number;
  accepted: number;
  salvaged: number;
  refused: number;
  /** Read as far as the first sample. */
  withSample: number;
  failed: number;
  longestMs: number;
  longestNumber: number;
  peakBytes: number;
}
