import type { ReactNode } from "react";
import { shownValue } from "../../../base/shownValue";
import { percentText } from "../../../base/units";
import { deltaText } from "../../../render/change";
import { wholeText } from "../../kit/briefText";
import { cutMiddle } from "../../kit/cutMiddle";
import { exactText } from "../../kit/exactText";
import { nameTitle } from "../../kit/nameTitle";
import type { PlacedColumn } from "./columnLayout";
import { type ColumnId, isFetched } from "./columns";
import { amountText, isBeyondNoise, noiseText, presence, relativeText, type RowChange } from "./rowChange";
import type { TopRowData } from "./useTopRows";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** What the cells of all rows have in common. */
export interface CellContext {
  readonly unit: string;
  readonly displayUnit: string;
  /** What percentages are of. */
  readonly total: number;
  /** How wide a character is, in the font of the table. */
  readonly characterCss: number;
  readonly paddingCss: number;
}

interface CellProps {
  readonly placed: PlacedColumn;
  readonly data: TopRowData;
  readonly context: CellContext;
}

/** What a function says in one column. */
export function TopCell(props: CellProps) {
  const { column } = props.placed;
  if (column.kind === "name") return <NameCell {...props} />;
  if (isFetched(column)) return <FetchedCell {...props} />;
  if (column.kind === "delta") return <DeltaCell {...props} />;
  if (column.kind === "share") return <ShareCell {...props} />;
  return <AmountCell {...props} />;
}

function Cell({
  placed,
  className = "",
  title,
  label,
  children,
}: {
  readonly placed: PlacedColumn;
  readonly className?: string;
  readonly title?: string;
  /** Where it is not what is shown. */
  readonly label?: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      className={`top-cell ${className}`}
      role="gridcell"
      aria-colindex={placed.number}
      aria-label={label}
      title={title}
    >
      {children}
    </div>
  );
}

function AmountCell({ placed, data, context }: CellProps) {
  const { unit, displayUnit } = context;
  const value = amountOf(placed.column.id, data);
  const text =
    data.change === undefined ? shownValue(value, unit, displayUnit) : amountText(value, unit, displayUnit);
  return (
    <Cell placed={placed} title={exactText(value, unit)}>
      {text}
    </Cell>
  );
}

function amountOf(id: ColumnId, { flat, cum, change }: TopRowData): number {
  if (id === "flat") return flat;
  if (id === "cum" || change === undefined) return cum;
  const { base, new: newValue } = id.startsWith("flat") ? change.flat : change.cum;
  return id.endsWith("_base") ? base : newValue;
}

function ShareCell({ placed, data, context }: CellProps) {
  const { id } = placed.column;
  const { total, unit } = context;
  if (id === "sum_share") {
    return (
      <Cell placed={placed} className="muted" title={exactText(data.sum, unit)}>
        {percentText(data.sum, total)}
      </Cell>
    );
  }
  const value = id === "flat_share" ? data.flat : data.cum;
  const share = total === 0 ? 0 : Math.min(1, Math.abs(value / total));
  return (
    <Cell placed={placed}>
      <span className="top-track">
        <span className="top-bar" style={{ width: `${share * 100}%` }} />
      </span>
      {percentText(value, total)}
    </Cell>
  );
}

function DeltaCell({ placed, data: { change }, context: { unit } }: CellProps) {
  if (change === undefined) return <Cell placed={placed}>{null}</Cell>;
  const figure = placed.column.id === "flat_delta" ? change.flat : change.cum;
  const text = relativeText(figure, presence(change));
  const beyond = isBeyondNoise(figure);
  const isMuted = figure.base === figure.new || (figure.sigmas !== undefined && !beyond);
  const title = [deltaText(figure.new - figure.base, unit), noiseText(figure)].filter(Boolean).join("; ");
  return (
    <Cell
      placed={placed}
      className={isMuted ? "muted" : ""}
      label={beyond ? `${text}, beyond noise` : text}
      title={title}
    >
      {beyond ? <span className="top-beyond" aria-hidden /> : null}
      {text}
    </Cell>
  );
}

/** A cell that comes later than its row. */
function FetchedCell({ placed, data, context }: CellProps) {
  const { column } = placed;
  const cell = isFetched(column) ? data.cells?.cellOf(column.id) : undefined;
  if (column.kind !== "text") {
    return (
      <Cell placed={placed} {...(cell && { title: cell.title })}>
        {cell?.text}
      </Cell>
    );
  }
  return (
    <Cell placed={placed} className="top-text muted" {...(cell && { title: cell.title, label: cell.text })}>
      {cell === undefined ? null : (
        <span className="name">{cutMiddle(cell.text, capacityOf(placed, context))}</span>
      )}
    </Cell>
  );
}

const INLINE_MARKS = ["", "(inline)", "(partial-inline)"];
/** On a narrow screen the name needs the room; the mark is still there for screen readers. */
const MIN_CAPACITY_FOR_MARK = 36;
const MIN_CAPACITY_FOR_PRESENCE = 24;

function NameCell({ placed, data, context }: CellProps) {
  const capacity = capacityOf(placed, context);
  const inlineMark = INLINE_MARKS[data.cells?.inlined ?? 0] ?? "";
  const presenceMark = presenceText(data.change);
  const mark = joined(inlineMark, presenceMark);
  const shownMark = joined(
    capacity >= MIN_CAPACITY_FOR_MARK ? inlineMark : "",
    capacity >= MIN_CAPACITY_FOR_PRESENCE ? presenceMark : "",
  );
  return (
    <Cell
      placed={placed}
      className="top-text"
      label={wholeText(mark === "" ? data.fullName : `${data.fullName} ${mark}`)}
      title={nameTitle(data.name, data.fullName)}
    >
      <span className={data.isHit ? "name top-hit" : "name"}>
        {cutMiddle(data.shownName, capacity - (shownMark === "" ? 0 : shownMark.length + 1))}
      </span>
      {shownMark === "" ? null : <span className="top-mark muted">{shownMark}</span>}
    </Cell>
  );
}

function capacityOf({ widthCss }: PlacedColumn, { characterCss, paddingCss }: CellContext): number {
  return Math.max(1, Math.floor((widthCss - 2 * paddingCss) / characterCss));
}

function presenceText(change: RowChange | undefined): string {
  const where = change === undefined ? "" : presence(change);
  return where === "" ? "" : `(${where})`;
}

function joined(...marks: readonly string[]): string {
  return marks.filter(Boolean).join(" ");
}
