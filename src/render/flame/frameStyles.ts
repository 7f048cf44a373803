import { BOX_MERGED, type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { changeStep } from "../change";
import { type Look, MERGED_STYLE, type Palette, ROOT_STYLE } from "./palette";

/** What the colours of boxes go by. @returns box → style */
export type Colouring = (
  answer: FlameAnswer,
  palette: Palette,
  lookOf: (frame: number) => Look,
) => Uint16Array;

/**
 * The styles of an answer's boxes under a palette and a search. In a comparison they go by how much a box changed.
 * @param matches frameId → 1 where the search hits it; undefined while there is no search
 * @returns box → style
 */
export function stylesOf(
  answer: FlameAnswer,
  palette: Palette,
  matches: Uint8Array | undefined,
  colouring: Colouring = colourByPackage,
): Uint16Array {
  const { frameId } = answer.frames;
  const lookOf = (frame: number): Look =>
    matches === undefined ? "plain" : matches[frameId[frame]] === 1 ? "hit" : "dim";
  const { base } = answer;
  if (base === undefined) return colouring(answer, palette, lookOf);
  return styledBoxes(answer, (box, frame) =>
    palette.styleOfStep(changeStep(base[box] + answer.value[box], base[box]), lookOf(frame)),
  );
}

/** Hues by package, as the engine gives them. */
export const colourByPackage: Colouring = (answer, palette, lookOf) => {
  const { hueDegrees, shade } = answer.frames;
  const ofFrame = new Uint16Array(hueDegrees.length);
  for (let frame = 0; frame < ofFrame.length; frame++) {
    ofFrame[frame] = palette.styleOf(hueDegrees[frame], shade[frame], lookOf(frame));
  }
  return styledBoxes(answer, (_, frame) => ofFrame[frame]);
};

/** box → style, the same in every colouring for the root and for merged boxes. */
export function styledBoxes(
  answer: FlameAnswer,
  styleOf: (box: number, frame: number) => number,
): Uint16Array {
  const styles = new Uint16Array(answer.boxCount);
  for (let box = 0; box < styles.length; box++) {
    const frame = answer.frame[box];
    styles[box] = frame === NO_FRAME ? plainStyle(answer, box) : styleOf(box, frame);
  }
  return styles;
}

function plainStyle(answer: FlameAnswer, box: number): number {
  return (answer.flags[box] & BOX_MERGED) !== 0 ? MERGED_STYLE : ROOT_STYLE;
}
