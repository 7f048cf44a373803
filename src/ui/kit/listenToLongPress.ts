/** A finger that rests this long opens the menu. */
export const LONG_PRESS_MS = 500;
const SLOP_PX = 8;

/**
 * Tells of fingers that rest on an element. The click that a browser may make of it is not delivered.
 * @param onLongPress where the finger is, in CSS pixels of the window, and what is under it
 * @returns what takes the listeners off again
 */
export function listenToLongPress(
  element: HTMLElement,
  onLongPress: (xPx: number, yPx: number, on: EventTarget | null) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { xPx: 0, yPx: 0 };
  let swallowsClick = false;
  const stop = () => clearTimeout(timer);
  const down = (event: PointerEvent) => {
    stop();
    swallowsClick = false;
    if (event.pointerType !== "touch" || !event.isPrimary) return;
    const { clientX, clientY, target } = event;
    start = { xPx: clientX, yPx: clientY };
    timer = setTimeout(() => {
      swallowsClick = true;
      onLongPress(clientX, clientY, target);
    }, LONG_PRESS_MS);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - start.xPx, clientY - start.yPx) > SLOP_PX) stop();
  };
  const click = (event: MouseEvent) => {
    if (!swallowsClick) return;
    swallowsClick = false;
    event.preventDefault();
    event.stopPropagation();
  };
  // The menu may have opened under the finger: lifting it is no click on an item.
  const lift = (event: TouchEvent) => {
    if (swallowsClick && event.cancelable) event.preventDefault();
  };
  element.addEventListener("pointerdown", down);
  element.addEventListener("touchend", lift);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", stop);
  element.addEventListener("pointercancel", stop);
  element.addEventListener("click", click, true);
  return () => {
    stop();
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", stop);
    element.removeEventListener("pointercancel", stop);
    element.removeEventListener("click", click, true);
    element.removeEventListener("touchend", lift);
  };
}
