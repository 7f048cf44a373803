import { ChevronDown, ChevronUp } from "lucide-react";
import type { Ref } from "react";
import type { TopColumn } from "../../../engine/protocol";
import { type Column, isDescending } from "./columns";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** The header row: each column says what it is and sorts the table. */
export function TopHead({
  columns,
  sortBy,
  reversed,
  onSort,
  probe,
}: {
  readonly columns: readonly Column[];
  readonly sortBy: TopColumn;
  readonly reversed: boolean;
  readonly onSort: (column: TopColumn) => void;
  /** An invisible text as wide as the name column, to measure how much of a name fits. */
  readonly probe: Ref<HTMLSpanElement>;
}) {
  const descending = isDescending(sortBy, reversed);
  const Arrow = descending ? ChevronDown : ChevronUp;
  return (
    <div className="top-row top-head" role="row" aria-rowindex={1}>
      {columns.map(({ title, sortBy: column, isMain, explanation, className = "" }, index) => {
        const sorted = isMain && column === sortBy;
        const direction = descending ? "descending" : "ascending";
        return (
          <div
            key={title}
            role="columnheader"
            className={title === "Name" ? "top-cell top-name" : `top-cell ${className}`}
            aria-colindex={index + 1}
            aria-sort={sorted ? direction : undefined}
            title={explanation}
          >
            {column === undefined ? (
              title
            ) : (
              <button type="button" className="top-sort" onClick={() => onSort(column)}>
                {sorted ? <Arrow size={13} aria-hidden /> : null}
                {title}
              </button>
            )}
            {title === "Name" ? <span ref={probe} className="top-probe name" aria-hidden /> : null}
          </div>
        );
      })}
    </div>
  );
}
