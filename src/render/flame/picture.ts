import type { FlameAnswer } from "../../engine/protocol";
import type { Layer } from "./layers";
import type { Palette } from "./palette";
import { heightOfRows, type Pane } from "./pane";
import { rowCountOf } from "./rows";
import { TextFitter } from "./textFit";
import { WHOLE_GRAPH } from "./viewport";

/** What a picture of a flame graph is drawn from: what the canvas is drawn from, too. */
export interface FlamePicture {
  readonly pane: Pane;
  readonly layers: readonly Layer[];
  readonly palette: Palette;
  /** As `stylesOf` gives them, under the present search and colouring. */
  readonly stylesOf: (answer: FlameAnswer) => Uint16Array;
  readonly unitOf: (answer: FlameAnswer) => string;
}

/** Above the graph: what it is of. */
export const CAPTION_PX = 30;
export const CAPTION_FONT_PX = 13;
export const NAME_FONT_PX = 12;

/** The picture without the empty room behind its last row, where all of its rows are there. */
export function croppedPicture(picture: FlamePicture): FlamePicture {
  const { pane, layers } = picture;
  const rowCount = Math.max(1, ...layers.map(({ answer }) => rowCountOf(answer)));
  const heightPx = Math.ceil(heightOfRows(rowCount - (pane.startRow ?? 0)) - pane.viewport.scrollPx);
  return { ...picture, pane: { ...pane, heightPx: Math.max(1, Math.min(pane.heightPx, heightPx)) } };
}

/** The picture of a whole graph. @param answer to a question about all of it */
export function wholePicture(picture: FlamePicture, answer: FlameAnswer, widthPx: number): FlamePicture {
  const rowCount = rowCountOf(answer);
  const { pane } = picture;
  return {
    ...picture,
    pane: { ...pane, viewport: WHOLE_GRAPH, widthPx, heightPx: heightOfRows(rowCount) },
    layers: [{ answer, fromFraction: 0, toFraction: 1, firstRow: 0, endRow: rowCount }],
  };
}

/** A character's width in an em of the usual monospaced fonts; they differ by some hundredths. */
const CHARACTER_EM = 0.61;
/** Chinese, Japanese, Korean, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Fits text for whoever opens the picture, in a monospaced font that is not known here. */
export function genericFitter(): TextFitter {
  return new TextFitter(text => {
    let characters = 0;
    for (const character of text) characters += WIDE.test(character) ? 2 : 1;
    return characters * CHARACTER_EM * NAME_FONT_PX;
  });
}
