import { useId, useRef } from "react";
import type { LabelKeyAnswer, QueryOptions } from "../../../engine/protocol";
import { ignoreLabelToo } from "../../../state/options/labelFilters";
import { useRows } from "../../kit/useRows";
import type { ViewProps } from "../viewProps";
import { useGridKeys } from "./useGridKeys";
import { RestRow, ValueRow } from "./ValueRow";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** In step with labels.css. */
const ROW_HEIGHT_CSS = 28;
const HEADER_CSS = 28;

/** The grid **Label values** of one key. */
export function ValueGrid({
  labelledBy,
  table,
  withRest,
  reportTotal,
  options,
  textOf,
  unit,
  navigate,
  onFocus,
}: {
  /** The element that names the key. */
  readonly labelledBy: string;
  readonly table: LabelKeyAnswer;
  /** Whether the samples without the key have a row. */
  readonly withRest: boolean;
  readonly reportTotal: number;
  readonly options: QueryOptions;
  readonly textOf: (value: number) => string;
  readonly unit: string;
  readonly navigate: ViewProps["navigate"];
  readonly onFocus: (filter: string) => void;
}) {
  const { values, matchCount, withoutSampleCount } = table;
  const id = useId();
  const hasRest = withRest && withoutSampleCount > 0;
  const rowCount = values.length + (hasRest ? 1 : 0);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, rowCount, ROW_HEIGHT_CSS, HEADER_CSS);
  const { firstRow, endRow, heightCss, topOfRow } = rows.layout;
  const ignored = (filter: string) => ignoreLabelToo(options, filter);
  const ignore = (filter: string) => {
    const changed = ignored(filter);
    if (changed !== undefined) navigate({ options: changed }, "push");
  };
  const { current, press, blur } = useGridKeys(rowCount, rows, (row, column) => {
    const filter = values[row]?.filter;
    if (filter !== undefined) (column === "ignore" ? ignore : onFocus)(filter);
  });
  const columns = { reportTotal, textOf, unit };
  const rowId = (row: number) => `${id}-${row}`;
  const isDrawn = current !== undefined && current.row >= firstRow && current.row < endRow;
  return (
    <>
      <div
        ref={scroller}
        className="label-values"
        role="grid"
        aria-label="Label values"
        aria-describedby={`${labelledBy} ${id}-help`}
        aria-rowcount={matchCount + 1 + (hasRest ? 1 : 0)}
        aria-activedescendant={
          isDrawn
            ? `${rowId(current.row)}${current.column === "value" ? "" : `-${current.column}`}`
            : undefined
        }
        tabIndex={0}
        onKeyDown={press}
        onBlur={blur}
      >
        <div role="rowgroup" className="label-values-head">
          <div role="row" aria-rowindex={1} className="label-row">
            <div role="columnheader">Value</div>
            <div role="columnheader" className="number">
              Share
            </div>
            <div role="columnheader" className="number">
              Flat
            </div>
            <div role="columnheader" className="number label-samples">
              Samples
            </div>
            <div role="columnheader">
              <span className="hidden">Actions</span>
            </div>
          </div>
        </div>
        <div role="rowgroup" className="label-values-body" style={{ height: `${heightCss}px` }}>
          {Array.from({ length: Math.max(0, endRow - firstRow) }, (_, index) => {
            const row = firstRow + index;
            const value = values[row];
            const place = { id: rowId(row), topCss: topOfRow(row), isCurrent: current?.row === row };
            return value === undefined ? (
              <RestRow key="rest" {...place} {...columns} table={table} rowIndex={matchCount + 2} />
            ) : (
              <ValueRow
                key={`${value.isNumber ? "number" : "text"} ${value.text}`}
                {...place}
                {...columns}
                value={value}
                rowIndex={row + 2}
                isFocused={value.filter !== undefined && value.filter === options.tagfocus}
                canIgnore={value.filter !== undefined && ignored(value.filter) !== undefined}
                currentColumn={current?.row === row ? current.column : undefined}
                onFocus={onFocus}
                onIgnore={ignore}
              />
            );
          })}
        </div>
      </div>
      {rowCount === 0 ? <p className="muted labels-note">No value matches.</p> : null}
      <p className="hidden" id={`${id}-help`}>
        Up and down move between values, left and right to Focus and Ignore, Enter does it.
      </p>
    </>
  );
}
