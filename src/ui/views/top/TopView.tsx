import { useCallback, useEffect, useMemo, useRef } from "react";
import type { TopColumn } from "../../../engine/protocol";
import { NothingLeft } from "../../filters/NothingLeft";
import { useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { useRowMenu } from "../../functionMenu/useRowMenu";
import { afterPaint } from "../../kit/afterPaint";
import { countText } from "../../kit/countText";
import { useRows } from "../../kit/useRows";
import { useTextCapacity } from "../../kit/useTextCapacity";
import type { ViewProps } from "../viewProps";
import { COLUMNS, COMPARISON_COLUMNS, isDescending } from "./columns";
import { NoiseNote } from "./NoiseNote";
import { TopHead } from "./TopHead";
import { rowId, TopRow } from "./TopRow";
import { useRowSelection } from "./useRowSelection";
import { orderKeyOf, orderOf, useTopRows } from "./useTopRows";
import "./top.css";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** In step with top.css. */
const ROW_HEIGHT_CSS = 26;
const HEADER_CSS = 32;

/** The view **Top**: every function with its cost, in a table of any length. */
export default function TopView(props: ViewProps) {
  const { engine, summary, query, state, search, navigate, reportHidden, drawn } = props;
  const { sortBy, reversed } = state;
  const order = useMemo(
    () => ({ query, sortBy, descending: isDescending(sortBy, reversed) }),
    [query, sortBy, reversed],
  );
  const topRows = useTopRows(engine, order, search);
  const { answer, problem, hiddenRows, rowAt, want } = topRows;
  const rowCount = answer?.rowCount ?? 0;

  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, rowCount, ROW_HEIGHT_CSS, HEADER_CSS);
  const { firstRow, endRow, heightCss, topOfRow } = rows.layout;
  useEffect(() => {
    if (endRow > 0) want(firstRow, endRow);
  }, [want, firstRow, endRow]);

  const probe = useRef<HTMLSpanElement>(null);
  const nameCapacity = useTextCapacity(probe);
  const { selectedRow, selectRow, press } = useRowSelection(props, order, topRows, rows);
  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  useRowMenu(scroller, rowAt, openMenu);

  useEffect(
    () => reportHidden(hiddenRows === 0 ? [] : [`${countText(hiddenRows)} more functions (nodecount)`]),
    [reportHidden, hiddenRows],
  );
  useDrawn(orderKeyOf(order), answer && orderKeyOf(orderOf(answer)), drawn);

  const sort = (column: TopColumn) =>
    navigate(column === sortBy ? { reversed: !reversed } : { sortBy: column, reversed: false }, "push");
  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const isCompared = answer?.comparison !== undefined;
  const columns = isCompared ? COMPARISON_COLUMNS : COLUMNS;
  const drawnRows = Array.from({ length: Math.max(0, endRow - firstRow) }, (_, index) => firstRow + index);
  const selectedIsDrawn = selectedRow !== undefined && selectedRow >= firstRow && selectedRow < endRow;

  return (
    <div className="top-view">
      {query.comparison === undefined ? null : (
        <NoiseNote comparison={answer?.comparison} isNormalised={query.options.normalize === true} />
      )}
      <div
        ref={scroller}
        className={isCompared ? `top compared by-${sortBy}` : "top"}
        role="grid"
        aria-label="Functions"
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-activedescendant={selectedIsDrawn ? rowId(selectedRow) : undefined}
        tabIndex={0}
        onKeyDown={press}
      >
        <div role="rowgroup" className="top-head-group">
          <TopHead columns={columns} sortBy={sortBy} reversed={reversed} onSort={sort} probe={probe} />
        </div>
        <div role="rowgroup" className="top-body" style={{ height: `${heightCss}px` }}>
          {drawnRows.map(row => (
            <TopRow
              key={row}
              row={row}
              data={rowAt(row)}
              topCss={topOfRow(row)}
              selected={row === selectedRow}
              unit={unit}
              displayUnit={answer?.displayUnit ?? unit}
              total={answer?.reportTotal ?? 0}
              nameCapacity={nameCapacity}
              columnCount={columns.length}
              onSelect={selectRow}
            />
          ))}
        </div>
        {problem !== undefined ? (
          <p className="top-note">
            {problem.message} {problem.advice}
          </p>
        ) : answer === undefined ? (
          <p className="top-note late muted">Adding up …</p>
        ) : null}
      </div>
      {/* Not in the grid, which holds rows, and would take their keys for its own. */}
      {problem === undefined && answer?.rowCount === 0 ? (
        <div className="top-note top-empty muted">
          <NothingLeft
            options={query.options}
            navigate={navigate}
            otherwise={
              isCompared
                ? "No difference: every function costs as much as in the base."
                : "No function has any cost in this sample type."
            }
          />
        </div>
      ) : null}
      {menu}
    </div>
  );
}

/** Says that the view is drawn, once per order that has been answered. */
function useDrawn(orderKey: string, answeredKey: string | undefined, drawn: () => void): void {
  const told = useRef<string>(undefined);
  const tell = useCallback(() => {
    told.current = answeredKey;
    drawn();
  }, [answeredKey, drawn]);
  useEffect(() => {
    if (answeredKey === undefined || answeredKey !== orderKey || told.current === answeredKey)
      return undefined;
    return afterPaint(tell);
  }, [orderKey, answeredKey, tell]);
}
