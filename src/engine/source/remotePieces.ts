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

/** A worker that runs and has nothing to do says within this time that it received a read, or it never will. */
const BEGIN_LIMIT_MS = 5000;

/** So many workers are asked to read a source before it is given up. */
const MOST_TRIES = 3;

/**
 * Reads sources in a worker of its own and hands out their inflated pieces. A worker that has stopped, or is still busy
 * with what nobody waits for any more, is replaced when the next source is read; one that stops before it has begun
 * with a read is replaced as well, and the read is asked of the next one.
 */
export class SourceThread {
  private worker: Worker | undefined;
  private nextReadId = 1;
  private receive: ((response: SourceResponse) => void) | undefined;
  /** The read that the worker has not told the end of. */
  private readUnderWay = 0;
  /** The worker's code runs; how long it takes to be fetched is the network's affair. */
  private isRunning = false;
  private unwatch: () => void = () => undefined;

  constructor() {
    this.worker = this.start();
  }

  private start(): Worker {
    const name = workerName("proflens-source");
    const worker = new Worker(new URL("./sourceWorker.ts", import.meta.url), { type: "module", name });
    worker.addEventListener("message", (event: MessageEvent<SourceResponse>) => {
      const response = event.data;
      if (this.worker !== worker) return;
      this.isRunning = true;
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
    this.isRunning = false;
    this.readUnderWay = 0;
  }

  /** Has a worker that does nothing else begin with a read. */
  private begin(readId: number, source: OpenSource): void {
    if (this.readUnderWay !== 0) this.drop();
    this.worker ??= this.start();
    this.readUnderWay = readId;
    this.post({ kind: "read", readId, source });
  }

  /** Ends a worker that has not begun with a read, though it should have. */
  private dropSilent(readId: number): void {
    if (this.readUnderWay !== readId || !this.isRunning) return;
    this.drop();
    this.receive?.({ kind: "end", readId, problem: STOPPED });
  }

  private post(request: SourceRequest): void {
    this.worker?.postMessage(request);
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
    let tries = 0;
    let hasBegun = false;
    let limit: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      tries++;
      this.begin(readId, source);
      limit = setTimeout(() => this.dropSilent(readId), BEGIN_LIMIT_MS);
    };
    this.receive = response => {
      if (response.kind === "alive" || response.readId !== readId) return;
      clearTimeout(limit);
      // Nothing was read yet: another worker can do it all.
      if (response.kind === "end" && response.problem === STOPPED && !hasBegun && tries < MOST_TRIES) {
        ask();
        return;
      }
      hasBegun = true;
      inbox.push(response);
      wake();
    };
    const onAbort = () => wake();
    signal.addEventListener("abort", onAbort);
    ask();
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
          case "begun":
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
            this.post({ kind: "used", readId });
            break;
          case "end":
            if (response.problem !== undefined) throw new ProblemError(response.problem);
            return;
        }
      }
    } finally {
      clearTimeout(limit);
      signal.removeEventListener("abort", onAbort);
      this.post({ kind: "stop", readId });
    }
  }
}

const STOPPED: Problem = {
  kind: "tooLarge",
  message: "The part of this page that reads files stopped.",
  advice: "Try again; if the file is very large, close other tabs first.",
};
