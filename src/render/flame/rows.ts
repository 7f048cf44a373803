import { BOX_MORE_BELOW, type FlameAnswer } from "../../engine/protocol";

/** How many rows an answer has boxes in. */
export function rowCountOf(answer: FlameAnswer): number {
  return answer.rowStart.length - 1;
}

/** The first box of a row whose right edge lies beyond a fraction; the row's end if there is none. */
export function firstBoxEndingAfter(answer: FlameAnswer, row: number, fraction: number): number {
  let low = answer.rowStart[row];
  let high = answer.rowStart[row + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (answer.right[middle] > fraction) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A run of boxes of one row: first, and one past the last. */
export interface BoxRun {
  readonly first: number;
  readonly end: number;
}

/** The boxes right below a box. They lie side by side, because rows and parents are both sorted from left to right. */
export function childrenOf(answer: FlameAnswer, box: number): BoxRun {
  const row = answer.depth[box] + 1;
  if (row >= rowCountOf(answer)) return { first: 0, end: 0 };
  const first = firstChildOfParent(answer, row, box);
  return { first, end: firstChildOfParent(answer, row, box + 1) };
}

/** The box itself and those that share its parent. */
export function siblingsOf(answer: FlameAnswer, box: number): BoxRun {
  const parent = answer.parent[box];
  return parent < 0 ? { first: box, end: box + 1 } : childrenOf(answer, parent);
}

/** Whether the depth limit hides anything from this answer. */
export function hidesRows(answer: FlameAnswer): boolean {
  // Such boxes can only lie in the last row.
  const row = rowCountOf(answer) - 1;
  for (let box = answer.rowStart[row]; box < answer.rowStart[row + 1]; box++) {
    if ((answer.flags[box] & BOX_MORE_BELOW) !== 0) return true;
  }
  return false;
}

/** The first box of a row whose parent is `parent` or further right. */
function firstChildOfParent(answer: FlameAnswer, row: number, parent: number): number {
  let low = answer.rowStart[row];
  let high = answer.rowStart[row + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (answer.parent[middle] >= parent) high = middle;
    else low = middle + 1;
  }
  return low;
}
