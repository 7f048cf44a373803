import type { FlameAnswer } from "../../engine/protocol";
import { NO_BOX } from "./boxPath";
import { type Pane, plotWidthPx, visibleRows } from "./pane";

/** Narrower boxes are not seen without looking for them. */
const SEEN_FROM_PX = 2;

/**
 * Which box to bring into view so that a function is seen: its widest. NO_BOX where one is on screen already, and
 * where the answer has none.
 */
export function boxToReveal(pane: Pane, answer: FlameAnswer, name: string): number {
  const { fromFraction, toFraction } = pane.viewport;
  const { firstRow, endRow } = visibleRows(pane);
  const pxPerFraction = plotWidthPx(pane) / (toFraction - fromFraction);
  const isNamed = answer.frames.name.map(frameName => frameName === name);
  let widest = NO_BOX;
  let widestWidth = 0;
  for (let box = 1; box < answer.boxCount; box++) {
    if (!isNamed[answer.frame[box]]) continue;
    const left = answer.left[box];
    const right = answer.right[box];
    const seenPx = (Math.min(right, toFraction) - Math.max(left, fromFraction)) * pxPerFraction;
    const row = answer.depth[box];
    // The last row on screen may be cut.
    if (seenPx >= SEEN_FROM_PX && row >= firstRow && row < endRow - 1) return NO_BOX;
    if (right - left > widestWidth) {
      widestWidth = right - left;
      widest = box;
    }
  }
  return widest;
}
