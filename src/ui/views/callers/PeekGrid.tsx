import { useEffect, useId, useRef, useState } from "react";
import type { PeekColumn, PeekSide } from "../../../engine/protocol";
import { useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { useRowMenu } from "../../functionMenu/useRowMenu";
import { countText } from "../../kit/countText";
import { useRows } from "../../kit/useRows";
import { useTextCapacity } from "../../kit/useTextCapacity";
import type { ViewProps } from "../viewProps";
import { PeekHead, peekColumns } from "./PeekHead";
import { PeekRow } from "./PeekRow";
import { usePeekKeys } from "./usePeekKeys";
import { usePeekRows } from "./usePeekRows";
import { wholeText } from "../../kit/briefText";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** In step with callers.css. */
const ROW_HEIGHT_CSS = 26;
const HEADER_CSS = 28;

const TITLES = { callers: "Callers", callees: "Callees" };

/** The grid **Callers** or **Callees**: pprof's peek as a table of any length. */
export function PeekGrid({
  side,
  pivot,
  onFunction,
  ...props
}: ViewProps & {
  readonly side: PeekSide;
  readonly pivot: string;
  readonly onFunction: (name: string) => void;
}) {
  const { engine, summary, query, state, search, navigate, select } = props;
  const id = useId();
  const [order, setOrder] = useState<{ sortBy: PeekColumn; descending: boolean }>({
    sortBy: "weight",
    descending: true,
  });
  const { answer, problem, rowAt, rowOf, want } = usePeekRows(
    engine,
    { query, pivot, side, ...order },
    search,
  );
  const rowCount = answer?.rowCount ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, rowCount, ROW_HEIGHT_CSS, HEADER_CSS);
  const { firstRow, endRow, heightCss, topOfRow } = rows.layout;
  useEffect(() => {
    if (endRow > 0) want(firstRow, endRow);
  }, [want, firstRow, endRow]);
  const shownKey = useRef<string>(undefined);
  useEffect(() => {
    const key = JSON.stringify([pivot, order]);
    // Another pivot or order begins at its top.
    if (key !== shownKey.current) scroller.current?.scrollTo({ top: 0, behavior: "instant" });
    shownKey.current = key;
  }, [pivot, order]);

  const probe = useRef<HTMLSpanElement>(null);
  const nameCapacity = useTextCapacity(probe);
  const selectedRow = state.selection === undefined ? undefined : rowOf(state.selection);
  const nameAt = (row: number) => rowAt(row)?.name;
  const makePivot = (row: number) => {
    const name = nameAt(row);
    if (name !== undefined) onFunction(name);
  };
  const press = usePeekKeys({ rowCount, rows, selectedRow, nameAt, navigate, onEnter: makePivot });
  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  useRowMenu(
    scroller,
    grid => grid.querySelector("[aria-selected=true]"),
    (row, place) => {
      const data = rowAt(row);
      if (data === undefined) return false;
      const { name, shownName, filterText } = data;
      openMenu({ name, shownName, filterText }, place);
      return true;
    },
  );

  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const columns = peekColumns(query.comparison !== undefined);
  const rowId = (row: number) => `${id}-${row}`;
  const isDrawn = selectedRow !== undefined && selectedRow >= firstRow && selectedRow < endRow;
  return (
    <section className="peek-table" aria-labelledby={`${id}-title`}>
      <h3 className="heading peek-title" id={`${id}-title`}>
        {TITLES[side]}
        <span className="muted peek-count">{answer === undefined ? "" : countText(rowCount)}</span>
      </h3>
      <div
        ref={scroller}
        className={query.comparison === undefined ? "peek-grid" : "peek-grid compared"}
        role="grid"
        aria-label={TITLES[side]}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-activedescendant={isDrawn ? rowId(selectedRow) : undefined}
        tabIndex={0}
        onKeyDown={press}
      >
        <div role="rowgroup" className="peek-head-group">
          <PeekHead
            columns={columns}
            {...order}
            onSort={sortBy =>
              setOrder({
                sortBy,
                descending: sortBy === order.sortBy ? !order.descending : sortBy !== "name",
              })
            }
            probe={probe}
          />
        </div>
        <div role="rowgroup" className="peek-body" style={{ height: `${heightCss}px` }}>
          {Array.from({ length: Math.max(0, endRow - firstRow) }, (_, index) => {
            const row = firstRow + index;
            return (
              <PeekRow
                key={row}
                id={rowId(row)}
                row={row}
                data={rowAt(row)}
                topCss={topOfRow(row)}
                selected={row === selectedRow}
                unit={unit}
                cum={answer?.cum ?? 0}
                nameCapacity={nameCapacity}
                onSelect={at => select(nameAt(at))}
                onPivot={makePivot}
              />
            );
          })}
        </div>
      </div>
      {/* Not in the grid, which holds rows. */}
      {problem !== undefined ? (
        <p className="peek-note">{wholeText(problem.message)}</p>
      ) : answer?.rowCount === 0 ? (
        <p className="peek-note muted">None</p>
      ) : null}
      {menu}
    </section>
  );
}
