import { memo } from "react";
import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import { deltaText } from "../../../render/change";
import { cutMiddle } from "../../kit/cutMiddle";
import { exactText } from "../../kit/exactText";
import { nameTitle } from "../../kit/nameTitle";
import type { PeekRowData } from "./usePeekRows";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

const INLINE_MARK = "(inline)";
/** Where there is less room, the mark is for screen readers only. */
const MIN_CAPACITY_FOR_MARK = 28;

/** One caller or callee; empty while it is on its way. */
export const PeekRow = memo(function PeekRow({
  id,
  row,
  data,
  topCss,
  selected,
  unit,
  cum,
  nameCapacity,
  onSelect,
  onPivot,
}: {
  readonly id: string;
  readonly row: number;
  readonly data: PeekRowData | undefined;
  readonly topCss: number;
  readonly selected: boolean;
  readonly unit: string;
  /** The pivot's: what shares are of. */
  readonly cum: number;
  /** How many characters the name column holds. */
  readonly nameCapacity: number;
  readonly onSelect: (row: number) => void;
  readonly onPivot: (row: number) => void;
}) {
  return (
    // Keys are handled by the grid, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      className={selected ? "peek-line selected" : "peek-line"}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${topCss}px)` }}
      onClick={() => onSelect(row)}
      onDoubleClick={() => onPivot(row)}
    >
      {data === undefined ? (
        <div className="peek-cell peek-waiting muted" role="gridcell" aria-colspan={3}>
          …
        </div>
      ) : (
        <Cells data={data} unit={unit} cum={cum} nameCapacity={nameCapacity} />
      )}
    </div>
  );
});

function Cells({
  data: { name, shownName, fullName, weight, exactWeight, base, isInlined, isHit },
  unit,
  cum,
  nameCapacity,
}: {
  readonly data: PeekRowData;
  readonly unit: string;
  readonly cum: number;
  readonly nameCapacity: number;
}) {
  const share = cum === 0 ? 0 : Math.min(1, Math.abs(weight / cum));
  const showsMark = isInlined && nameCapacity >= MIN_CAPACITY_FOR_MARK;
  const figure = (value: number, text: string, column: number, exact?: string) => (
    <div className="peek-cell" role="gridcell" aria-colindex={column} title={exactText(value, unit, exact)}>
      {text}
    </div>
  );
  return (
    <>
      {figure(
        weight,
        base === undefined ? shownValue(weight, unit) : deltaText(weight, unit),
        1,
        exactWeight,
      )}
      {base === undefined ? (
        <div className="peek-cell" role="gridcell" aria-colindex={2}>
          <span className="peek-track">
            <span className="peek-bar" style={{ width: `${share * 100}%` }} />
          </span>
          {percentText(weight, cum)}
        </div>
      ) : (
        <>
          {figure(base, shownValue(base, unit), 2)}
          {figure(base + weight, shownValue(base + weight, unit), 3)}
        </>
      )}
      <div
        className="peek-cell peek-name"
        role="gridcell"
        aria-colindex={base === undefined ? 3 : 4}
        aria-label={isInlined ? `${fullName} ${INLINE_MARK}` : fullName}
        title={nameTitle(name, fullName)}
      >
        <span className={isHit ? "name peek-hit" : "name"}>
          {cutMiddle(shownName, nameCapacity - (showsMark ? INLINE_MARK.length + 1 : 0))}
        </span>
        {showsMark ? <span className="peek-mark muted">{INLINE_MARK}</span> : null}
      </div>
    </>
  );
}
