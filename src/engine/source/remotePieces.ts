import { type Problem, ProblemError, type Warning } from "../../base/problem";
import { watchWorker, workerName } from "../lifeline";
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

/**
 * Reads sources in a worker of its own and hands out their inflated pieces. A worker that has stopped, or is still busy
 * with what nobody waits for any more, is replaced when the next source is read.
 */
export class SourceThread {
  private worker: Worker | undefined;
  private nextReadId = 1;
  private receive: ((response: SourceResponse) => void) | undefined;
  /** The read that the worker has not told the end of. */
  private readUnderWay = 0;
  private unwatch: () => void = () => undefined;

  constructor() {
    this.worker = this.start();
  }

  private start(): Worker {
    const name = workerName("proflens-source");
    const worker = new Worker(new URL("./sourceWorker.ts", import.meta.url), { type: "module", name });
    worker.addEventListener("message", (event: MessageEvent<SourceResponse>) => {
      const response = event.data;
      if (this.worker !== worker || response.kind === "alive") return;
      if (response.kind === "end" && response.readId === this.readUnderWay) this.readUnderWay = 0;
      this.receive?.(response);
    });
    const onEnd = () => {
      if (this.worker !== worker) return;
      const readId = this.readUnderWay;
      this.drop();
      this.receive?.({ kind: "end", readId, problem: STOPPED });
    };
    this.unwatch = watchWorker(worker, name, onEnd);
    return worker;
  }

  private drop(): void {
    this.unwatch();
    this.worker?.terminate();
    this.worker = undefined;
    this.readUnderWay = 0;
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
    if (this.readUnderWay !== 0) this.drop();
    this.worker ??= this.start();
    this.readUnderWay = readId;
    this.receive = response => {
      if (response.kind === "alive" || response.readId !== readId) return;
      inbox.push(response);
      wake();
    };
    const { worker } = this;
    const post = (request: SourceRequest) => worker.postMessage(request);
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
          case "alive":
            break;
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

const STOPPED: Problem = {
  kind: "tooLarge",
  message: "The part of this page that reads files stopped.",
  advice: "Try again; if the file is very large, close other tabs first.",
};
