import type { FlameAnswer } from "../../engine/protocol";
import { type Pane, visibleRows } from "./pane";
import { hidesRows } from "./rows";
import { subjectKey } from "./wantedAnswer";

/**
 * A rectangle of the pane, and the answer whose boxes fill it. While a finer answer is awaited, the boxes at hand
 * are drawn where they reach, and the overview (the whole graph, coarse) beside and below them: never a blank.
 *
 *        fromFraction            toFraction
 *     ┌─ overview ─┬── current ──┬─ overview ─┐  rows of the current answer
 *     │            ├─────────────┤            │
 *     │            │  overview   │            │  rows beyond its depth limit
 *     └────────────┴─────────────┴────────────┘
 */
export interface Layer {
  readonly answer: FlameAnswer;
  readonly fromFraction: number;
  readonly toFraction: number;
  readonly firstRow: number;
  /** One past the last. */
  readonly endRow: number;
}

/** Cuts what is visible into layers. They do not overlap. */
export function layersOf(
  pane: Pane,
  current: FlameAnswer | undefined,
  overview: FlameAnswer | undefined,
): readonly Layer[] {
  const { fromFraction, toFraction } = pane.viewport;
  const { firstRow, endRow } = visibleRows(pane);
  const all = { fromFraction, toFraction, firstRow, endRow };
  if (current === undefined) return overview === undefined ? [] : [{ ...all, answer: overview }];
  // Two sample types are two different graphs.
  const behind =
    overview !== undefined && subjectKey(overview.question) === subjectKey(current.question)
      ? overview
      : undefined;
  const { from, to, depthLimit } = current.question;
  const left = Math.min(Math.max(from, fromFraction), toFraction);
  const right = Math.max(Math.min(to, toFraction), left);
  const bottom = hidesRows(current) ? Math.min(Math.max(depthLimit, firstRow), endRow) : endRow;
  const layers: Layer[] = [];
  if (right > left) {
    layers.push({ ...all, answer: current, fromFraction: left, toFraction: right, endRow: bottom });
  }
  if (behind === undefined) return layers;
  if (fromFraction < left) layers.push({ ...all, answer: behind, toFraction: left });
  if (right < toFraction) layers.push({ ...all, answer: behind, fromFraction: right });
  if (bottom < endRow && right > left) {
    layers.push({ ...all, answer: behind, fromFraction: left, toFraction: right, firstRow: bottom });
  }
  return layers;
}
