export interface ViewerSummary {
  readonly outcome: "drawn" | "crashed" | "none" | "failed";
  readonly ms: number;
  readonly problem: string | undefined;
  readonly longestTask: { readonly ms: number | undefined; readonly atLeast: boolean };
  readonly pageBytes: number;
  readonly helperBytes: number | undefined;
}

export interface ViewerRun {
  readonly outcome: ViewerSummary["outcome"];
  readonly ms: number;
  readonly problem: string | undefined;
  readonly longestTask: ViewerSummary["longestTask"];
  readonly startPageBytes: number;
  readonly peakBytes: number;
  readonly helperPeakBytes: number | undefined;
}

export function summariseViewer(runs: readonly ViewerRun[]): ViewerSummary;
