import type { Query } from "./query";

/** What rows of a series are sorted by: how much a figure rose, what it is last, how far one profile is out, the name. */
export const SERIES_ORDERS = ["change", "last", "outlier", "name"] as const;
export type SeriesOrder = (typeof SERIES_ORDERS)[number];

/** How the table of a series is looked at. */
export interface SeriesTable {
  readonly figure: "flat" | "cum";
  /** Figures are parts of each profile's total: what differs is not how long each was recorded. */
  readonly isShare: boolean;
  readonly sortBy: SeriesOrder;
  /** Only functions whose figure rose from every profile to the next. */
  readonly onlyGrowing: boolean;
}

/** What each function costs in every profile of a series. The query's `step` and comparison do not count. */
export interface SeriesQuestion extends Query, SeriesTable {
  readonly kind: "series";
  /** Only functions whose name matches; as in SearchQuestion. "" for all. */
  readonly filter: string;
  /** How many rows are wanted at most. */
  readonly rowLimit: number;
}

export interface SeriesAnswer {
  readonly kind: "series";
  readonly question: SeriesQuestion;
  /** step → its total, which parts are of. */
  readonly totals: Float64Array;
  /** How many functions there are in all, and how many of them are wanted; the answer may have fewer. */
  readonly allRowCount: number;
  readonly rowCount: number;
  /** row → the function's name as pprof prints it, and as it is read. */
  readonly names: readonly string[];
  readonly shownNames: readonly string[];
  /** row × steps + step → the figure; parts of 1 where the question wants those. */
  readonly values: Float64Array;
  /** row → the slope of the line of least squares through its figures, per step. */
  readonly slopes: Float64Array;
  readonly medians: Float64Array;
  /** row → the step that is furthest from the median, where that is beyond what the others scatter; -1: none. */
  readonly outliers: Int32Array;
}
