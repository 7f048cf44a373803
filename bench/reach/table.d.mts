export interface SizeFigures {
  readonly stackCount: number;
  readonly seed: number;
  readonly gzipBytes: number;
  readonly rawBytes: number;
  readonly figures: Readonly<Record<string, number | undefined>>;
}

export function formatReach(sizes: readonly SizeFigures[]): string;
export function formatStart(start: {
  usableMs: number;
  gzipBytes: number;
  files: { path: string; gzipBytes: number }[];
}): string;
