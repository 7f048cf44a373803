import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { SourceLinesAnswer } from "../../../engine/protocol";
import { countText } from "../../kit/countText";
import { figureText, figureTitle } from "./figureCells";
import type { Token } from "./highlight/CodeColours";
import type { LineWindow } from "./useLineWindow";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */

/** What all rows of the code have. */
export interface RowProps {
  readonly id: string;
  readonly row: number;
  readonly topCss: number;
  readonly isCurrent: boolean;
  readonly onClick: (row: number) => void;
  readonly unit: string;
  readonly isCompared: boolean;
  readonly answer: SourceLinesAnswer;
}

/** The row itself: keys are handled by the grid, which keeps the focus. */
export function CodeRowFrame({
  id,
  row,
  topCss,
  isCurrent,
  onClick,
  onOpen,
  className,
  children,
}: Pick<RowProps, "id" | "row" | "topCss" | "isCurrent" | "onClick"> & {
  readonly onOpen?: (row: number) => void;
  readonly className: string;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      className={`code-row ${className} ${isCurrent ? "selected" : ""}`}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isCurrent}
      style={{ transform: `translateY(${topCss}px)` }}
      onClick={() => onClick(row)}
      onDoubleClick={onOpen && (() => onOpen(row))}
    >
      {children}
    </div>
  );
}

/** The cells of a row's figures. */
export function FigureCells({
  flat,
  cum,
  base,
  exact,
  unit,
  isCompared,
}: {
  readonly flat: number;
  readonly cum: number;
  readonly base?: { readonly flat: number; readonly cum: number } | undefined;
  readonly exact?: { readonly flat: string | undefined; readonly cum: string | undefined } | undefined;
  readonly unit: string;
  readonly isCompared: boolean;
}) {
  return (["flat", "cum"] as const).map((figure, index) => {
    const value = figure === "flat" ? flat : cum;
    return (
      <div
        key={figure}
        className={`code-cell code-${figure}`}
        role="gridcell"
        aria-colindex={index + 2}
        title={figureTitle(value, unit, base?.[figure], exact?.[figure])}
      >
        {figureText(value, unit, isCompared)}
      </div>
    );
  });
}

/** A line of the file. */
export const CodeLine = memo(function CodeLine({
  line,
  cost,
  heat,
  text,
  from,
  to,
  tokens,
  isAside,
  isOpen,
  isCut,
  onToggle,
  onWhole,
  ...props
}: RowProps & {
  readonly line: number;
  /** Its place in the answer; -1 where it costs nothing. */
  readonly cost: number;
  /** From 0 to 1. */
  readonly heat: number;
  readonly text: string | undefined;
  /** The part of the text that is drawn. */
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[] | undefined;
  /** It is outside of the function. */
  readonly isAside: boolean;
  /** Whether what was inlined into it is shown; undefined where nothing was. */
  readonly isOpen: boolean | undefined;
  /** Whether only the beginning is shown. */
  readonly isCut: boolean;
  readonly onToggle: (line: number) => void;
  /** Shows all of the line. */
  readonly onWhole: (line: number) => void;
}) {
  const { answer, unit, isCompared } = props;
  const isOther = cost >= 0 && answer.isOwn[cost] === 0;
  const Arrow = isOpen === true ? ChevronDown : ChevronRight;
  return (
    <CodeRowFrame {...props} className={isOther ? "other" : isAside ? "aside" : ""}>
      <div className="code-cell code-line" role="gridcell" aria-colindex={1}>
        {line === 0 ? "?" : line}
      </div>
      {cost < 0 ? null : (
        <FigureCells
          flat={answer.flat[cost]}
          cum={answer.cum[cost]}
          base={
            answer.baseFlat && answer.baseCum
              ? { flat: answer.baseFlat[cost], cum: answer.baseCum[cost] }
              : undefined
          }
          exact={{ flat: answer.exactFlat?.[cost], cum: answer.exactCum?.[cost] }}
          unit={unit}
          isCompared={isCompared}
        />
      )}
      <div className="code-cell code-code" role="gridcell" aria-colindex={4}>
        <span className="code-heat" style={{ width: `${heat * 100}%` }} />
        {isOpen === undefined ? (
          <span className="code-toggle" />
        ) : (
          <button
            type="button"
            className="code-toggle"
            tabIndex={-1}
            aria-expanded={isOpen}
            aria-label={`What line ${line} is made of`}
            title={isOpen ? "Hides what was inlined here (←)" : "Shows what was inlined here (→)"}
            onClick={event => {
              event.stopPropagation();
              onToggle(line);
            }}
          >
            <Arrow size={13} aria-hidden />
          </button>
        )}
        <span className="code-text">
          {text === undefined ? (
            <span className="muted">{line === 0 ? "unknown line" : ""}</span>
          ) : (
            <LineText text={text} window={{ from, to }} tokens={tokens} />
          )}
          {text !== undefined && isCut ? (
            <button
              type="button"
              className="code-whole"
              tabIndex={-1}
              onClick={event => {
                event.stopPropagation();
                onWhole(line);
              }}
            >
              Show all {countText(text.length)} characters
            </button>
          ) : null}
        </span>
      </div>
    </CodeRowFrame>
  );
});

/** A part of a line, coloured as far as that is known. */
function LineText({
  text,
  window: { from, to },
  tokens = [],
}: {
  readonly text: string;
  readonly window: LineWindow;
  readonly tokens: readonly Token[] | undefined;
}) {
  const parts: ReactNode[] = [];
  let at = from;
  for (const token of tokens) {
    if (token.to <= at) continue;
    if (token.from >= to) break;
    const start = Math.max(at, token.from);
    if (start > at) parts.push(text.slice(at, start));
    const end = Math.min(to, token.to);
    parts.push(
      <span key={start} className={token.className}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  if (at < to) parts.push(text.slice(at, to));
  return from === 0 ? parts : <span style={{ marginLeft: `${from}ch` }}>{parts}</span>;
}
