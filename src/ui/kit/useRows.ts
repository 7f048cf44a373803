import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { layOutRows, type RowLayout, scrollTopForRow } from "./rowLayout";

/** Rows of one height, drawn only where they are visible. */
export interface Rows {
  readonly layout: RowLayout;
  /** How many rows fit on the screen. */
  readonly rowsPerPage: number;
  /** Scrolls until a row is visible, no further than needed. */
  readonly reveal: (row: number) => void;
}

/**
 * @param scroller the element that scrolls; its first `headerCss` pixels are a header that stays
 */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeightCss: number,
  headerCss: number,
): Rows {
  const [scrollTopCss, setScrollTopCss] = useState(0);
  const [viewportCss, setViewportCss] = useState(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => setViewportCss(Math.max(0, element.clientHeight - headerCss));
    // At once, so that no frame shows rows of the scroll position before.
    const scrolled = () => flushSync(() => setScrollTopCss(element.scrollTop));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, [scroller, headerCss]);

  const area = useMemo(
    () => ({ rowCount, rowHeightCss, viewportCss }),
    [rowCount, rowHeightCss, viewportCss],
  );
  const layout = useMemo(() => layOutRows(area, scrollTopCss), [area, scrollTopCss]);
  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current;
      element?.scrollTo({ top: scrollTopForRow(area, element.scrollTop, row), behavior: "instant" });
    },
    [scroller, area],
  );
  return { layout, rowsPerPage: Math.max(1, Math.floor(viewportCss / rowHeightCss)), reveal };
}
