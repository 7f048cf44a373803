import type { OptionName } from "../../analysis/config";
import type { Query } from "./query";

/** What the filters leave, and whether all of them are understood: for chips and the status line. */
export interface ShownQuestion extends Query {
  readonly kind: "shown";
}

export interface ShownAnswer {
  readonly kind: "shown";
  /** Sum of |value| over the samples that are left, and their number; in a comparison those of the new side. */
  readonly shownWeight: number;
  readonly shownSampleCount: number;
  /** The same before filters. */
  readonly totalWeight: number;
  readonly totalSampleCount: number;
  /** What percentages are of: pprof's report total. */
  readonly reportTotal: number;
  /** Options that matched nothing. */
  readonly unmatched: readonly OptionName[];
  /** Options that are no expressions, and why, in pprof's words; then nothing is filtered and the rest is 0. */
  readonly invalid: readonly { readonly option: OptionName; readonly message: string }[];
  /** What else pprof would warn of. */
  readonly warnings: readonly string[];
}
