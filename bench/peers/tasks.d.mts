export interface LongestTask {
  readonly ms: number | undefined;
  readonly atLeast: boolean;
}

export type Said =
  | { readonly kind: "alive" | "file" | "looking" | "drawn"; readonly atMs: number }
  | { readonly kind: "task" | "probe"; readonly startMs: number; readonly durationMs: number };

export function longestTask(said: readonly Said[], fromMs: number, toMs: number): LongestTask;
