import type { FlameAnswer } from "../../engine/protocol";
import { deepestBoxOfPath, isMerged, pathOfBox } from "./boxPath";
import { childrenOf } from "./rows";

/** A box by what it is, not by its number: the same in the next answer, and after the graph has changed. */
export interface BoxAddress {
  /** Names from the outermost frame; of the parent where the box is a merged one. */
  readonly path: readonly string[];
  /** For a merged box: a fraction of the graph's width inside it, as it has no name. */
  readonly mergedAtFraction: number | undefined;
}

export const ROOT_ADDRESS: BoxAddress = { path: [], mergedAtFraction: undefined };

export function addressOf(answer: FlameAnswer, box: number): BoxAddress {
  const center = (answer.left[box] + answer.right[box]) / 2;
  return {
    path: pathOfBox(answer, box),
    mergedAtFraction: isMerged(answer, box) ? center : undefined,
  };
}

/** The box of that address; where it is gone, the nearest ancestor; where a merged box has opened, what is there now. */
export function boxAtAddress(answer: FlameAnswer, address: BoxAddress): number {
  const { box, foundDepth } = deepestBoxOfPath(answer, address.path);
  const fraction = address.mergedAtFraction;
  if (fraction === undefined || foundDepth < address.path.length) return box;
  const { first, end } = childrenOf(answer, box);
  for (let child = first; child < end; child++) {
    if (answer.right[child] > fraction) return child;
  }
  return box;
}
