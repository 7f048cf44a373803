import { ProblemError, type Warning } from "../../base/problem";
import { CANCELLED } from "../pace";
import type { OpenSource } from "../protocol";
import type { SourceRequest, SourceResponse } from "./protocol";

/** What is told while a source is read. Times are milliseconds since the Unix epoch. */
export interface SourceListener {
  onReady(bytesTotal: number | undefined, atEpochMs: number): void;
  onBytesRead(bytes: number): void;
  onSourceEnd(atEpochMs: number): void;
  onWarning(warning: Warning): void;
}

/** Reads sources in a worker of its own and hands out their inflated pieces. */
export class SourceThread {
  private readonly worker: Worker;
  private nextReadId = 1;
  private receive: ((response: SourceResponse) => void) | undefined;

  constructor() {
    this.worker = new Worker(new URL("./sourceWorker.ts", import.meta.url), {
      type: "module",
      name: "proflens-source",
    });
    this.worker.addEventListener("message", (event: MessageEvent<SourceResponse>) =>
      this.receive?.(event.data),
    );
  }

  /**
   * The inflated bytes of a source, in pieces. Throws a `ProblemError` where they end too soon, and a `cancelled`
   * one once the signal fires.
   */
  async *read(source: OpenSource, listener: SourceListener, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    // Whoever was cancelled before it began must not take the place of another.
    if (signal.aborted) throw new ProblemError(CANCELLED);
    const readId = this.nextReadId++;
    const inbox: SourceResponse[] = [];
    let wake: () => void = () => undefined;
    this.receive = response => {
      if (response.readId !== readId) return;
      inbox.push(response);
      wake();
    };
    const post = (request: SourceRequest) => this.worker.postMessage(request);
    const onAbort = () => wake();
    signal.addEventListener("abort", onAbort);
    post({ kind: "read", readId, source });
    try {
      for (;;) {
        if (signal.aborted) throw new ProblemError(CANCELLED);
        const response = inbox.shift();
        if (response === undefined) {
          await new Promise<void>(resolve => {
            wake = resolve;
          });
          continue;
        }
        switch (response.kind) {
          case "ready":
            listener.onReady(response.bytesTotal, response.atEpochMs);
            break;
          case "bytesRead":
            listener.onBytesRead(response.bytesRead);
            break;
          case "sourceEnd":
            listener.onSourceEnd(response.atEpochMs);
            break;
          case "warning":
            listener.onWarning(response.warning);
            break;
          case "pieces":
            listener.onBytesRead(response.bytesRead);
            yield* response.pieces;
            post({ kind: "used", readId });
            break;
          case "end":
            if (response.problem !== undefined) throw new ProblemError(response.problem);
            return;
        }
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
      post({ kind: "stop", readId });
    }
  }
}
