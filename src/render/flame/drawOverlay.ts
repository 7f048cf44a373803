import { NO_FRAME } from "../../engine/protocol";
import type { Hit } from "./hitTest";
import type { Layer } from "./layers";
import type { FlameTheme } from "./palette";
import { BOX_PX, type Pane, SIDE_PX, xOfFraction, yOfRow } from "./pane";
import type { VisibleBoxes } from "./visibleBoxes";

/** What is outlined on top of the boxes. */
export interface OverlayMarks {
  /** All boxes of this function. */
  readonly selectedName: string | undefined;
  /** The very box that was selected. */
  readonly selectedBox: Hit | undefined;
  /** Under the pointer; all boxes of its function are outlined faintly. */
  readonly hovered: Hit | undefined;
  /** Where the keyboard is, while the tree has the focus. */
  readonly focused: Hit | undefined;
}

/** Narrower boxes get no outline of their own when a function is selected: they would be nothing else. */
const OUTLINE_FROM_PX = 2;

export function drawOverlay(
  context: CanvasRenderingContext2D,
  pane: Pane,
  visible: VisibleBoxes,
  layers: readonly Layer[],
  marks: OverlayMarks,
  theme: FlameTheme,
): void {
  const hoveredName = nameOfHit(marks.hovered);
  if (hoveredName !== undefined && hoveredName !== marks.selectedName) {
    outlineFunction(context, pane, visible, layers, hoveredName, theme.text, 1);
  }
  if (marks.selectedName !== undefined) {
    outlineFunction(context, pane, visible, layers, marks.selectedName, theme.accent, 1.5);
  }
  if (marks.hovered !== undefined) outlineHit(context, pane, marks.hovered, theme.text, 1, 0.75);
  if (marks.selectedBox !== undefined) {
    // A line of the background inside keeps the outline visible on a box of the accent's colour.
    outlineHit(context, pane, marks.selectedBox, theme.background, 4, 0.9);
    outlineHit(context, pane, marks.selectedBox, theme.accent, 2, 1);
  }
  if (marks.focused !== undefined) outlineHit(context, pane, marks.focused, theme.accent, 2, 1);
}

function nameOfHit(hit: Hit | undefined): string | undefined {
  const frame = hit?.answer.frame[hit.box] ?? NO_FRAME;
  return frame === NO_FRAME ? undefined : hit?.answer.frames.name[frame];
}

function outlineFunction(
  context: CanvasRenderingContext2D,
  pane: Pane,
  visible: VisibleBoxes,
  layers: readonly Layer[],
  name: string,
  color: string,
  lineWidth: number,
): void {
  const { count, x0, x1, row, layer, box } = visible;
  const isSelected = layers.map(({ answer }) => answer.frames.name.map(frameName => frameName === name));
  context.strokeStyle = color;
  context.lineWidth = lineWidth;
  context.beginPath();
  for (let at = 0; at < count; at++) {
    const frame = layers[layer[at]].answer.frame[box[at]];
    if (frame < 0 || !isSelected[layer[at]][frame] || x1[at] - x0[at] < OUTLINE_FROM_PX) continue;
    const width = Math.max(1, x1[at] - x0[at] - 2);
    context.rect(x0[at] + 0.75, yOfRow(pane, row[at]) + 0.75, width, BOX_PX - 1.5);
  }
  context.stroke();
}

/** An outline inside the box's edges; at least as wide as its own line where the box is a sliver. */
function outlineHit(
  context: CanvasRenderingContext2D,
  pane: Pane,
  { answer, box }: Hit,
  color: string,
  lineWidth: number,
  opacity: number,
): void {
  const x0 = Math.max(SIDE_PX, xOfFraction(pane, answer.left[box]));
  const x1 = Math.min(pane.widthPx - SIDE_PX, xOfFraction(pane, answer.right[box]));
  if (x1 <= x0) return;
  const width = Math.max(1, x1 - x0 - 1 - lineWidth);
  context.globalAlpha = opacity;
  context.strokeStyle = color;
  context.lineWidth = lineWidth;
  context.beginPath();
  context.roundRect(
    x0 + lineWidth / 2,
    yOfRow(pane, answer.depth[box]) + lineWidth / 2,
    width,
    BOX_PX - lineWidth,
    2,
  );
  context.stroke();
  context.globalAlpha = 1;
}
