import { type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { NO_BOX } from "./boxPath";
import { childrenOf, siblingsOf } from "./rows";

/** Where a key leads from a box: to another box, or NO_BOX where there is none. */
export const TREE_MOVES = {
  parent: (answer: FlameAnswer, box: number) => answer.parent[box],
  widestChild,
  left: (answer: FlameAnswer, box: number) => (box > siblingsOf(answer, box).first ? box - 1 : NO_BOX),
  right: (answer: FlameAnswer, box: number) => (box + 1 < siblingsOf(answer, box).end ? box + 1 : NO_BOX),
  root: () => 0,
  /** Along the widest children to the end. */
  deepest: (answer: FlameAnswer, box: number) => {
    let at = box;
    for (let next = at; next !== NO_BOX; next = widestChild(answer, at)) at = next;
    return at;
  },
};

export type TreeMove = keyof typeof TREE_MOVES;

/** The widest box right below; the leftmost of several. Frames go before merged boxes, however wide those are. */
function widestChild(answer: FlameAnswer, box: number): number {
  const { first, end } = childrenOf(answer, box);
  let best = NO_BOX;
  let bestWidth = 0;
  let bestIsFrame = false;
  for (let child = first; child < end; child++) {
    const width = answer.right[child] - answer.left[child];
    const isFrame = answer.frame[child] !== NO_FRAME;
    if (best === NO_BOX || (isFrame && !bestIsFrame) || (isFrame === bestIsFrame && width > bestWidth)) {
      best = child;
      bestWidth = width;
      bestIsFrame = isFrame;
    }
  }
  return best;
}

/**
 * Type-ahead: the next box in reading order (row by row, left to right, then again from the root) whose short name
 * starts with the typed text, upper and lower case alike.
 * @param typed at least one character
 * @param includeFrom whether the box itself counts: while a word is being typed on, it should stay if it still fits
 */
export function nextBoxNamed(answer: FlameAnswer, from: number, typed: string, includeFrom: boolean): number {
  const wanted = typed.toLowerCase();
  const fits = answer.frames.shortName.map(name => name.toLowerCase().startsWith(wanted));
  for (let step = includeFrom ? 0 : 1; step <= answer.boxCount; step++) {
    const box = (from + step) % answer.boxCount;
    const frame = answer.frame[box];
    if (frame !== NO_FRAME && fits[frame]) return box;
  }
  return NO_BOX;
}
