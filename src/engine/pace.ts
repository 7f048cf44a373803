import { type Problem, ProblemError } from "../base/problem";
import type { Steps } from "../base/steps";

/** How long work may go on before the thread's messages are looked at. */
const SLICE_MS = 24;

/**
 * Lets a thread's messages through in the middle of long work, such as opening a profile: questions about what is open
 * are answered meanwhile, and the work stops soon after it is cancelled.
 */
export class Pace {
  private readonly signal: AbortSignal;
  private readonly sliceMs: number;
  private since = performance.now();

  /** @param sliceMs how long work goes on between two looks at messages; 0: at every occasion */
  constructor(signal: AbortSignal, sliceMs: number = SLICE_MS) {
    this.signal = signal;
    this.sliceMs = sliceMs;
  }

  /** To be awaited often. Throws a `cancelled` problem once the signal has fired. */
  async breathe(): Promise<void> {
    if (performance.now() - this.since >= this.sliceMs) {
      await messagesDelivered();
      this.since = performance.now();
    }
    if (this.signal.aborted) throw new ProblemError(CANCELLED);
  }

  /** Runs a computation, pausing between its steps. */
  readonly run = async <Value>(steps: Steps<Value>): Promise<Value> => {
    for (;;) {
      await this.breathe();
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
}

/** Comes after the messages that are waiting. Timers would not do: browsers make them wait for milliseconds. */
async function messagesDelivered(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>(resolve => {
    port1.addEventListener("message", () => resolve());
    port1.start();
    port2.postMessage(undefined);
  });
  port1.close();
}

export const CANCELLED: Problem = {
  kind: "cancelled",
  message: "Opening was cancelled.",
  advice: "What was open before is still here.",
};
