import { memo } from "react";
import { percentText, valueText } from "../../../base/units";
import { cutMiddle } from "../../kit/cutMiddle";
import { exactText } from "../../kit/exactText";
import { ComparisonCells } from "./ComparisonCells";
import { amountText, presence, type RowChange } from "./rowChange";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** One function of the top table. */
export interface TopRowData {
  readonly name: string;
  /** As in `FrameNames`; the full name is the name itself where that can be read. */
  readonly shownName: string;
  readonly fullName: string;
  /** As `FrameNames.filterText`. */
  readonly filterText: string;
  readonly flat: number;
  readonly cum: number;
  readonly sum: number;
  /** As in `TopAnswer.inlined`. */
  readonly inlined: number;
  readonly isHit: boolean;
  /** Both sides of a comparison. */
  readonly change: RowChange | undefined;
}

const INLINE_MARKS = ["", "(inline)", "(partial-inline)"];
/** On a narrow screen the name needs the room; the mark is still there for screen readers. */
const MIN_CAPACITY_FOR_MARK = 36;
const MIN_CAPACITY_FOR_PRESENCE = 24;

/** A row of the top table; empty while its function is on its way. */
export const TopRow = memo(function TopRow({
  row,
  data,
  topCss,
  selected,
  unit,
  displayUnit,
  total,
  nameCapacity,
  columnCount,
  onSelect,
}: {
  readonly row: number;
  readonly data: TopRowData | undefined;
  readonly topCss: number;
  readonly selected: boolean;
  readonly unit: string;
  readonly displayUnit: string;
  readonly total: number;
  /** How many characters the name column holds. */
  readonly nameCapacity: number;
  readonly columnCount: number;
  readonly onSelect: (row: number) => void;
}) {
  const change = data?.change;
  const where = change === undefined ? "" : presence(change);
  const inlineMark = INLINE_MARKS[data?.inlined ?? 0] ?? "";
  const presenceMark = where === "" ? "" : `(${where})`;
  const mark = joined(inlineMark, presenceMark);
  const shownMark = joined(
    nameCapacity >= MIN_CAPACITY_FOR_MARK ? inlineMark : "",
    nameCapacity >= MIN_CAPACITY_FOR_PRESENCE ? presenceMark : "",
  );
  const amount = (value: number) =>
    change === undefined ? valueText(value, unit, displayUnit) : amountText(value, unit, displayUnit);
  const shareClass = change === undefined ? "top-cell" : "top-cell top-share";
  return (
    // Keys are handled by the grid, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      className={selected ? "top-row selected" : "top-row"}
      id={rowId(row)}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${topCss}px)` }}
      onClick={() => onSelect(row)}
    >
      {data === undefined ? (
        <div className="top-cell top-waiting" role="gridcell" aria-colspan={columnCount}>
          …
        </div>
      ) : (
        <>
          <div className="top-cell" role="gridcell" aria-colindex={1} title={exactText(data.flat, unit)}>
            {amount(data.flat)}
          </div>
          <div className={shareClass} role="gridcell" aria-colindex={2}>
            <Bar value={data.flat} total={total} />
            {percentText(data.flat, total)}
          </div>
          <div
            className="top-cell top-sum muted"
            role="gridcell"
            aria-colindex={3}
            title={exactText(data.sum, unit)}
          >
            {percentText(data.sum, total)}
          </div>
          <div className="top-cell" role="gridcell" aria-colindex={4} title={exactText(data.cum, unit)}>
            {amount(data.cum)}
          </div>
          <div className={shareClass} role="gridcell" aria-colindex={5}>
            <Bar value={data.cum} total={total} />
            {percentText(data.cum, total)}
          </div>
          {change === undefined ? null : (
            <ComparisonCells change={change} firstColumn={6} unit={unit} displayUnit={displayUnit} />
          )}
          <div
            className="top-cell top-name"
            role="gridcell"
            aria-colindex={columnCount}
            aria-label={mark === "" ? data.fullName : `${data.fullName} ${mark}`}
            title={data.fullName === data.name ? data.name : `${data.fullName}\n${data.name}`}
          >
            <span className={data.isHit ? "name top-hit" : "name"}>
              {cutMiddle(data.shownName, nameCapacity - (shownMark === "" ? 0 : shownMark.length + 1))}
            </span>
            {shownMark === "" ? null : <span className="top-mark muted">{shownMark}</span>}
          </div>
        </>
      )}
    </div>
  );
});

/** The row's id in the page, for `aria-activedescendant`. */
export function rowId(row: number): string {
  return `top-row-${row}`;
}

function Bar({ value, total }: { readonly value: number; readonly total: number }) {
  const share = total === 0 ? 0 : Math.min(1, Math.abs(value / total));
  return <span className="top-bar" style={{ width: `${share * 100}%` }} />;
}

function joined(...marks: readonly string[]): string {
  return marks.filter(Boolean).join(" ");
}
