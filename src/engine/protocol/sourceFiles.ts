import type { Query } from "./query";

/** All that the profile, and its base, say about where their code is, whatever is filtered. */
export interface SourceFilesQuestion extends Query {
  readonly kind: "sourceFiles";
}

export interface SourceFilesAnswer {
  readonly kind: "sourceFiles";
  /** Every file that functions name, once, in the order of functions; without "". */
  readonly files: readonly string[];
  /** The mappings' files. */
  readonly mappings: readonly string[];
}
