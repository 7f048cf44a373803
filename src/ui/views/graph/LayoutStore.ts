import type { GraphAnswer } from "../../../engine/protocol";
import type { GraphLayout } from "../../../render/graph/layout/graphLayout";
import type { Layouter } from "../../../render/graph/layout/Layouter";
import { type GraphPicture, pictureOf } from "../../../render/graph/picture";

/** What becomes of the layout of a graph. */
export type LayoutPhase =
  | { readonly kind: "done" }
  | { readonly kind: "running"; readonly sinceMs: number }
  | { readonly kind: "stopped"; readonly afterMs: number }
  | { readonly kind: "failed"; readonly message: string };

export interface LayoutState {
  /** The last graph that was laid out. */
  readonly picture: GraphPicture | undefined;
  /** What becomes of the one that is wanted. */
  readonly phase: LayoutPhase;
}

const DONE: LayoutPhase = { kind: "done" };

/** Has the graph laid out that is wanted, and keeps the one before until then. */
export class LayoutStore {
  state: LayoutState = { picture: undefined, phase: DONE };
  private readonly layouter: Layouter;
  private wanted: GraphAnswer | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(layouter: Layouter) {
    this.layouter = layouter;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): LayoutState => this.state;

  /** Lays a graph out; undefined, or one without nodes, takes the picture away. */
  want(answer: GraphAnswer | undefined): void {
    this.wanted = answer;
    const known = answer && this.layouter.peek(answer.dot);
    if (answer === undefined || answer.nodes.name.length === 0) {
      this.layouter.stop();
      this.set({ picture: undefined, phase: DONE });
    } else if (known !== undefined) {
      this.layouter.stop();
      this.finish(answer, known);
    } else void this.layOut(answer);
  }

  readonly stop = (): void => this.layouter.stop();

  /** Once more what was stopped, or failed. */
  readonly retry = (): void => this.want(this.wanted);

  private async layOut(answer: GraphAnswer): Promise<void> {
    const sinceMs = performance.now();
    this.set({ ...this.state, phase: { kind: "running", sinceMs } });
    const outcome = await this.layouter.layOut(answer.dot);
    if (this.wanted !== answer) return;
    const { picture } = this.state;
    if (outcome.ok) this.finish(answer, outcome.value);
    else if (outcome.error.kind === "failed") {
      this.set({ picture, phase: { kind: "failed", message: outcome.error.message } });
    } else this.set({ picture, phase: { kind: "stopped", afterMs: performance.now() - sinceMs } });
  }

  private finish(answer: GraphAnswer, layout: GraphLayout): void {
    this.set({ picture: pictureOf(answer, layout), phase: DONE });
  }

  private set(state: LayoutState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
