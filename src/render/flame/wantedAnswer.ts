import type { FlameAnswer, FlameQuestion, FlameShape, Query } from "../../engine/protocol";
import { queryOf } from "../../engine/protocol/query";
import { type Pane, plotWidthPx, visibleRows } from "./pane";
import { hidesRows } from "./rows";

/** How much of the visible span is asked for beyond either edge, so that panning meets boxes that are there. */
const MARGIN_SPANS = 0.5;
/** How many screens of rows are asked for beyond the last visible one. */
const EXTRA_SCREENS = 1.5;
/** The overview's depth: deeper rows would be less than a thousandth of a pixel high in the minimap. */
const OVERVIEW_ROWS = 10_000;
/** How far apart two resolutions may be and still count as the same. */
const RESOLUTION_SLACK = 0.005;

/** What a flame graph is of, and what it is like. */
export interface FlameSubject extends Query, FlameShape {
  /** As in `FlameQuestion`: the graph is the same whatever key it is. */
  readonly labelKey?: string;
}

/** Equal for two subjects exactly when they show the same graph. */
export function subjectKey(subject: FlameSubject): string {
  const { width, order, collapsesRecursion, part } = subject;
  const { options, ...others } = queryOf(subject);
  const named = Object.entries(options).toSorted(([first], [second]) => (first < second ? -1 : 1));
  return JSON.stringify([others, named, width, order, collapsesRecursion, part]);
}

/** Whether an answer to a question about the subject says all of it that colours need. */
export function knowsLabels(asked: FlameQuestion, { labelKey }: FlameSubject): boolean {
  return labelKey === undefined || asked.labelKey === labelKey;
}

/** What to ask so that the pane can be drawn, and moved about a little. */
export function questionFor(pane: Pane, subject: FlameSubject): FlameQuestion {
  const { fromFraction, toFraction } = pane.viewport;
  const span = toFraction - fromFraction;
  const from = Math.max(0, fromFraction - span * MARGIN_SPANS);
  const to = Math.min(1, toFraction + span * MARGIN_SPANS);
  const { firstRow, endRow } = visibleRows(pane);
  return {
    kind: "flame",
    ...subject,
    from,
    to,
    widthPx: Math.max(1, Math.round((plotWidthPx(pane) * (to - from)) / span)),
    depthLimit: Math.max(2, Math.ceil(endRow + (endRow - firstRow) * EXTRA_SCREENS)),
  };
}

/** What to ask for the whole graph in a minimap. */
export function overviewQuestion(widthPx: number, subject: FlameSubject): FlameQuestion {
  return {
    kind: "flame",
    ...subject,
    from: 0,
    to: 1,
    widthPx: Math.max(1, Math.round(widthPx)),
    depthLimit: OVERVIEW_ROWS,
  };
}

/**
 * Whether an answer to `asked` is all that the pane needs: it reaches over what is visible, at the same resolution.
 * @param answer the answer itself where it is here: it may be known that no row is missing
 */
export function suffices(
  asked: FlameQuestion,
  answer: FlameAnswer | undefined,
  pane: Pane,
  subject: FlameSubject,
): boolean {
  if (subjectKey(asked) !== subjectKey(subject) || !knowsLabels(asked, subject)) return false;
  const { fromFraction, toFraction } = pane.viewport;
  if (asked.from > fromFraction || asked.to < toFraction) return false;
  const askedPerPx = (asked.to - asked.from) / asked.widthPx;
  const shownPerPx = (toFraction - fromFraction) / plotWidthPx(pane);
  // Rounding widthPx to whole pixels costs up to half a pixel.
  const slack = RESOLUTION_SLACK + 1 / asked.widthPx;
  if (Math.abs(askedPerPx / shownPerPx - 1) > slack) return false;
  if (answer !== undefined && !hidesRows(answer)) return true;
  const { firstRow, endRow } = visibleRows(pane);
  return asked.depthLimit >= endRow + (endRow - firstRow) / 2;
}
