import { type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { isMerged } from "./boxPath";
import { mergedText, rootText } from "./boxWords";
import { changeLabel } from "./changeLabels";
import type { Layer } from "./layers";
import type { Palette } from "./palette";
import { BOX_PX, type Pane, yOfRow } from "./pane";
import type { TextFitter } from "./textFit";
import type { VisibleBoxes } from "./visibleBoxes";

/** Narrower boxes carry no text. */
const TEXT_FROM_PX = 34;
/** Free space before and behind the text. */
const PADDING_PX = 5;
/** In a comparison the change stands at the right edge, where that leaves the name this much room. */
const NAME_FROM_PX = 64;
const CHANGE_GAP_PX = 10;

/** Takes a text, where it begins (the middle of its height), and which of the visible boxes it is on. */
type PutLabel = (text: string, xPx: number, yPx: number, at: number) => void;

/** Writes names on the boxes that are wide enough, at the left edge of what is visible of them. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  pane: Pane,
  visible: VisibleBoxes,
  layers: readonly Layer[],
  styles: readonly Uint16Array[],
  palette: Palette,
  fitter: TextFitter,
  unitOf: (answer: FlameAnswer) => string,
): void {
  const { layer, box } = visible;
  context.textBaseline = "middle";
  let fill = "";
  placeLabels(pane, visible, layers, fitter, unitOf, (text, xPx, yPx, at) => {
    const wanted = palette.texts[styles[layer[at]][box[at]]];
    if (wanted !== fill) {
      fill = wanted;
      context.fillStyle = fill;
    }
    context.fillText(text, xPx, yPx);
  });
}

/** Decides what stands on the boxes, and where. */
export function placeLabels(
  pane: Pane,
  visible: VisibleBoxes,
  layers: readonly Layer[],
  fitter: TextFitter,
  unitOf: (answer: FlameAnswer) => string,
  put: PutLabel,
): void {
  const { count, x0, x1, row, layer, box } = visible;
  for (let at = 0; at < count; at++) {
    const width = x1[at] - x0[at];
    if (width < TEXT_FROM_PX) continue;
    const { answer } = layers[layer[at]];
    const frame = answer.frame[box[at]];
    let room = width - 1 - 2 * PADDING_PX;
    const change = changeLabel(answer, box[at]);
    const changePx = change === "" ? 0 : fitter.widthPx(change) + CHANGE_GAP_PX;
    const showsChange = change !== "" && room - changePx >= NAME_FROM_PX;
    if (showsChange) room -= changePx;
    const text =
      frame !== NO_FRAME
        ? fitter.fitName(answer.frames.shownName[frame], answer.frames.shortName[frame], room)
        : isMerged(answer, box[at])
          ? fitter.fit(mergedText(answer, box[at]), room)
          : fitter.fit(rootText(answer, unitOf(answer)), room);
    if (text === "") continue;
    const y = yOfRow(pane, row[at]) + BOX_PX / 2 + 0.5;
    put(text, x0[at] + PADDING_PX, y, at);
    if (showsChange) put(change, x1[at] - 1 - PADDING_PX - changePx + CHANGE_GAP_PX, y, at);
  }
}
