import { ChevronDown, ChevronUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { SourceIndexColumn, SourceIndexKind } from "../../../engine/protocol";
import { useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { useRowMenu } from "../../functionMenu/useRowMenu";
import { countText } from "../../kit/countText";
import { cutMiddle } from "../../kit/cutMiddle";
import { FilterField } from "../../kit/FilterField";
import { targetRow } from "../../kit/rowKeys";
import { useRows } from "../../kit/useRows";
import { useTextCapacity } from "../../kit/useTextCapacity";
import type { ViewProps } from "../viewProps";
import { IndexRow } from "./IndexRow";
import { type IndexOrder, type IndexRowData, useSourceIndex } from "./useSourceIndex";
import { problemText } from "../../kit/problemText";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** In step with source.css. */
const ROW_HEIGHT_CSS = 26;
const HEADER_CSS = 28;

const KINDS: readonly { readonly of: SourceIndexKind; readonly title: string }[] = [
  { of: "functions", title: "Functions" },
  { of: "files", title: "Files" },
];

const COLUMNS: readonly { readonly sortBy: SourceIndexColumn; readonly title: string }[] = [
  { sortBy: "flat", title: "Flat" },
  { sortBy: "cum", title: "Cum" },
  { sortBy: "name", title: "Name" },
];

/** What is shown beside the index. */
export interface ShownSource {
  /** undefined where all of a file is shown. */
  readonly name: string | undefined;
  readonly file: string;
}

/** Functions and files by cost. */
export function SourceIndex({
  shown,
  onPick,
  ...props
}: ViewProps & {
  readonly shown: ShownSource | undefined;
  readonly onPick: (row: IndexRowData, how: "push" | "replace") => void;
}) {
  const { engine, summary, query, state, search, navigate, reportHidden } = props;
  const id = useId();
  const [of, setOf] = useState<SourceIndexKind>("functions");
  const filter = state.sourceFilter;
  const setFilter = (sourceFilter: string) => navigate({ sourceFilter }, "replace");
  const [order, setOrder] = useState<Pick<IndexOrder, "sortBy" | "descending">>({
    sortBy: "flat",
    descending: true,
  });
  const wanted = shown && { name: of === "files" ? "" : (shown.name ?? ""), file: shown.file };
  const index = useSourceIndex(engine, { query, of, ...order, filter, ...(wanted && { wanted }) });
  const { answer, problem, rowAt, want } = index;
  const rowCount = answer?.rowCount ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, rowCount, ROW_HEIGHT_CSS, HEADER_CSS);
  const { firstRow, endRow, heightCss, topOfRow } = rows.layout;
  useEffect(() => {
    if (endRow > 0) want(firstRow, endRow);
  }, [want, firstRow, endRow]);
  const found = answer?.wantedRow ?? -1;
  const selectedRow = found < 0 ? undefined : found;
  const { reveal } = rows;
  useEffect(() => {
    if (selectedRow !== undefined) reveal(selectedRow);
  }, [selectedRow, reveal]);

  usePickedFirst(state, answer?.question.filter === filter ? rowAt(0) : undefined, row =>
    onPick(row, "replace"),
  );

  const hiddenFlat = answer?.flatWithoutFile ?? 0;
  const total = answer?.reportTotal ?? 0;
  const filteredRows = (answer?.allRowCount ?? 0) - rowCount;
  useEffect(
    () =>
      reportHidden([
        ...(hiddenFlat === 0 || total === 0
          ? []
          : [`${((100 * hiddenFlat) / total).toFixed(1)}% in code without a file`]),
        ...(filteredRows === 0 ? [] : [`${countText(filteredRows)} ${of} filtered out of the list`]),
      ]),
    [reportHidden, hiddenFlat, total, filteredRows, of],
  );

  // Of files "" is no function's name.
  const hits = useMemo(() => new Set(search?.names), [search]);
  const probe = useRef<HTMLSpanElement>(null);
  const nameCapacity = useTextCapacity(probe);
  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  useRowMenu(
    scroller,
    grid => grid.querySelector("[aria-selected=true]"),
    (row, place) => {
      const data = rowAt(row);
      if (data === undefined || data.name === "") return false;
      openMenu({ name: data.name, shownName: data.shownName, filterText: data.name }, place);
      return true;
    },
  );
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || rowCount === 0) return;
    if (event.target instanceof HTMLButtonElement) return;
    const target = targetRow(event.key, selectedRow, rowCount - 1, rows.rowsPerPage);
    if (target === undefined) return;
    event.preventDefault();
    reveal(target);
    const data = rowAt(target);
    if (data !== undefined) onPick(data, "replace");
  };

  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const title = KINDS.find(kind => kind.of === of)?.title ?? "";
  const Arrow = order.descending ? ChevronDown : ChevronUp;
  const isDrawn = selectedRow !== undefined && selectedRow >= firstRow && selectedRow < endRow;
  return (
    <section className="source-index" aria-label="Functions and files">
      <div className="source-index-bar">
        <div className="source-kinds" role="group" aria-label="List">
          {KINDS.map(kind => (
            <button
              key={kind.of}
              type="button"
              className="button source-kind"
              aria-pressed={kind.of === of}
              onClick={() => setOf(kind.of)}
            >
              {kind.title}
            </button>
          ))}
        </div>
        <FilterField
          className="source-filter"
          label={`Filter ${of}`}
          title="Those whose names have this text, or match /an expression/; the numbers stay"
          text={filter}
          isInvalid={problem !== undefined && filter !== ""}
          onText={setFilter}
        />
      </div>
      <div
        ref={scroller}
        className="source-list"
        role="grid"
        aria-label={title}
        aria-rowcount={rowCount + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={isDrawn ? `${id}-${selectedRow}` : undefined}
        tabIndex={0}
        onKeyDown={press}
      >
        <div role="rowgroup" className="source-list-head-group">
          <div className="source-list-line source-list-head" role="row" aria-rowindex={1}>
            {COLUMNS.map(({ sortBy, title }, column) => {
              const isSorted = sortBy === order.sortBy;
              return (
                <div
                  key={sortBy}
                  role="columnheader"
                  className={sortBy === "name" ? "source-list-cell source-list-name" : "source-list-cell"}
                  aria-colindex={column + 1}
                  aria-sort={isSorted ? (order.descending ? "descending" : "ascending") : undefined}
                >
                  <button
                    type="button"
                    className="source-sort"
                    onClick={() =>
                      setOrder({ sortBy, descending: isSorted ? !order.descending : sortBy !== "name" })
                    }
                  >
                    {isSorted ? <Arrow size={13} aria-hidden /> : null}
                    {title}
                  </button>
                  {sortBy === "name" ? <span ref={probe} className="source-probe" aria-hidden /> : null}
                </div>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className="source-list-body" style={{ height: `${heightCss}px` }}>
          {Array.from({ length: Math.max(0, endRow - firstRow) }, (_, at) => {
            const row = firstRow + at;
            return (
              <IndexRow
                key={row}
                id={`${id}-${row}`}
                row={row}
                data={rowAt(row)}
                topCss={topOfRow(row)}
                isSelected={row === selectedRow}
                unit={unit}
                total={total}
                isHit={hits.has(rowAt(row)?.name ?? "")}
                nameCapacity={nameCapacity}
                onPick={onPick}
              />
            );
          })}
        </div>
      </div>
      {problem !== undefined ? (
        <p className="source-list-note">{problemText(problem)}</p>
      ) : answer?.rowCount === 0 ? (
        <p className="source-list-note muted">
          {answer.allRowCount > 0
            ? `No ${of} match ${cutMiddle(filter, 40)}.`
            : query.comparison === undefined
              ? `No ${of} cost anything.`
              : `No ${of} differ from the base.`}
        </p>
      ) : null}
      {menu}
    </section>
  );
}

/** Where a link says what is listed, but not what is shown, that is the first of the list. */
function usePickedFirst(
  { sourceFilter, selection, sourceFile }: ViewProps["state"],
  first: IndexRowData | undefined,
  onPick: (row: IndexRowData) => void,
): void {
  const [linked] = useState(sourceFilter);
  const isOpen = linked !== "" && sourceFilter === linked && selection === undefined && sourceFile === "";
  const wanted = isOpen ? first : undefined;
  useEffect(() => {
    if (wanted !== undefined) onPick(wanted);
  }, [wanted, onPick]);
}
