import { BOX_MORE_BELOW, type FlameAnswer } from "../../engine/protocol";
import { spokenBox } from "../../render/flame/boxWords";
import { type BoxRun, childrenOf, siblingsOf } from "../../render/flame/rows";

/** One item of the tree, as a screen reader needs it. */
export interface TreeItem {
  readonly box: number;
  /** Stays the same in the next answer: by place, not by number. */
  readonly key: string;
  readonly name: string;
  /** 1 is the root. */
  readonly level: number;
  /** Undefined where part of the row is outside the answer. */
  readonly position: number | undefined;
  readonly siblingCount: number | undefined;
  /** Undefined for a leaf. */
  readonly expanded: boolean | undefined;
}

/** How many siblings and how many children are in the document at a time. */
const WINDOW = 100;

/**
 * The part of the tree around a box, in reading order: its ancestors, the siblings before it, the box, its children,
 * the siblings behind it. The rest of the graph is a key press away, not in the document.
 */
export function treeItemsAround(answer: FlameAnswer, box: number, unit: string): readonly TreeItem[] {
  const ancestors: number[] = [];
  for (let at = answer.parent[box]; at >= 0; at = answer.parent[at]) ancestors.push(at);
  const siblings = windowOf(siblingsOf(answer, box), box);
  const children = childrenOf(answer, box);
  const item = (at: number, expanded: boolean) => itemOf(answer, at, expanded, unit);
  return [
    ...ancestors.toReversed().map(at => item(at, true)),
    ...range(siblings.first, box).map(at => item(at, false)),
    item(box, true),
    ...range(children.first, Math.min(children.end, children.first + WINDOW)).map(at => item(at, false)),
    ...range(box + 1, siblings.end).map(at => item(at, false)),
  ];
}

function itemOf(answer: FlameAnswer, box: number, expanded: boolean, unit: string): TreeItem {
  const siblings = siblingsOf(answer, box);
  const parent = answer.parent[box];
  const { from, to } = answer.question;
  const complete = parent < 0 || (answer.left[parent] >= from && answer.right[parent] <= to);
  const children = childrenOf(answer, box);
  const hasChildren = children.end > children.first;
  const isInner = hasChildren || (answer.flags[box] & BOX_MORE_BELOW) !== 0;
  return {
    box,
    key: `${answer.depth[box]}-${answer.left[box]}`,
    name: spokenBox(answer, box, unit),
    level: answer.depth[box] + 1,
    position: complete ? box - siblings.first + 1 : undefined,
    siblingCount: complete ? siblings.end - siblings.first : undefined,
    expanded: isInner ? expanded && hasChildren : undefined,
  };
}

function windowOf(run: BoxRun, box: number): BoxRun {
  const first = Math.max(run.first, Math.min(box - WINDOW / 2, run.end - WINDOW));
  return { first, end: Math.min(run.end, first + WINDOW) };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
