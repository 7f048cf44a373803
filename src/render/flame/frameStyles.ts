import { BOX_MERGED, type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { changeStep } from "../change";
import { type Look, MERGED_STYLE, type Palette, ROOT_STYLE } from "./palette";

/**
 * The styles of an answer's boxes under a palette and a search.
 * @param matches frameId → 1 where the search hits it; undefined while there is no search
 * @returns frame of the answer → style; in a comparison box → style, since a frame changed more in one place than in
 *   another
 */
export function stylesOf(
  answer: FlameAnswer,
  palette: Palette,
  matches: Uint8Array | undefined,
): Uint16Array {
  const { frameId, hueDegrees, shade } = answer.frames;
  const lookOf = (frame: number): Look =>
    matches === undefined ? "plain" : matches[frameId[frame]] === 1 ? "hit" : "dim";
  if (answer.base !== undefined) return stylesOfChanges(answer, answer.base, palette, lookOf);
  const styles = new Uint16Array(frameId.length);
  for (let frame = 0; frame < styles.length; frame++) {
    styles[frame] = palette.styleOf(hueDegrees[frame], shade[frame], lookOf(frame));
  }
  return styles;
}

function stylesOfChanges(
  answer: FlameAnswer,
  base: Float64Array,
  palette: Palette,
  lookOf: (frame: number) => Look,
): Uint16Array {
  const styles = new Uint16Array(answer.boxCount);
  for (let box = 0; box < styles.length; box++) {
    const frame = answer.frame[box];
    const step = changeStep(base[box] + answer.value[box], base[box]);
    styles[box] = frame === NO_FRAME ? plainStyle(answer, box) : palette.styleOfStep(step, lookOf(frame));
  }
  return styles;
}

/** The style of one box. */
export function styleOfBox(answer: FlameAnswer, styles: Uint16Array, box: number): number {
  if (answer.base !== undefined) return styles[box];
  const frame = answer.frame[box];
  return frame === NO_FRAME ? plainStyle(answer, box) : styles[frame];
}

function plainStyle(answer: FlameAnswer, box: number): number {
  return (answer.flags[box] & BOX_MERGED) !== 0 ? MERGED_STYLE : ROOT_STYLE;
}
