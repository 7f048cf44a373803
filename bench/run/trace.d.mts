/** An event as DevTools writes it; times are microseconds on the browser's clock. */
export interface TraceEvent {
  readonly name: string;
  /** Phase; `X` is complete, with a duration. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Wall clock. */
  readonly dur?: number;
  /** CPU time of the thread. */
  readonly tdur?: number;
  readonly args: Record<string, unknown>;
}
