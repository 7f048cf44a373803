import type { Config } from "../../analysis/config";

/** pprof's options that are not at their default, by pprof's names. */
export type QueryOptions = Partial<Config>;

/** What is taken from what. */
export interface Comparison {
  /** The `openId` of the base. */
  readonly baseId: number;
  /**
   * Only what percentages are of depends on it: of the base (pprof's -diff_base), or of what is left where equal
   * stacks have been taken from each other (-base).
   */
  readonly isDiff: boolean;
}

/**
 * What figures are of; part of every question. Options that do not change what is shown (nodecount, unit …) may be
 * there as well; `normalize` is one of them.
 */
export interface Query {
  readonly sampleTypeIndex: number;
  readonly options: QueryOptions;
  readonly comparison?: Comparison;
  /** `UseSourceMapsQuestion.id`: the profile is read through these source maps. Absent: it is read as it is. */
  readonly sourceMaps?: number;
  /** Of a series, the profile that is looked at, by its place in time from 0. Absent: all of them, merged. */
  readonly step?: number;
  /** `own`: names are shown as the profile has them. Absent: as they are read best. It changes no figure. */
  readonly names?: "own";
}

/** The part of a question that says what its figures are of. */
export function queryOf({ sampleTypeIndex, options, comparison, sourceMaps, step, names }: Query): Query {
  return {
    sampleTypeIndex,
    options,
    ...(comparison && { comparison }),
    ...(sourceMaps !== undefined && { sourceMaps }),
    ...(step !== undefined && { step }),
    ...(names && { names }),
  };
}
