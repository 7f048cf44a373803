import {
  fractionAtMinimap,
  minimapWindow,
  type MinimapSize,
  viewportAtMinimap,
} from "../../render/flame/minimap";
import { clampRange } from "../../render/flame/viewport";
import type { FlameStage } from "./FlameStage";

/** Less than this is no drag. */
const SLOP_PX = 3;
/** How near to an edge of the window the pointer grabs it. */
const EDGE_PX = 5;

/** What a drag does: moves the window, moves one of its edges, or chooses a range to zoom to. */
type Drag =
  | { readonly kind: "move"; readonly fromCentreX: number; readonly fromCentreY: number }
  | { readonly kind: "edge"; readonly fixedFraction: number }
  | { readonly kind: "range"; readonly fromX: number };

interface Press {
  readonly x: number;
  readonly y: number;
  /** What a movement to the side begins, and what one up or down. */
  readonly sideways: Drag;
  readonly upright: Drag;
  /** What a press without movement does. */
  readonly isClick: boolean;
}

/**
 * Lets the window on the minimap be dragged, its edges too; a drag elsewhere (anywhere, where all is in the window)
 * chooses a range, and a click goes there. @returns what takes the listeners off again
 */
export function connectMinimap(
  stage: FlameStage,
  canvas: HTMLCanvasElement,
  rangeFrame: HTMLElement,
  size: () => MinimapSize,
  rowCount: () => number,
): () => void {
  let press: Press | undefined;
  let drag: Drag | undefined;

  const pressAt = (x: number, y: number): Press => {
    const { x: left, y: top, widthPx, heightPx } = minimapWindow(stage.pane, rowCount(), size());
    const right = left + widthPx;
    const { fromFraction, toFraction } = stage.target;
    const isWhole = toFraction - fromFraction >= 1;
    const range = { kind: "range", fromX: x } as const;
    const inRows = y >= top - EDGE_PX && y <= top + heightPx + EDGE_PX;
    const edge = isWhole || !inRows ? undefined : nearEdge(x, left, right);
    if (edge !== undefined) {
      const fixed = { kind: "edge", fixedFraction: edge === "left" ? toFraction : fromFraction } as const;
      return { x, y, sideways: fixed, upright: fixed, isClick: false };
    }
    const isInside = x >= left && x <= right && y >= top && y <= top + heightPx;
    const move = {
      kind: "move",
      fromCentreX: isInside ? x - (left + right) / 2 : 0,
      fromCentreY: isInside ? y - (top + heightPx / 2) : 0,
    } as const;
    return { x, y, sideways: isInside && !isWhole ? move : range, upright: move, isClick: !isInside };
  };
  const moveTo = (x: number, y: number) => {
    const wanted = viewportAtMinimap(stage.pane, rowCount(), size(), x, y);
    stage.scrollTo({ ...wanted, ...clampRange(wanted.fromFraction, wanted.toFraction) });
  };
  const fractionAt = (x: number) => Math.min(1, Math.max(0, fractionAtMinimap(size(), x)));
  const rangeTo = (anchor: number, x: number) => {
    const to = fractionAt(x);
    return clampRange(Math.min(anchor, to), Math.max(anchor, to));
  };
  const follow = (x: number, y: number) => {
    if (drag?.kind === "move") moveTo(x - drag.fromCentreX, y - drag.fromCentreY);
    if (drag?.kind === "edge") stage.moveTo({ ...stage.target, ...rangeTo(drag.fixedFraction, x) });
    if (drag?.kind === "range") {
      rangeFrame.hidden = false;
      rangeFrame.style.translate = `${Math.min(drag.fromX, x)}px 0`;
      rangeFrame.style.width = `${Math.abs(x - drag.fromX)}px`;
    }
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || stage.overview === undefined) return;
    canvas.setPointerCapture(event.pointerId);
    press = pressAt(event.offsetX, event.offsetY);
  };
  const move = ({ offsetX: x, offsetY: y }: PointerEvent) => {
    if (press === undefined) {
      canvas.style.cursor = stage.overview === undefined ? "" : cursorOf(pressAt(x, y).sideways);
      return;
    }
    const [dx, dy] = [Math.abs(x - press.x), Math.abs(y - press.y)];
    if (drag === undefined && Math.max(dx, dy) > SLOP_PX) drag = dx >= dy ? press.sideways : press.upright;
    follow(x, y);
  };
  const end = () => {
    press = undefined;
    drag = undefined;
    rangeFrame.hidden = true;
  };
  const up = ({ offsetX: x }: PointerEvent) => {
    if (drag?.kind === "range") {
      const { scrollPx } = stage.target;
      stage.moveTo({ ...rangeTo(fractionAt(drag.fromX), x), scrollPx }, "animate");
    } else if (press?.isClick === true && drag === undefined) {
      moveTo(press.x, press.y);
    }
    end();
  };
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", end);
  return () => {
    canvas.removeEventListener("pointerdown", down);
    canvas.removeEventListener("pointermove", move);
    canvas.removeEventListener("pointerup", up);
    canvas.removeEventListener("pointercancel", end);
  };
}

function nearEdge(x: number, left: number, right: number): "left" | "right" | undefined {
  // A narrow window has its edges outside, so that there is something left to move it by.
  const inside = Math.min(EDGE_PX, (right - left) / 4);
  if (x >= left - EDGE_PX && x <= left + inside) return "left";
  return x <= right + EDGE_PX && x >= right - inside ? "right" : undefined;
}

function cursorOf({ kind }: Drag): string {
  if (kind === "edge") return "ew-resize";
  return kind === "move" ? "grab" : "crosshair";
}
