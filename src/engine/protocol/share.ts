import type { Cleaning } from "../../analysis/clean";
import type { Query } from "./query";

/** The profile for somebody else: cleaned, and cut to size where it has to fit. Comparisons are left out of it. */
export interface ShareQuestion extends Query {
  readonly kind: "share";
  /** `shown`: what the options leave. `base`: what is compared with, as it came, whatever the options. */
  readonly part: "shown" | "whole" | "base";
  readonly cleaning: Cleaning;
  /** What hashes of names depend on: the same names have the same hashes under the same salt. */
  readonly salt: string;
  /**
   * `file`: a .pb.gz. A number: a zlib stream of at most so many bytes, with the heaviest samples. `none`: only what
   * would be in the file.
   */
  readonly size: "file" | "none" | number;
}

export interface ShareAnswer {
  readonly kind: "share";
  /** Absent where the size is `none`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly sampleCount: number;
  /** Sum of |value| over the samples, and over those that there were before they had to fit. */
  readonly weight: number;
  readonly weightBefore: number;
  /** What is in it, and of names a few: those of the heaviest samples first. */
  readonly functionCount: number;
  readonly functions: readonly string[];
  readonly files: readonly string[];
  readonly binaries: readonly string[];
  readonly labelKeys: readonly string[];
  readonly comments: readonly string[];
}
