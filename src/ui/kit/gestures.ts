import { LONG_PRESS_MS } from "./listenToLongPress";

/**
 * Mouse, touch and wheel on an element, as what they mean. Points and distances are CSS pixels from the element's
 * top left corner.
 */
export interface GestureHandlers {
  onHover(xPx: number, yPx: number): void;
  onLeave(): void;
  /** The content follows the pointer by this much. */
  onPan(dxPx: number, dyPx: number): void;
  /** `factor` > 1 zooms in around a point. */
  onZoom(xPx: number, factor: number, yPx: number): void;
  /** A press without movement has ended here: what the click or double click is going to be about. */
  onPress(xPx: number, yPx: number): void;
  onClick(): void;
  onDoubleClick(): void;
  /** A finger has rested on a point; lifting it makes no click. */
  onLongPress(xPx: number, yPx: number): void;
}

/** Presses that move less than this are clicks. */
const CLICK_SLOP_PX = 3;
const DOUBLE_CLICK_MS = 450;
const DOUBLE_CLICK_SLOP_PX = 8;
/** How much further apart two taps of a finger may be. */
const DOUBLE_TAP_SLOP_PX = 24;
/** A tap waits this long for a second one: what it opens on a small screen would lie under the second. */
const TAP_WAIT_MS = 260;

interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** @returns what takes the listeners off again */
export function listenToGestures(element: HTMLElement, handlers: GestureHandlers): () => void {
  const pointers = new Map<number, Point>();
  const pressedAt = new Map<number, Point>();
  let dragging = false;
  let hasRested = false;
  let lastClick: (Point & { readonly atMs: number }) | undefined;
  let tapTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  const pointOf = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { xPx: event.clientX - box.left, yPx: event.clientY - box.top };
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || isOnTooltip(event.target)) return;
    const point = pointOf(event);
    pointers.set(event.pointerId, point);
    pressedAt.set(event.pointerId, point);
    element.setPointerCapture(event.pointerId);
    // A second finger makes a pinch of it; lifting it makes no click.
    dragging = pointers.size > 1;
    hasRested = false;
    if (dragging) handlers.onLeave();
    clearTimeout(restTimer);
    if (event.pointerType === "touch" && !dragging) {
      restTimer = setTimeout(() => {
        dragging = true;
        hasRested = true;
        handlers.onLongPress(point.xPx, point.yPx);
      }, LONG_PRESS_MS);
    }
  };

  const move = (event: PointerEvent) => {
    const point = pointOf(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== "touch") handlers.onHover(point.xPx, point.yPx);
      return;
    }
    const start = pressedAt.get(event.pointerId) ?? before;
    if (!dragging && distance(start, point) <= CLICK_SLOP_PX) return;
    clearTimeout(restTimer);
    if (!dragging) {
      dragging = true;
      element.dataset["dragging"] = "";
      handlers.onLeave();
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, point);
    if (other === undefined) {
      handlers.onPan(point.xPx - before.xPx, point.yPx - before.yPx);
      return;
    }
    // The middle of the two fingers moves half as far as the one that moved.
    handlers.onPan((point.xPx - before.xPx) / 2, (point.yPx - before.yPx) / 2);
    const factor = distance(point, other) / Math.max(1, distance(before, other));
    if (factor > 0) handlers.onZoom((point.xPx + other.xPx) / 2, factor, (point.yPx + other.yPx) / 2);
  };

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    clearTimeout(restTimer);
    pressedAt.delete(event.pointerId);
    if (pointers.size > 0) return;
    delete element.dataset["dragging"];
    if (dragging || event.type === "pointercancel") return;
    click(pointOf(event), event.pointerType === "touch");
  };

  const click = (point: Point, isTap: boolean) => {
    const atMs = performance.now();
    const isSecond =
      lastClick !== undefined &&
      atMs - lastClick.atMs <= DOUBLE_CLICK_MS &&
      distance(lastClick, point) <= (isTap ? DOUBLE_TAP_SLOP_PX : DOUBLE_CLICK_SLOP_PX);
    clearTimeout(tapTimer);
    lastClick = isSecond ? undefined : { ...point, atMs };
    if (isSecond) {
      handlers.onDoubleClick();
      return;
    }
    handlers.onPress(point.xPx, point.yPx);
    if (isTap) tapTimer = setTimeout(() => handlers.onClick(), TAP_WAIT_MS);
    else handlers.onClick();
  };

  /** The menu may have opened under the finger: lifting it is no click on an item. */
  const liftFinger = (event: TouchEvent) => {
    if (hasRested && event.cancelable) event.preventDefault();
  };

  const wheel = listenToWheel(handlers, pointOf);
  const leave = () => handlers.onLeave();
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("pointerleave", leave);
  element.addEventListener("touchend", liftFinger);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    clearTimeout(tapTimer);
    clearTimeout(restTimer);
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("pointerleave", leave);
    element.removeEventListener("touchend", liftFinger);
    element.removeEventListener("wheel", wheel);
  };
}

/** A frozen tooltip lies on the graph, and is a text of its own. */
export function isOnTooltip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=tooltip]") !== null;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);
}

/** One line and one page of wheel deltas, in pixels. */
const LINE_PX = 21;
const PAGE_PX = 400;
/** One event zooms by at most this exponent: a mouse's notch is 100 px or more, a touch pad's step a few. */
const MAX_ZOOM_EXPONENT = 0.4;
const ZOOM_PER_PX = 0.008;
/** A touch pad rolls out for a while after the key was let go: such a tail keeps zooming instead of panning. */
const INERTIA_GAP_MS = 120;
const INERTIA_MAX_PX = 40;

function listenToWheel(handlers: GestureHandlers, pointOf: (event: MouseEvent) => Point) {
  let zoomedAtMs = -Infinity;
  let zoomDeltaPx = 0;
  return (event: WheelEvent) => {
    if (isOnTooltip(event.target)) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? PAGE_PX : 1;
    const deltaX = event.deltaX * unit;
    const deltaY = event.deltaY * unit;
    const size = Math.abs(deltaY);
    const rollsOut =
      event.timeStamp - zoomedAtMs < INERTIA_GAP_MS && size <= Math.min(INERTIA_MAX_PX, zoomDeltaPx);
    if (event.ctrlKey || event.metaKey || rollsOut) {
      zoomedAtMs = event.timeStamp;
      zoomDeltaPx = size;
      const exponent = Math.max(-MAX_ZOOM_EXPONENT, Math.min(MAX_ZOOM_EXPONENT, -deltaY * ZOOM_PER_PX));
      const { xPx, yPx } = pointOf(event);
      if (exponent !== 0) handlers.onZoom(xPx, Math.exp(exponent), yPx);
      return;
    }
    const sideways = event.shiftKey && deltaX === 0;
    handlers.onPan(sideways ? -deltaY : -deltaX, sideways ? 0 : -deltaY);
    const point = pointOf(event);
    handlers.onHover(point.xPx, point.yPx);
  };
}
