import {
  type CSSProperties,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { ListChecks } from "lucide-react";
import type { Problem } from "../../../base/problem";
import type { TopColumn, TopTable } from "../../../engine/protocol";
import { topRowsStore } from "../../../state/topRows";
import type { ViewState } from "../../../state/viewState";
import { showCallers } from "../../actions/showCallers";
import { type CopyForm, copyTable, TEXT_FORM } from "../../actions/copyTable";
import { CopyMenu } from "../../report/CopyMenu";
import { NothingLeft } from "../../filters/NothingLeft";
import { useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { afterPaint } from "../../kit/afterPaint";
import { countText } from "../../kit/countText";
import { useRows } from "../../kit/useRows";
import type { ViewProps } from "../viewProps";
import type { CellContext } from "./TopCell";
import { ColumnsSelect } from "./ColumnsSelect";
import { isDescending } from "./columns";
import { NoiseNote } from "./NoiseNote";
import { ResetColumns } from "./ResetColumns";
import { TopBar } from "./TopBar";
import { TopHead } from "./TopHead";
import { rowId, TopRow } from "./TopRow";
import { useColumns } from "./useColumns";
import { useGridKeys } from "./useGridKeys";
import { type MarkedRows, useMarkedRows } from "./useMarkedRows";
import { useRevealedSelection } from "./useRevealedSelection";
import { useTopMenu } from "./useTopMenu";
import { tableKeyOf, useTopRows } from "./useTopRows";
import { problemText } from "../../kit/problemText";
import "./top.css";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** In step with top.css. */
const ROW_HEIGHT_CSS = 26;
const HEADER_CSS = 32;

/** The view **Top**: every function with its cost, in a table of any length. */
export default function TopView(props: ViewProps) {
  const { engine, summary, query, state, search, navigate, select, reportHidden, drawn } = props;
  const { reversed, rowFilter, onlyChanges, selection } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const isCompared = query.comparison !== undefined;
  const columns = useColumns(scroller, summary, query.sampleTypeIndex, isCompared, state.sortBy);
  const { layout, sortBy } = columns;

  const [wrong, setWrong] = useState<{ readonly filter: string; readonly problem: Problem }>();
  const isWrong = wrong !== undefined && wrong.filter === rowFilter;
  const table = useTable(props, sortBy, isWrong ? "" : rowFilter);
  const topRows = useTopRows(engine, table, columns.fetched, search);
  const { answer, rowAt, want } = topRows;
  // What is no expression finds all rows.
  if (topRows.problem !== undefined && rowFilter !== "" && !isWrong)
    setWrong({ filter: rowFilter, problem: topRows.problem });
  const problem = isWrong || rowFilter === "" ? topRows.problem : undefined;
  const rowCount = answer?.rowCount ?? 0;

  const rows = useRows(scroller, rowCount, ROW_HEIGHT_CSS, HEADER_CSS);
  const { firstRow, endRow, heightCss, topOfRow } = rows.layout;
  useEffect(() => {
    if (endRow > 0) want(firstRow, endRow);
  }, [want, firstRow, endRow]);

  const marked = useMarkedRows(engine, table, topRows, { selection, navigate, select });
  const { cursorRow, frames } = marked;
  useRevealedSelection(engine, table, topRows, selection, frames !== undefined, rows.reveal);
  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  const openForSelected = useTopMenu(scroller, engine, table, topRows, marked, openMenu);

  const several = frames !== undefined && frames.size > 1 ? frames : undefined;
  const shownRows = useMemo(
    () => ({ table, columns: columns.beyondReport, frames: several && Uint32Array.from(several) }),
    [table, columns.beyondReport, several],
  );
  useEffect(() => {
    topRowsStore.setState({ shown: shownRows });
    return () => topRowsStore.setState({ shown: undefined });
  }, [shownRows]);
  const copyContext = useMemo(() => ({ profile: { engine }, state, query }), [engine, state, query]);
  const copyShown = useCallback(
    (form: CopyForm) => void copyTable(copyContext, form, shownRows),
    [copyContext, shownRows],
  );
  const copySelected = async () => {
    const named = cursorRow === undefined ? undefined : rowAt(cursorRow);
    // Who presses the keys for all rows and for copying at once means all rows.
    const chosen = (await marked.underWay()) ?? frames ?? (named === undefined ? [] : [named.frameId]);
    const copied = Uint32Array.from(chosen);
    if (copied.length > 0) void copyTable(copyContext, TEXT_FORM, { ...shownRows, frames: copied });
  };
  const press = useGridKeys(engine, table, answer?.rowCount, marked, rows, {
    open: () => {
      if (selection !== undefined) navigate(showCallers(selection), "push");
    },
    copy: () => void copySelected(),
  });
  const click = useClicks(scroller, marked);

  const cutRows = answer?.cutRowCount ?? 0;
  const filteredRows = (answer?.allRowCount ?? 0) - rowCount;
  useEffect(
    () =>
      reportHidden([
        ...(cutRows === 0 ? [] : [`${countText(cutRows)} more functions (nodecount)`]),
        ...(filteredRows === 0 ? [] : [`${countText(filteredRows)} rows filtered out of the table`]),
      ]),
    [reportHidden, cutRows, filteredRows],
  );
  useDrawn(tableKeyOf(table), answer && tableKeyOf(answer.question), drawn);

  const sort = useCallback(
    (column: TopColumn) =>
      navigate(column === sortBy ? { reversed: !reversed } : { sortBy: column, reversed: false }, "push"),
    [navigate, sortBy, reversed],
  );
  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const displayUnit = answer?.displayUnit ?? unit;
  const total = answer?.reportTotal ?? 0;
  const { characterCss } = columns;
  const { paddingCss } = layout;
  const context = useMemo(
    (): CellContext => ({ unit, displayUnit, total, characterCss, paddingCss }),
    [unit, displayUnit, total, characterCss, paddingCss],
  );
  const drawnRows = Array.from({ length: Math.max(0, endRow - firstRow) }, (_, index) => firstRow + index);
  const cursorIsDrawn = cursorRow !== undefined && cursorRow >= firstRow && cursorRow < endRow;
  const columnCount = columns.chosen.length;
  const style = {
    "--top-columns": layout.template,
    "--top-least": `${layout.leastCss}px`,
    "--top-padding": `${paddingCss}px`,
  } as CSSProperties;

  return (
    <div className="top-view">
      <TopBar
        text={rowFilter}
        onText={text => navigate({ rowFilter: text }, "replace")}
        onLeave={() => scroller.current?.focus()}
        problem={isWrong ? wrong.problem : undefined}
        answer={answer}
        changes={
          isCompared
            ? { only: onlyChanges, onOnly: only => navigate({ onlyChanges: only }, "push") }
            : undefined
        }
      >
        <span className="top-rest" />
        {several === undefined ? null : (
          <button
            type="button"
            className="button top-control"
            title="What can be done with the selected functions"
            aria-haspopup="menu"
            onClick={event => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect();
              openForSelected({ xPx: left, yPx: bottom });
            }}
          >
            <ListChecks size={15} aria-hidden />
            {countText(several.size)} selected
          </button>
        )}
        <CopyMenu what={whatIsCopied(several?.size, rowCount)} onCopy={copyShown} />
        <ResetColumns choice={columns.choice} widths={columns.widths} />
        <ColumnsSelect columns={columns.columns} chosen={columns.chosen} choice={columns.choice} />
      </TopBar>
      {isCompared ? (
        <NoiseNote comparison={answer?.comparison} isNormalised={query.options.normalize === true} />
      ) : null}
      <div className="top-frame">
        <div
          ref={scroller}
          className="top"
          role="grid"
          aria-label="Functions"
          aria-multiselectable
          aria-rowcount={rowCount + 1}
          aria-colcount={columnCount}
          aria-activedescendant={cursorIsDrawn ? rowId(cursorRow) : undefined}
          tabIndex={0}
          style={style}
          onKeyDown={press}
        >
          <div role="rowgroup" className="top-head-group">
            <TopHead
              columns={layout.columns}
              sortBy={sortBy}
              reversed={reversed}
              onSort={sort}
              onResize={columns.resize}
            />
          </div>
          <div role="rowgroup" className="top-body" style={{ height: `${heightCss}px` }}>
            {drawnRows.map(row => (
              <TopRow
                key={row}
                row={row}
                data={rowAt(row)}
                topCss={topOfRow(row)}
                isSelected={marked.isSelected(row)}
                isCursor={row === cursorRow}
                columns={layout.columns}
                context={context}
                columnCount={columnCount}
                onClick={click}
              />
            ))}
          </div>
          {problem !== undefined ? (
            <p className="top-note">{problemText(problem)}</p>
          ) : answer === undefined ? (
            <p className="top-note late muted">Adding up …</p>
          ) : null}
        </div>
        {/* Not in the grid, which holds rows, and would take their keys for its own. */}
        {problem === undefined && answer?.rowCount === 0 ? (
          <div className="top-note top-empty muted">
            {answer.allRowCount > 0 ? (
              <NoMatch state={state} navigate={navigate} />
            ) : (
              <NothingLeft
                options={query.options}
                navigate={navigate}
                isCompared={isCompared}
                otherwise={
                  isCompared
                    ? "No difference: every function costs as much as in the base."
                    : "No function has any cost in this sample type."
                }
              />
            )}
          </div>
        ) : null}
      </div>
      {menu}
    </div>
  );
}

/** Which rows are asked for; the same object as long as it says the same. */
function useTable({ query, state }: ViewProps, sortBy: TopColumn, filter: string): TopTable {
  const { reversed, onlyChanges } = state;
  return useMemo(
    () => ({
      ...query,
      sortBy,
      descending: isDescending(sortBy, reversed),
      filter,
      ...(onlyChanges && query.comparison ? { only: onlyChanges } : {}),
    }),
    [query, sortBy, reversed, filter, onlyChanges],
  );
}

/** What clicks on rows do: the same function for as long as the table is there, so that rows need not be drawn again. */
function useClicks(
  grid: { readonly current: HTMLElement | null },
  marked: MarkedRows,
): (row: number, event: MouseEvent) => void {
  const latest = useRef(marked);
  useEffect(() => {
    latest.current = marked;
  });
  return useCallback(
    (row, event) => {
      const rows = latest.current;
      grid.current?.focus({ preventScroll: true });
      if (event.shiftKey) {
        document.getSelection()?.removeAllRanges();
        rows.extendTo(row);
      } else if (event.ctrlKey || event.metaKey) rows.toggle(row);
      else rows.selectOne(row, "push");
    },
    [grid],
  );
}

/** That a filter of the table leaves no row, and the way back. */
function NoMatch({ state, navigate }: Pick<ViewProps, "state" | "navigate">) {
  const all: Partial<ViewState> = { rowFilter: "", onlyChanges: undefined };
  return (
    <>
      <p>
        {state.rowFilter === ""
          ? "No function changed in this way."
          : "No function's name matches the filter."}
      </p>
      <button type="button" className="button" onClick={() => navigate(all, "push")}>
        Show all rows
      </button>
    </>
  );
}

function whatIsCopied(selected: number | undefined, shown: number): string {
  if (selected !== undefined) return `${countText(selected)} selected rows`;
  return shown === 1 ? "1 row" : `all ${countText(shown)} rows`;
}

/** Says that the view is drawn, once per order that has been answered. */
function useDrawn(tableKey: string, answeredKey: string | undefined, drawn: () => void): void {
  const told = useRef<string>(undefined);
  const tell = useCallback(() => {
    told.current = answeredKey;
    drawn();
  }, [answeredKey, drawn]);
  useEffect(() => {
    if (answeredKey === undefined || answeredKey !== tableKey || told.current === answeredKey)
      return undefined;
    return afterPaint(tell);
  }, [tableKey, answeredKey, tell]);
}
