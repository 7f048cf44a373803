import { deltaText } from "../../../render/change";
import { exactText } from "../../kit/exactText";
import {
  amountText,
  type FigureChange,
  isBeyondNoise,
  noiseText,
  presence,
  relativeText,
  type RowChange,
} from "./rowChange";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** What a comparison adds to a row: both sides and the relative change, of flat and of cum. */
export function ComparisonCells({
  change,
  firstColumn,
  unit,
  displayUnit,
}: {
  readonly change: RowChange;
  /** The first cell's column, counted from 1. */
  readonly firstColumn: number;
  readonly unit: string;
  readonly displayUnit: string;
}) {
  const where = presence(change);
  return (["flat", "cum"] as const).map((of, index) => {
    const figure = change[of];
    const column = firstColumn + 3 * index;
    return [
      <SideCell key={column} column={column} value={figure.base} unit={unit} displayUnit={displayUnit} />,
      <SideCell
        key={column + 1}
        column={column + 1}
        value={figure.new}
        unit={unit}
        displayUnit={displayUnit}
      />,
      <DeltaCell key={column + 2} column={column + 2} of={of} change={figure} where={where} unit={unit} />,
    ];
  });
}

function SideCell({
  column,
  value,
  unit,
  displayUnit,
}: {
  readonly column: number;
  readonly value: number;
  readonly unit: string;
  readonly displayUnit: string;
}) {
  return (
    <div className="top-cell top-side" role="gridcell" aria-colindex={column} title={exactText(value, unit)}>
      {amountText(value, unit, displayUnit)}
    </div>
  );
}

function DeltaCell({
  column,
  of,
  change,
  where,
  unit,
}: {
  readonly column: number;
  readonly of: "flat" | "cum";
  readonly change: FigureChange;
  readonly where: "new" | "gone" | "";
  readonly unit: string;
}) {
  const text = relativeText(change, where);
  const beyond = isBeyondNoise(change);
  const noise = noiseText(change);
  const isMuted = change.base === change.new || (change.sigmas !== undefined && !beyond);
  return (
    <div
      className={`top-cell top-delta-${of} ${isMuted ? "muted" : ""}`}
      role="gridcell"
      aria-colindex={column}
      aria-label={beyond ? `${text}, beyond noise` : text}
      title={[deltaText(change.new - change.base, unit), noise].filter(Boolean).join("; ")}
    >
      {beyond ? <span className="top-beyond" aria-hidden /> : null}
      {text}
    </div>
  );
}
