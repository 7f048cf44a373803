import { memo } from "react";
import { ChevronDown, ChevronUp } from "lucide-react";
import type { TopColumn } from "../../../engine/protocol";
import { ColumnEdge } from "./ColumnEdge";
import type { PlacedColumn } from "./columnLayout";
import { isDescending } from "./columns";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** The header row: each column says what it is, sorts the table, and can be made wider at its edge. */
export const TopHead = memo(function TopHead({
  columns,
  sortBy,
  reversed,
  onSort,
  onResize,
}: {
  readonly columns: readonly PlacedColumn[];
  readonly sortBy: TopColumn;
  readonly reversed: boolean;
  readonly onSort: (column: TopColumn) => void;
  /** @param widthCss undefined: as it was in the beginning */
  readonly onResize: (id: string, widthCss: number | undefined) => void;
}) {
  const descending = isDescending(sortBy, reversed);
  const Arrow = descending ? ChevronDown : ChevronUp;
  return (
    <div className="top-row top-head" role="row" aria-rowindex={1}>
      {columns.map(({ column, number, widthCss }) => {
        const { id, title, sortBy: sorts, explanation, kind } = column;
        // Told once per order.
        const isSorted = id === sortBy;
        const direction = descending ? "descending" : "ascending";
        const isText = kind === "name" || kind === "text";
        return (
          <div
            key={id}
            role="columnheader"
            className={isText ? "top-cell top-text" : "top-cell"}
            aria-colindex={number}
            aria-label={title}
            aria-sort={isSorted ? direction : undefined}
            title={`${title}: ${explanation}`}
          >
            {sorts === undefined ? (
              <span className="top-title">{title}</span>
            ) : (
              <button type="button" className="top-sort" onClick={() => onSort(sorts)}>
                {isSorted ? <Arrow size={13} aria-hidden /> : null}
                <span className="top-title">{title}</span>
              </button>
            )}
            <ColumnEdge title={title} widthCss={widthCss} onResize={width => onResize(id, width)} />
          </div>
        );
      })}
    </div>
  );
});
