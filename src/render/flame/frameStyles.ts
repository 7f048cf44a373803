import { BOX_MERGED, type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { MERGED_STYLE, type Palette, ROOT_STYLE } from "./palette";

/**
 * The styles of an answer's frames under a palette and a search.
 * @param matches frameId → 1 where the search hits it; undefined while there is no search
 * @returns frame of the answer → style
 */
export function stylesOfFrames(
  answer: FlameAnswer,
  palette: Palette,
  matches: Uint8Array | undefined,
): Uint16Array {
  const { frameId, hueDegrees, shade } = answer.frames;
  const styles = new Uint16Array(frameId.length);
  for (let frame = 0; frame < styles.length; frame++) {
    const look = matches === undefined ? "plain" : matches[frameId[frame]] === 1 ? "hit" : "dim";
    styles[frame] = palette.styleOf(hueDegrees[frame], shade[frame], look);
  }
  return styles;
}

/** The style of one box. */
export function styleOfBox(answer: FlameAnswer, frameStyles: Uint16Array, box: number): number {
  const frame = answer.frame[box];
  if (frame !== NO_FRAME) return frameStyles[frame];
  return (answer.flags[box] & BOX_MERGED) !== 0 ? MERGED_STYLE : ROOT_STYLE;
}
