import { err, type Result } from "../../../base/result";
import type { GraphLayout } from "./graphLayout";
import type { LayoutRequest, LayoutResponse } from "./protocol";

/** The part of a Worker that is used here; tests put a plain object in its place. */
export interface LayoutWorker {
  postMessage(message: LayoutRequest): void;
  addEventListener(type: "message", listener: (event: MessageEvent<LayoutResponse>) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
  terminate(): void;
}

/** Why there is no layout: it was stopped, or Graphviz says why. */
export type LayoutFailure =
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly message: string };

/** So many layouts are kept, so that Back is instant. */
const KEPT_LAYOUTS = 6;

/** Lays graphs out in a worker, one at a time: a newer one ends the one before, and its worker with it. */
export class Layouter {
  private readonly startWorker: () => LayoutWorker;
  private worker: LayoutWorker | undefined;
  private running: ((outcome: Result<GraphLayout, LayoutFailure>) => void) | undefined;
  private readonly kept = new Map<string, GraphLayout>();

  constructor(startWorker: () => LayoutWorker) {
    this.startWorker = startWorker;
  }

  /** A layout of this dot report that is there already. */
  peek(dot: string): GraphLayout | undefined {
    return this.kept.get(dot);
  }

  /** Has Graphviz started, so that it is there when the first graph is. */
  warmUp(): void {
    this.worker ??= this.start();
  }

  layOut(dot: string): Promise<Result<GraphLayout, LayoutFailure>> {
    this.stop();
    const worker = (this.worker ??= this.start());
    return new Promise(resolve => {
      this.running = outcome => {
        this.running = undefined;
        if (outcome.ok) this.keep(dot, outcome.value);
        resolve(outcome);
      };
      worker.postMessage({ dot });
    });
  }

  /** Ends the layout that is on its way; its promise says so. */
  stop(): void {
    if (this.running === undefined) return;
    this.endWorker();
    this.running(err({ kind: "stopped" }));
  }

  /** Ends the worker; the layouts that are known are kept. */
  rest(): void {
    this.stop();
    this.endWorker();
  }

  private start(): LayoutWorker {
    const worker = this.startWorker();
    worker.addEventListener("message", ({ data }) => {
      if (this.worker !== worker) return;
      // A Graphviz that ran out of memory is of no more use.
      if (!data.ok) this.endWorker();
      this.running?.(data.ok ? data : err({ kind: "failed", message: data.error }));
    });
    const crashed = (event: Event) => {
      if (this.worker !== worker) return;
      this.endWorker();
      const said = "message" in event && typeof event.message === "string" ? event.message : "";
      const message = said === "" ? "its worker stopped" : said;
      this.running?.(err({ kind: "failed", message }));
    };
    worker.addEventListener("error", crashed);
    worker.addEventListener("messageerror", crashed);
    return worker;
  }

  private endWorker(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private keep(dot: string, layout: GraphLayout): void {
    this.kept.set(dot, layout);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_LAYOUTS && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** The page's layouter. */
export const graphLayouter = new Layouter(
  () =>
    new Worker(new URL("./layoutWorker.ts", import.meta.url), {
      type: "module",
      name: "proflens-graph-layout",
    }),
);
