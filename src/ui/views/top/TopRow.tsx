import { type CSSProperties, memo, type MouseEvent } from "react";
import type { PlacedColumn } from "./columnLayout";
import { type CellContext, TopCell } from "./TopCell";
import type { TopRowData } from "./useTopRows";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** A row of the top table; empty while its function is on its way. */
export const TopRow = memo(function TopRow({
  row,
  data,
  topCss,
  isSelected,
  isCursor,
  columns,
  context,
  columnCount,
  onClick,
}: {
  readonly row: number;
  readonly data: TopRowData | undefined;
  readonly topCss: number;
  readonly isSelected: boolean;
  /** Keys move from here. */
  readonly isCursor: boolean;
  readonly columns: readonly PlacedColumn[];
  readonly context: CellContext;
  /** Columns in all, also those there is no room for. */
  readonly columnCount: number;
  readonly onClick: (row: number, event: MouseEvent) => void;
}) {
  const style: CSSProperties = { transform: `translateY(${topCss}px)` };
  return (
    // Keys are handled by the grid, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      className={["top-row", isSelected ? "selected" : "", isCursor ? "cursor" : ""].join(" ").trim()}
      id={rowId(row)}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      style={style}
      onClick={event => onClick(row, event)}
    >
      {data === undefined ? (
        <div className="top-cell top-waiting" role="gridcell" aria-colspan={columnCount}>
          …
        </div>
      ) : (
        columns.map(placed => (
          <TopCell key={placed.column.id} placed={placed} data={data} context={context} />
        ))
      )}
    </div>
  );
});

/** The row's id in the page, for `aria-activedescendant`. */
export function rowId(row: number): string {
  return `top-row-${row}`;
}
