import type { Query } from "./query";

/** Functions by name: literal and case-insensitive, or an RE2 expression between slashes (`/re/`, `/re/i`). */
export interface SearchQuestion extends Query {
  readonly kind: "search";
  readonly text: string;
}

export interface SearchAnswer {
  readonly kind: "search";
  readonly text: string;
  /** frameId → 1 where the name matches. */
  readonly matches: Uint8Array;
  /** Functions that match. */
  readonly functionCount: number;
  /** Sum of |value| over the samples that hold a match. */
  readonly weight: number;
  /** What percentages are of: pprof's report total. */
  readonly reportTotal: number;
  /** Names of the hits that have any cost, by cum, heaviest first; at most 1000. For walking through them. */
  readonly names: readonly string[];
}
