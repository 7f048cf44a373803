import { ChevronDown, ChevronUp } from "lucide-react";
import type { Ref } from "react";
import type { PeekColumn } from "../../../engine/protocol";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

interface Column {
  readonly title: string;
  readonly sortBy?: PeekColumn;
  readonly explanation: string;
}

const NAME: Column = { title: "Name", sortBy: "name", explanation: "The function, as pprof prints it" };
const COLUMNS: readonly Column[] = [
  { title: "Weight", sortBy: "weight", explanation: "What the calls cost; each sample counts once" },
  { title: "Share", explanation: "Weight as part of the pivot's cum" },
  NAME,
];
const COMPARISON_COLUMNS: readonly Column[] = [
  { title: "Delta", sortBy: "weight", explanation: "What the calls cost: new - base" },
  { title: "Base", explanation: "What the calls cost in the base" },
  { title: "New", explanation: "What the calls cost in the new profile" },
  NAME,
];

/** The columns of a table of callers or callees. */
export function peekColumns(isCompared: boolean): readonly Column[] {
  return isCompared ? COMPARISON_COLUMNS : COLUMNS;
}

/** The header row: each column says what it is, and most sort the table. */
export function PeekHead({
  columns,
  sortBy,
  descending,
  onSort,
  probe,
}: {
  readonly columns: readonly Column[];
  readonly sortBy: PeekColumn;
  readonly descending: boolean;
  readonly onSort: (column: PeekColumn) => void;
  /** An invisible text as wide as the name column, to measure how much of a name fits. */
  readonly probe: Ref<HTMLSpanElement>;
}) {
  const Arrow = descending ? ChevronDown : ChevronUp;
  return (
    <div className="peek-line peek-head" role="row" aria-rowindex={1}>
      {columns.map(({ title, sortBy: column, explanation }, index) => {
        const isSorted = column === sortBy;
        return (
          <div
            key={title}
            role="columnheader"
            className={title === "Name" ? "peek-cell peek-name" : "peek-cell"}
            aria-colindex={index + 1}
            aria-sort={isSorted ? (descending ? "descending" : "ascending") : undefined}
            title={explanation}
          >
            {column === undefined ? (
              title
            ) : (
              <button type="button" className="peek-sort" onClick={() => onSort(column)}>
                {isSorted ? <Arrow size={13} aria-hidden /> : null}
                {title}
              </button>
            )}
            {title === "Name" ? <span ref={probe} className="peek-probe name" aria-hidden /> : null}
          </div>
        );
      })}
    </div>
  );
}
