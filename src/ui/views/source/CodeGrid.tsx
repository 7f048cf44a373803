import { type CSSProperties, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { SourceLinesAnswer } from "../../../engine/protocol";
import { useFunctionMenu } from "../../functionMenu/useFunctionMenu";
import { useRowMenu } from "../../functionMenu/useRowMenu";
import { targetRow } from "../../kit/rowKeys";
import { useRows } from "../../kit/useRows";
import type { ViewProps } from "../viewProps";
import { CodeMap } from "./CodeMap";
import { CodeLine } from "./CodeLine";
import { AddressRow, CallRow } from "./PartRow";
import { type CodeRow, codeRows } from "./codeRows";
import { functionEnd } from "./functionEnd";
import { heats } from "./hotLines";
import { CUT_CHARACTERS, useLineWindow } from "./useLineWindow";
import { useCodeColours } from "./useCodeColours";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** In step with source.css. */
const ROW_HEIGHT_CSS = 24;
const HEADER_CSS = 28;

const COLUMNS = [
  { title: "Line", explanation: "The line's number in the file" },
  { title: "Flat", explanation: "What the line costs by itself" },
  { title: "Cum", explanation: "What it costs with all it calls; each sample counts once" },
  { title: "Code", explanation: "The text of the file, where it is known" },
];

/** A place in the code to go to. */
export interface CodePlace {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** The grid **Source lines**: a file with what its lines cost. */
export function CodeGrid({
  answer,
  lines,
  current,
  onLine,
  onPlace,
  ...props
}: ViewProps & {
  readonly answer: SourceLinesAnswer;
  /** The file's text; undefined where it is not known. */
  readonly lines: readonly string[] | undefined;
  /** The line that is looked at. */
  readonly current: number | undefined;
  readonly onLine: (line: number) => void;
  readonly onPlace: (place: CodePlace) => void;
}) {
  const { summary, query, state, navigate } = props;
  const id = useId();
  const { open, toggle } = useOpenLines(answer);
  const rows = useMemo(
    () => codeRows(answer, lines?.length ?? 0, cost => open.has(answer.line[cost])),
    [answer, lines, open],
  );
  const heat = useMemo(() => heats(answer), [answer]);
  const parts = useMemo(() => new Set([...answer.calls.row, ...(answer.addresses?.row ?? [])]), [answer]);
  const range = useMemo(() => ownLines(answer, lines), [answer, lines]);
  const colours = useCodeColours(answer.file, lines)?.colours;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRows(scroller, rows.count, ROW_HEIGHT_CSS, HEADER_CSS);
  const { firstRow, endRow, heightCss, topOfRow } = virtual.layout;
  const text = useLineWindow(scroller, lines);

  const [part, setPart] = useState<CodeRow & { readonly of: SourceLinesAnswer }>();
  const atPart =
    part?.of === answer && part.kind !== "line" && isShown(part, answer, open) ? part : undefined;
  const lineRow = current === undefined ? -1 : rows.rowOfLine(current);
  const cursorRow = atPart === undefined ? lineRow : rows.rowOf(atPart);
  useCentered(
    virtual,
    rows.count,
    lineRow,
    `${answer.file} ${answer.own?.name} ${current} ${lines !== undefined}`,
  );

  const moveTo = (row: number) => {
    const target = rows.at(row);
    setPart({ ...target, of: answer });
    virtual.reveal(row);
    if (target.kind === "line" && target.line !== current) onLine(target.line);
  };
  const costOf = (row: CodeRow) =>
    row.kind === "line"
      ? row.cost
      : row.kind === "call"
        ? answer.calls.row[row.call]
        : (answer.addresses?.row[row.address] ?? -1);
  const act = (row: number) => {
    const target = rows.at(row);
    if (target.kind === "call") onPlace(placeOfCall(answer, target.call));
    else if (parts.has(costOf(target))) toggle(answer.line[costOf(target)]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || rows.count === 0) return;
    if (event.target !== event.currentTarget) return;
    const target = targetRow(
      event.key,
      cursorRow < 0 ? undefined : cursorRow,
      rows.count - 1,
      virtual.rowsPerPage,
    );
    if (target !== undefined) moveTo(target);
    else if (cursorRow < 0) return;
    else if (event.key === "Enter") act(cursorRow);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const cost = costOf(rows.at(cursorRow));
      if (!parts.has(cost)) return;
      const line = answer.line[cost];
      if (open.has(line) !== (event.key === "ArrowRight")) {
        toggle(line);
        setPart(undefined);
      }
    } else return;
    event.preventDefault();
  };
  const { openMenu, menu } = useFunctionMenu({ options: state.options, navigate });
  useRowMenu(
    scroller,
    grid => grid.querySelector("[aria-selected=true]"),
    (row, place) => {
      const target = row >= 0 && row < rows.count ? rows.at(row) : undefined;
      const meant =
        target?.kind === "call"
          ? { name: answer.calls.name[target.call], shownName: answer.calls.shownName[target.call] }
          : answer.own;
      if (meant === undefined || meant.name === "") return false;
      openMenu({ name: meant.name, shownName: meant.shownName, filterText: meant.name }, place);
      return true;
    },
  );

  const unit = summary.sampleTypes[query.sampleTypeIndex]?.unit ?? "";
  const isCompared = query.comparison !== undefined;
  const common = { unit, isCompared, answer };
  const on = useStable({
    click: (row: number) => {
      scroller.current?.focus({ preventScroll: true });
      moveTo(row);
    },
    open: act,
    toggle,
    showWhole: text.showWhole,
  });
  const isDrawn = cursorRow >= firstRow && cursorRow < endRow;
  const style = { "--code-characters": `${text.longest}` } as CSSProperties;
  return (
    <div className="source-code">
      <div
        ref={scroller}
        className="code-grid"
        role="grid"
        aria-label="Source lines"
        aria-rowcount={rows.count + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={isDrawn ? `${id}-${cursorRow}` : undefined}
        tabIndex={0}
        style={style}
        onKeyDown={press}
      >
        <div role="rowgroup" className="code-head-group">
          <div className="code-row code-head" role="row" aria-rowindex={1}>
            {COLUMNS.map(({ title, explanation }, column) => (
              <div
                key={title}
                role="columnheader"
                className={`code-cell code-${title.toLowerCase()}`}
                aria-colindex={column + 1}
                title={explanation}
              >
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="code-body" style={{ height: `${heightCss}px` }}>
          {Array.from({ length: Math.max(0, endRow - firstRow) }, (_, at) => {
            const row = firstRow + at;
            const shown = rows.at(row);
            const placed = {
              id: `${id}-${row}`,
              row,
              topCss: topOfRow(row),
              isCurrent: row === cursorRow,
              onClick: on.click,
            };
            if (shown.kind === "call")
              return <CallRow key={row} {...placed} {...common} call={shown.call} onOpen={on.open} />;
            if (shown.kind === "address")
              return <AddressRow key={row} {...placed} {...common} address={shown.address} />;
            const { line, cost } = shown;
            const whole = lines?.[line - 1];
            return (
              <CodeLine
                key={row}
                {...placed}
                {...common}
                line={line}
                cost={cost}
                heat={cost < 0 ? 0 : heat[cost]}
                text={whole}
                from={whole === undefined ? 0 : text.windowOf(line, whole).from}
                to={whole === undefined ? 0 : text.windowOf(line, whole).to}
                tokens={whole === undefined ? undefined : colours?.tokens(line)}
                isAside={line < range.first || line > range.last}
                isOpen={parts.has(cost) ? open.has(line) : undefined}
                isCut={(whole?.length ?? 0) > CUT_CHARACTERS && !text.isWhole(line)}
                onToggle={on.toggle}
                onWhole={on.showWhole}
              />
            );
          })}
        </div>
      </div>
      <CodeMap answer={answer} heat={heat} rows={rows} onRow={on.click} />
      {menu}
    </div>
  );
}

/** The lines of the function that was asked for; all where none was. */
function ownLines({ own }: SourceLinesAnswer, lines: readonly string[] | undefined) {
  if (own === undefined) return { first: 0, last: Number.POSITIVE_INFINITY };
  const first = own.startLine === 0 ? own.firstLine : Math.min(own.startLine, own.firstLine);
  return { first, last: functionEnd(own, lines) };
}

/** Whether a part's line is open. */
function isShown(
  part: CodeRow,
  { line, calls, addresses }: SourceLinesAnswer,
  open: ReadonlySet<number>,
): boolean {
  if (part.kind === "line") return true;
  const row = part.kind === "call" ? calls.row[part.call] : addresses?.row[part.address];
  return row !== undefined && open.has(line[row]);
}

function placeOfCall({ calls }: SourceLinesAnswer, call: number): CodePlace {
  return { name: calls.name[call], file: calls.file[call], line: calls.line[call] };
}

interface RowActions {
  readonly click: (row: number) => void;
  readonly open: (row: number) => void;
  readonly toggle: (line: number) => void;
  readonly showWhole: (line: number) => void;
}

/** The same functions for as long as the grid is there, so that rows need not be drawn again. */
function useStable(actions: RowActions): RowActions {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      click: row => latest.current.click(row),
      open: row => latest.current.open(row),
      toggle: line => latest.current.toggle(line),
      showWhole: line => latest.current.showWhole(line),
    }),
    [],
  );
}

const NONE_OPEN: ReadonlySet<number> = new Set();

/** Lines whose parts are shown; another file begins with none. */
function useOpenLines({ file }: SourceLinesAnswer) {
  const [opened, setOpened] = useState({ file, lines: NONE_OPEN });
  const open = opened.file === file ? opened.lines : NONE_OPEN;
  const toggle = (line: number) => {
    const lines = new Set(open);
    if (!lines.delete(line)) lines.add(line);
    setOpened({ file, lines });
  };
  return { open, toggle };
}

/** Scrolls to a row when `key` or the room changes, so that there is as much above it as below, unless it is visible already. */
function useCentered(
  { layout, rowsPerPage, reveal }: ReturnType<typeof useRows>,
  count: number,
  row: number,
  key: string,
): void {
  const shown = useRef<string>(undefined);
  const isMeasured = rowsPerPage > 1;
  const { firstVisibleRow, endVisibleRow } = layout;
  useEffect(() => {
    // Where there is less room than before, the row may be out of sight.
    const place = `${key} ${rowsPerPage}`;
    if (row < 0 || !isMeasured || shown.current === place) return;
    shown.current = place;
    if (row >= firstVisibleRow && row < endVisibleRow - 1) return;
    const half = Math.floor(rowsPerPage / 2);
    reveal(Math.min(count - 1, row + half));
    reveal(Math.max(0, row - half));
    reveal(row);
  }, [key, row, count, isMeasured, firstVisibleRow, endVisibleRow, rowsPerPage, reveal]);
}
