import { BOX_MERGED, type FlameAnswer, NO_FRAME } from "../../engine/protocol";
import { childrenOf } from "./rows";

/** Which box of an answer: none. */
export const NO_BOX = -1;

/** Names from the first row to this box's; the root is not named. A merged box has none: its parent's path. */
export function pathOfBox(answer: FlameAnswer, box: number): readonly string[] {
  const path: string[] = [];
  for (let at = box; at >= 0; at = answer.parent[at]) {
    const frame = answer.frame[at];
    if (frame !== NO_FRAME) path.push(answer.frames.name[frame]);
  }
  return path.toReversed();
}

/** Whether the graph leads from callees to callers, away from the leaves. */
export function leadsToCallers({ question }: Pick<FlameAnswer, "question">): boolean {
  return question.part?.kind === "inverted" || question.part?.kind === "callers";
}

/** The frames that a box stands for, outermost first, as far as the graph has them. */
export function stackOfBox(answer: FlameAnswer, box: number): readonly string[] {
  const path = pathOfBox(answer, box);
  return leadsToCallers(answer) ? path.toReversed() : path;
}

/** The box that a path of names leads to from the root (the root itself for an empty path), or NO_BOX. */
export function boxOfPath(answer: FlameAnswer, path: readonly string[]): number {
  const { box, foundDepth } = deepestBoxOfPath(answer, path);
  return foundDepth === path.length ? box : NO_BOX;
}

/** As far along the path as the answer knows it. */
export function deepestBoxOfPath(
  answer: FlameAnswer,
  path: readonly string[],
): { readonly box: number; readonly foundDepth: number } {
  let box = 0;
  for (let depth = 0; depth < path.length; depth++) {
    const child = childNamed(answer, box, path[depth]);
    if (child === NO_BOX) return { box, foundDepth: depth };
    box = child;
  }
  return { box, foundDepth: path.length };
}

/** The path without its last name, and without further names until the box gets wider: a step that can be seen. */
export function widerPath(answer: FlameAnswer, path: readonly string[]): readonly string[] {
  let box = boxOfPath(answer, path);
  if (box === NO_BOX) return path.slice(0, -1);
  const widthOf = (at: number) => answer.right[at] - answer.left[at];
  const enough = widthOf(box) * 1.001;
  let length = path.length;
  do {
    box = answer.parent[box];
    length--;
  } while (length > 0 && widthOf(box) <= enough);
  return path.slice(0, Math.max(0, length));
}

export function isMerged(answer: FlameAnswer, box: number): boolean {
  return (answer.flags[box] & BOX_MERGED) !== 0;
}

function childNamed(answer: FlameAnswer, box: number, name: string): number {
  const { first, end } = childrenOf(answer, box);
  for (let child = first; child < end; child++) {
    const frame = answer.frame[child];
    if (frame !== NO_FRAME && answer.frames.name[frame] === name) return child;
  }
  return NO_BOX;
}
