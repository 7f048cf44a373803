/**
 * Rows of one height in a scrolling element that has a header of its own, drawn only where they are visible.
 *
 * Browsers cap an element's height (Firefox near 17 million CSS pixels, Chromium near 33 million device pixels),
 * so a long table is given less height than its rows would take, and the scroll position is stretched:
 *
 *     scrolled 0 ................ physicalMax     what the browser knows
 *     rows     0 ................................ virtualMax    where the rows are
 *
 * Up to the cap both are the same.
 */
export const MAX_HEIGHT_CSS = 5_000_000;

/** Rows above and below the visible ones that are drawn too, so that scrolling shows no gaps. */
const OVERSCAN = 8;

export interface RowArea {
  readonly rowCount: number;
  readonly rowHeightCss: number;
  /** Height of the part in which rows are visible. */
  readonly viewportCss: number;
}

export interface RowLayout {
  /** The height to give to the element that holds the rows. */
  readonly heightCss: number;
  /** Rows to draw: firstRow ≤ row < endRow. */
  readonly firstRow: number;
  readonly endRow: number;
  /** Rows that are visible at least in part. */
  readonly firstVisibleRow: number;
  readonly endVisibleRow: number;
  /** A row's top edge inside the element that holds the rows, at this scroll position. */
  readonly topOfRow: (row: number) => number;
}

/** Where rows are at a scroll position. */
export function layOutRows(area: RowArea, scrollTopCss: number): RowLayout {
  const { rowCount, rowHeightCss, viewportCss } = area;
  const { heightCss, stretch } = scale(area);
  const virtualTop = scrollTopCss * stretch;
  const firstVisibleRow = Math.min(
    Math.max(0, Math.floor(virtualTop / rowHeightCss)),
    Math.max(0, rowCount - 1),
  );
  const endVisibleRow = Math.min(rowCount, Math.ceil((virtualTop + viewportCss) / rowHeightCss));
  return {
    heightCss,
    firstRow: Math.max(0, firstVisibleRow - OVERSCAN),
    endRow: Math.min(rowCount, endVisibleRow + OVERSCAN),
    firstVisibleRow,
    endVisibleRow,
    topOfRow: row => row * rowHeightCss - virtualTop + scrollTopCss,
  };
}

/** The scroll position nearest to the present one at which a row is visible as a whole. */
export function scrollTopForRow(area: RowArea, scrollTopCss: number, row: number): number {
  const { rowHeightCss, viewportCss } = area;
  const { stretch } = scale(area);
  const virtualTop = scrollTopCss * stretch;
  const top = row * rowHeightCss;
  if (top < virtualTop) return top / stretch;
  if (top + rowHeightCss > virtualTop + viewportCss) return (top + rowHeightCss - viewportCss) / stretch;
  return scrollTopCss;
}

function scale({ rowCount, rowHeightCss, viewportCss }: RowArea): { heightCss: number; stretch: number } {
  const virtualHeight = rowCount * rowHeightCss;
  const heightCss = Math.min(virtualHeight, Math.max(MAX_HEIGHT_CSS, viewportCss * 2));
  const physicalMax = heightCss - viewportCss;
  return { heightCss, stretch: physicalMax <= 0 ? 1 : (virtualHeight - viewportCss) / physicalMax };
}
