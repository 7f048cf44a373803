import type { FrameNames } from "./frameNames";
import type { Query } from "./query";

/** What the functions that an expression means cost together. */
export interface PivotQuestion extends Query {
  readonly kind: "pivot";
  /** An RE2 expression, looked for in names as pprof prints them. */
  readonly pivot: string;
}

export interface PivotAnswer {
  readonly kind: "pivot";
  readonly pivot: string;
  /** Functions of the profile that match, and those of them that any shown sample with a value holds. */
  readonly matchCount: number;
  readonly functionCount: number;
  /** The latter, by cum, heaviest first; at most 50. */
  readonly frames: FrameNames;
  /** Of each of these. */
  readonly functionCum: Float64Array;
  /** Of all together, each sample counted once. Exact decimal text where a value passes 2^53. */
  readonly flat: number;
  readonly cum: number;
  readonly exactFlat?: string;
  readonly exactCum?: string;
  /** In a comparison, where flat and cum are new - base: the base's, as positive sums. */
  readonly base?: { readonly flat: number; readonly cum: number };
  readonly sampleCount: number;
  /** What percentages are of: pprof's report total. */
  readonly reportTotal: number;
}

export type PeekSide = "callers" | "callees";
export type PeekColumn = "weight" | "name";

/** Callers or callees of a pivot, a window of rows: pprof's peek. */
export interface PeekQuestion extends Query {
  readonly kind: "peek";
  readonly pivot: string;
  readonly side: PeekSide;
  readonly sortBy: PeekColumn;
  readonly descending: boolean;
  /** Rows wanted: fromRow ≤ row < toRow (clamped to what there is). */
  readonly fromRow: number;
  readonly toRow: number;
}

export interface PeekAnswer {
  readonly kind: "peek";
  readonly question: PeekQuestion;
  readonly rowCount: number;
  /** The first row in this answer. */
  readonly fromRow: number;
  /** row → edge weight; recursion counted as pprof counts it. In a comparison new - base. */
  readonly weight: Float64Array;
  /** row → its exact decimal text, where one of the weights passes 2^53. */
  readonly exactWeight?: readonly string[];
  /** In a comparison: row → the base's part, as a positive sum. */
  readonly base?: Float64Array;
  /** row → 1 where all that goes over the edge was inlined. */
  readonly isInlined: Uint8Array;
  readonly frames: FrameNames;
  /** The pivot's cum: what shares are of. */
  readonly cum: number;
  readonly reportTotal: number;
}
