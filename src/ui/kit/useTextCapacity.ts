import { type RefObject, useLayoutEffect, useState } from "react";
import { textStyleOf, textWidthCss } from "./textWidth";

/**
 * How many characters fit into an element whose font is monospace, now and later.
 * @returns Infinity until it is known
 */
export function useTextCapacity(ref: RefObject<HTMLElement | null>): number {
  const [capacity, setCapacity] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = () => {
      const widthCss = element.clientWidth;
      const characterCss = textWidthCss("0", textStyleOf(element));
      if (widthCss > 0) setCapacity(Math.floor(widthCss / characterCss));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return capacity;
}
