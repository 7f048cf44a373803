import { type GraphHit, isSameHit } from "../../../render/graph/hitTest";

/** What a tooltip is about, and where. */
export interface GraphHover {
  readonly hit: GraphHit;
  /** `keyboard`: below the box; `pointer`: beside the pointer. */
  readonly by: "pointer" | "keyboard";
}

/** What the pointer or the keyboard is at. Listeners are told of every movement; `hover` changes with what is hit. */
export class HoverStore {
  hover: GraphHover | undefined;
  /** The pointer, in CSS pixels of the view. */
  xPx = 0;
  yPx = 0;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): GraphHover | undefined => this.hover;

  pointAt(hit: GraphHit | undefined, xPx: number, yPx: number): void {
    this.xPx = xPx;
    this.yPx = yPx;
    this.set(hit && { hit, by: "pointer" });
  }

  focus(hit: GraphHit | undefined): void {
    this.set(hit && { hit, by: "keyboard" });
  }

  /** @returns whether there was anything to hide */
  leave(): boolean {
    if (this.hover === undefined) return false;
    this.set(undefined);
    return true;
  }

  private set(hover: GraphHover | undefined): void {
    if (!isSameHit(hover?.hit, this.hover?.hit) || hover?.by !== this.hover?.by) this.hover = hover;
    for (const listener of this.listeners) listener();
  }
}
