import { type RefObject, useLayoutEffect } from "react";
import { placeBeside } from "./placeBeside";

/**
 * Keeps an element beside what moves, inside of its parent. Sizes are heard of after the frame's layout: asking for
 * them with every movement would lay the page out twice.
 * @param isThere whether the element is in the document
 * @param about what it stands beside, in pixels of the parent; undefined: it stays where it is. The same function
 *   for as long as it is there
 * @param listen tells of movements; so is this
 */
export function usePlacement(
  element: RefObject<HTMLElement | null>,
  isThere: boolean,
  about: () => Parameters<typeof placeBeside>[0] | undefined,
  listen: (moved: () => void) => () => void,
): void {
  useLayoutEffect(() => {
    const placed = element.current;
    const room = placed?.parentElement;
    if (!isThere || !placed || !room) return undefined;
    const sizes = new Map<Element, { readonly width: number; readonly height: number }>();
    const place = () => {
      const beside = about();
      const size = sizes.get(placed);
      const roomSize = sizes.get(room);
      if (beside === undefined || size === undefined || roomSize === undefined) return;
      const { x, y } = placeBeside(beside, size, roomSize);
      placed.style.translate = `${x}px ${y}px`;
    };
    const observer = new ResizeObserver(entries => {
      for (const { target, borderBoxSize, contentBoxSize } of entries) {
        const [{ inlineSize, blockSize }] = target === placed ? borderBoxSize : contentBoxSize;
        sizes.set(target, { width: inlineSize, height: blockSize });
      }
      place();
    });
    observer.observe(placed, { box: "border-box" });
    observer.observe(room);
    const stop = listen(place);
    return () => {
      stop();
      observer.disconnect();
    };
  }, [element, isThere, about, listen]);
}
