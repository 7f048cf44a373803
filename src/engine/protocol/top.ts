import type { FrameNames } from "./frameNames";
import type { Query } from "./query";

export type TopColumn = "flat" | "cum" | "name";

/** A window of rows of the top table. */
export interface TopQuestion extends Query {
  readonly kind: "top";
  readonly sortBy: TopColumn;
  readonly descending: boolean;
  /** Rows wanted: fromRow ≤ row < toRow (clamped to what there is). */
  readonly fromRow: number;
  readonly toRow: number;
  /** Only functions whose name matches; as in SearchQuestion. "" for all. */
  readonly filter: string;
}

export interface TopAnswer {
  readonly kind: "top";
  readonly question: TopQuestion;
  /** Rows in all, at this sample type (pprof leaves out functions whose flat and cum are both 0). */
  readonly rowCount: number;
  /** The first row in this answer. */
  readonly fromRow: number;
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** Running sum of flat in the order of the table. */
  readonly sum: Float64Array;
  /** In a comparison, where `flat` and `cum` are new - base. */
  readonly comparison?: TopComparison;
  /** 0: never inlined, 1: always (inline), 2: partly (partial-inline), as pprof's top view marks it. */
  readonly inlined: Uint8Array;
  readonly frames: FrameNames;
  /** Unit in which pprof would print the whole table (§3.6 of its reference), such as "s" or "MB". */
  readonly displayUnit: string;
  /** What percentages are of: pprof's report total. */
  readonly reportTotal: number;
}

/** The two sides of the rows of a top table. New = base + difference. */
export interface TopComparison {
  readonly baseFlat: Float64Array;
  readonly baseCum: Float64Array;
  /** row → how many standard deviations of sampling noise the change of flat, and of cum, is away from none. */
  readonly flatSigmas: Float64Array;
  readonly cumSigmas: Float64Array;
  /** The sample type whose counts that is computed from; undefined where there is none, and no sigmas. */
  readonly countType: string | undefined;
}
