import type { Hit } from "../../render/flame/hitTest";

export interface HoverState {
  readonly hit: Hit | undefined;
  /** The tooltip stays as it is, and can be reached with the pointer. */
  readonly frozen: boolean;
}

/** A Shift pressed for no longer than this freezes for good; one that is held freezes while it is held. */
const SHORT_PRESS_MS = 350;

/**
 * What the pointer is over. Outside of React: the pointer moves far more often than it meets another box. Listeners
 * are told of every movement; `state` is a new object only when the box or the freezing changes.
 */
export class HoverStore {
  state: HoverState = { hit: undefined, frozen: false };
  /** The pointer in CSS pixels of the canvas; where it was when the tooltip froze. */
  xPx = 0;
  yPx = 0;
  private readonly listeners = new Set<() => void>();
  private shiftDownMs: number | undefined;
  /** The pointer is on the frozen tooltip. */
  private onTooltip = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): HoverState => this.state;

  pointAt(hit: Hit | undefined, xPx: number, yPx: number): void {
    if (this.state.frozen) return;
    this.xPx = xPx;
    this.yPx = yPx;
    if (hit?.box !== this.state.hit?.box || hit?.answer !== this.state.hit?.answer) {
      this.state = { hit, frozen: false };
    }
    this.tell();
  }

  leave(): void {
    if (!this.state.frozen && this.state.hit !== undefined) this.set({ hit: undefined, frozen: false });
  }

  /** Lets go of a frozen tooltip: because the user says so, or the graph moves. @returns whether there was one */
  release(): boolean {
    if (!this.state.frozen) return false;
    this.shiftDownMs = undefined;
    this.onTooltip = false;
    this.set({ hit: undefined, frozen: false });
    return true;
  }

  shiftDown(nowMs: number): void {
    if (this.state.frozen) {
      this.release();
      return;
    }
    if (this.state.hit === undefined) return;
    this.shiftDownMs = nowMs;
    this.set({ ...this.state, frozen: true });
  }

  shiftUp(nowMs: number): void {
    const downMs = this.shiftDownMs;
    this.shiftDownMs = undefined;
    if (downMs === undefined || !this.state.frozen || this.onTooltip) return;
    if (nowMs - downMs > SHORT_PRESS_MS) this.release();
  }

  setOnTooltip(onTooltip: boolean): void {
    this.onTooltip = onTooltip;
  }

  private set(state: HoverState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
