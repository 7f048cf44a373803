import type { Problem, Warning } from "../../base/problem";
import type { Alive } from "../lifeline";
import type { OpenSource } from "../protocol";

/** What the engine and its source worker say to each other. Times are milliseconds since the Unix epoch. */
export type SourceRequest =
  | { readonly kind: "read"; readonly readId: number; readonly source: OpenSource }
  /** A batch of pieces was used: another may come. */
  | { readonly kind: "used"; readonly readId: number }
  | { readonly kind: "stop"; readonly readId: number };

export type SourceResponse =
  | Alive
  /** A read was received: said at once, before anything of the source is looked at. */
  | { readonly kind: "begun"; readonly readId: number }
  | {
      readonly kind: "ready";
      readonly readId: number;
      readonly bytesTotal: number | undefined;
      readonly atEpochMs: number;
    }
  | {
      readonly kind: "pieces";
      readonly readId: number;
      readonly pieces: readonly Uint8Array[];
      readonly bytesRead: number;
    }
  /** Bytes of the source read so far, told now and then while pieces are long in coming. */
  | { readonly kind: "bytesRead"; readonly readId: number; readonly bytesRead: number }
  /** The source's last byte was read; more pieces may follow. */
  | { readonly kind: "sourceEnd"; readonly readId: number; readonly atEpochMs: number }
  | { readonly kind: "warning"; readonly readId: number; readonly warning: Warning }
  | { readonly kind: "end"; readonly readId: number; readonly problem: Problem | undefined };

/** Batches that may be on their way at once: bounds the memory when inflating is faster than parsing. */
export const BATCHES_ON_THE_WAY = 16;

/** Longest time for which bytes read are not told. */
export const PROGRESS_INTERVAL_MS = 100;

/** Inflated bytes per batch. */
export const BATCH_BYTES = 1 << 20;

/** Now, on the clock that all threads share. */
export function epochNow(): number {
  return performance.timeOrigin + performance.now();
}
