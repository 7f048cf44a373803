import { Crosshair, EyeOff } from "lucide-react";
import { percentText } from "../../../base/units";
import type { LabelKeyAnswer, LabelValue } from "../../../engine/protocol";
import { countText } from "../../kit/countText";
import { CutText } from "../../kit/CutText";
import { exactText } from "../../kit/exactText";
import type { GridColumn } from "./useGridKeys";
import { briefText } from "../../kit/briefText";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

interface RowPlace {
  readonly id: string;
  readonly rowIndex: number;
  readonly topCss: number;
  /** The keys are here. */
  readonly isCurrent: boolean;
}

interface Figures {
  readonly reportTotal: number;
  readonly textOf: (value: number) => string;
  readonly unit: string;
}

const TOO_MUCH = "pprof's tagignore cannot say this and what is ignored already";
const UNSAYABLE = "pprof has no expression for this value";

/** One value of a label. */
export function ValueRow({
  value,
  isFocused,
  canIgnore,
  currentColumn,
  onFocus,
  onIgnore,
  ...place
}: RowPlace &
  Figures & {
    readonly value: LabelValue;
    /** Only its samples are shown. */
    readonly isFocused: boolean;
    readonly canIgnore: boolean;
    readonly currentColumn: GridColumn | undefined;
    readonly onFocus: (filter: string) => void;
    readonly onIgnore: (filter: string) => void;
  }) {
  const { id, rowIndex, topCss, isCurrent } = place;
  const { text, filter, value: sum, sampleCount } = value;
  const focusHelp = isFocused
    ? "Show all samples again"
    : `Only its samples: tagfocus=${briefText(filter ?? "")}`;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      className={isCurrent ? "label-row label-current" : "label-row"}
      style={{ transform: `translateY(${topCss}px)` }}
    >
      <div role="rowheader">
        {text.trim() === "" ? (
          <span className="name muted">“{briefText(text)}”</span>
        ) : (
          <CutText className="name" text={text} />
        )}
      </div>
      <FigureCells sum={sum} sampleCount={sampleCount} {...place} />
      <div role="gridcell" className="label-actions">
        <button
          id={`${id}-focus`}
          type="button"
          tabIndex={-1}
          className={currentColumn === "focus" ? "button plain label-current-button" : "button plain"}
          aria-label="Focus"
          aria-pressed={isFocused}
          aria-disabled={filter === undefined}
          title={filter === undefined ? UNSAYABLE : focusHelp}
          onClick={() => (filter === undefined ? undefined : onFocus(filter))}
        >
          <Crosshair size={14} aria-hidden />
          <span className="label-action-text">Focus</span>
        </button>
        <button
          id={`${id}-ignore`}
          type="button"
          tabIndex={-1}
          className={currentColumn === "ignore" ? "button plain label-current-button" : "button plain"}
          aria-label="Ignore"
          aria-disabled={!canIgnore}
          title={
            filter === undefined
              ? UNSAYABLE
              : canIgnore
                ? `Not its samples: tagignore=${briefText(filter)}`
                : TOO_MUCH
          }
          onClick={() => (filter === undefined ? undefined : onIgnore(filter))}
        >
          <EyeOff size={14} aria-hidden />
          <span className="label-action-text">Ignore</span>
        </button>
      </div>
    </div>
  );
}

/** The samples that do not have the label at all. */
export function RestRow({ table, ...place }: RowPlace & Figures & { readonly table: LabelKeyAnswer }) {
  const { id, rowIndex, topCss, isCurrent } = place;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      className={isCurrent ? "label-row label-rest label-current" : "label-row label-rest"}
      style={{ transform: `translateY(${topCss}px)` }}
    >
      <div role="rowheader" className="muted">
        <CutText className="name" text={`without ${table.key}`} />
      </div>
      <FigureCells sum={table.withoutValue} sampleCount={table.withoutSampleCount} {...place} />
      <div />
    </div>
  );
}

function FigureCells({
  sum,
  sampleCount,
  reportTotal,
  textOf,
  unit,
}: Figures & { readonly sum: number; readonly sampleCount: number }) {
  const share = reportTotal === 0 ? 0 : Math.min(1, Math.abs(sum / reportTotal));
  return (
    <>
      <div role="gridcell" className="number label-share">
        <span className="label-bar" style={{ width: `${share * 100}%` }} />
        {percentText(sum, reportTotal)}
      </div>
      <div role="gridcell" className="number" title={exactText(sum, unit)}>
        {textOf(sum)}
      </div>
      <div role="gridcell" className="number muted label-samples">
        {countText(sampleCount)}
      </div>
    </>
  );
}
