import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import { BoxColumns, type FlameLayout } from "./boxColumns";
import type { FlameTree } from "./tree";

/** Which part of the graph is wanted, and how fine. Positions are fractions of the whole width. */
export interface LayoutRange {
  readonly from: number;
  readonly to: number;
  /** Pixels that the range is wide. */
  readonly widthPx: number;
  /** Boxes at depth < depthLimit; the root has depth 0. */
  readonly depthLimit: number;
}

/**
 * Lays out the boxes of a range, row by row, expanding the tree only where a box is at least a pixel wide.
 * A run of neighbouring siblings narrower than that becomes one box and is not descended.
 */
export function* layoutFlame(tree: FlameTree, range: LayoutRange): Steps<FlameLayout> {
  const boxes = new BoxColumns();
  const total = tree.weight[0];
  const from = range.from * total;
  const to = range.to * total;
  const onePixel = (to - from) / range.widthPx;
  let mergedWeight = 0;
  boxes.push(0, 0, total, tree.value[0], 0, NONE, 1);
  const rowStart: number[] = [0];
  for (let rowBegin = 0, depth = 1; rowBegin < boxes.count; depth++) {
    const rowEnd = boxes.count;
    rowStart.push(rowEnd);
    const nodes = nodesOfRow(boxes, rowBegin, rowEnd);
    if (depth >= range.depthLimit) {
      yield* tree.measure(nodes);
      markMoreBelow(tree, boxes, rowBegin, rowEnd);
      break;
    }
    yield* tree.expand(nodes);
    yield;
    for (let box = rowBegin; box < rowEnd; box++) {
      const node = boxes.node[box];
      if (node !== NONE) mergedWeight += layoutChildren(tree, boxes, box, node, depth, from, to, onePixel);
    }
    rowBegin = rowEnd;
  }
  return boxes.finish(Uint32Array.from(rowStart), mergedWeight);
}

function nodesOfRow(boxes: BoxColumns, rowBegin: number, rowEnd: number): number[] {
  const nodes: number[] = [];
  for (let box = rowBegin; box < rowEnd; box++) {
    const node = boxes.node[box];
    if (node !== NONE) nodes.push(node);
  }
  return nodes;
}

/** Puts a box's children into the next row; returns the weight that went into merged boxes. */
function layoutChildren(
  tree: FlameTree,
  boxes: BoxColumns,
  parentBox: number,
  node: number,
  depth: number,
  from: number,
  to: number,
  onePixel: number,
): number {
  const firstChild = tree.firstChild[node];
  const end = firstChild + tree.childCount[node];
  let left = boxes.leftWeight[parentBox];
  let mergedWeight = 0;
  for (let child = firstChild; child < end; ) {
    if (left >= to) break;
    const weight = tree.weight[child];
    if (weight >= onePixel) {
      if (left + weight > from) {
        boxes.push(depth, left, left + weight, tree.value[child], child, parentBox, 1);
      }
      left += weight;
      child++;
      continue;
    }
    // A run of slivers.
    const runLeft = left;
    let value = 0;
    let count = 0;
    for (; child < end && tree.weight[child] < onePixel; child++) {
      left += tree.weight[child];
      value += tree.value[child];
      count++;
    }
    if (left > from) {
      boxes.push(depth, runLeft, left, value, NONE, parentBox, count);
      mergedWeight += left - runLeft;
    }
  }
  return mergedWeight;
}

function markMoreBelow(tree: FlameTree, boxes: BoxColumns, rowBegin: number, rowEnd: number): void {
  for (let box = rowBegin; box < rowEnd; box++) {
    const node = boxes.node[box];
    if (node !== NONE && tree.hasCallees(node)) boxes.moreBelow[box] = 1;
  }
}
