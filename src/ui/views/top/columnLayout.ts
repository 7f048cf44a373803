import type { Column } from "./columns";

/** Where the columns of the table are. */
export interface ColumnLayout {
  /** Those there is room for. */
  readonly columns: readonly PlacedColumn[];
  /** The row's `grid-template-columns`. */
  readonly template: string;
  /** The row's least width: where the view is narrower, the table scrolls sideways. */
  readonly leastCss: number;
  /** Room between a cell's edge and its text. */
  readonly paddingCss: number;
}

export interface PlacedColumn {
  readonly column: Column;
  /** Its place among all that are chosen, counted from 1. */
  readonly number: number;
  readonly widthCss: number;
}

export const LEAST_WIDTH_CSS = 40;
export const MOST_WIDTH_CSS = 1600;

/** From these widths on there is much room, and some. */
const WIDE_CSS = 760;
const MEDIUM_CSS = 560;

/**
 * Fits columns into a view: on a narrow one they are narrower, and some leave. The name takes what is left, unless it
 * was given a width.
 * @param chosen what is to be shown
 * @param widths column id → what the user made of its width
 * @param asked column id → whether the user asked for it: such columns stay
 */
export function layOutColumns(
  chosen: readonly Column[],
  widths: Readonly<Record<string, number>>,
  asked: Readonly<Record<string, boolean>>,
  viewCss: number,
): ColumnLayout {
  const room = viewCss >= WIDE_CSS ? 0 : viewCss >= MEDIUM_CSS ? 1 : 2;
  const widthOf = ({ id, widthsCss }: Column) => clampWidth(widths[id] ?? widthsCss[room]);
  const total = (columns: readonly Column[]) => columns.reduce((sum, column) => sum + widthOf(column), 0);
  const stays = ({ id, leaves }: Column) => leaves === undefined || (asked[id] ?? false);
  const leaving = chosen.filter(column => !stays(column)).map(({ leaves = 0 }) => leaves);
  let shown = chosen;
  for (const leaves of [...new Set(leaving)].toSorted((one, other) => one - other)) {
    if (total(shown) <= viewCss) break;
    shown = shown.filter(column => column.leaves !== leaves || stays(column));
  }
  const leastCss = total(shown);
  const restCss = Math.max(0, viewCss - leastCss);
  const grows = ({ id, kind }: Column) => kind === "name" && widths[id] === undefined;
  return {
    columns: shown.map(column => ({
      column,
      number: chosen.indexOf(column) + 1,
      widthCss: widthOf(column) + (grows(column) ? restCss : 0),
    })),
    template: shown
      .map(column => (grows(column) ? `minmax(${widthOf(column)}px, 1fr)` : `${widthOf(column)}px`))
      .join(" "),
    leastCss,
    paddingCss: room === 0 ? (shown.length > 8 ? 6 : 12) : room === 1 ? 7 : 5,
  };
}

/** A width that a column can have. */
export function clampWidth(widthCss: number): number {
  return Math.round(Math.min(MOST_WIDTH_CSS, Math.max(LEAST_WIDTH_CSS, widthCss)));
}
