import type { FlameAnswer } from "../../engine/protocol";
import type { Layer } from "./layers";
import { fractionOfX, type Pane, rowOfY } from "./pane";
import { firstBoxEndingAfter, rowCountOf } from "./rows";

/** A box on screen: which answer, and its number there. */
export interface Hit {
  readonly answer: FlameAnswer;
  readonly box: number;
}

/** How far beside a box the pointer may be: boxes can be as narrow as a pixel. */
const SLACK_PX = 1;

/** The box under a point of the pane, in CSS pixels. */
export function boxAt(pane: Pane, layers: readonly Layer[], xPx: number, yPx: number): Hit | undefined {
  const row = rowOfY(pane, yPx);
  const fraction = fractionOfX(pane, xPx);
  const slack = fractionOfX(pane, xPx + SLACK_PX) - fraction;
  for (const layer of layers) {
    if (row < layer.firstRow || row >= layer.endRow || row >= rowCountOf(layer.answer)) continue;
    if (fraction < layer.fromFraction - slack || fraction > layer.toFraction + slack) continue;
    const box = boxInRow(layer.answer, row, fraction, slack);
    if (box !== undefined) return { answer: layer.answer, box };
  }
  return undefined;
}

function boxInRow(answer: FlameAnswer, row: number, fraction: number, slack: number): number | undefined {
  const end = answer.rowStart[row + 1];
  const exact = firstBoxEndingAfter(answer, row, fraction);
  if (exact < end && answer.left[exact] <= fraction) return exact;
  // Between two boxes: the left one if its edge is near, else the right one.
  const before = exact - 1;
  if (before >= answer.rowStart[row] && fraction - answer.right[before] <= slack) return before;
  return exact < end && answer.left[exact] - fraction <= slack ? exact : undefined;
}
