import { Column } from "../../base/columns";
import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
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
 * Boxes by depth, then from left to right; box 0 is the root. A box is a node of the tree, or stands for a run of
 * siblings each narrower than a pixel (`node` NONE).
 */
export interface FlameLayout {
  readonly boxCount: number;
  readonly rowStart: Uint32Array;
  readonly depth: Uint32Array;
  /** box → its edges, as weight from the left edge of the graph. */
  readonly leftWeight: Float64Array;
  readonly rightWeight: Float64Array;
  readonly value: Float64Array;
  readonly node: Int32Array;
  readonly parent: Int32Array;
  readonly mergedCount: Uint32Array;
  /** box → 1 where callees exist but lie below the depth limit. */
  readonly moreBelow: Uint8Array;
  /** Weight inside the boxes that stand for several siblings. */
  readonly mergedWeight: number;
}

/**
 * Lays out the boxes of a range, row by row, expanding the tree only where a box is at least a pixel wide.
 * A run of neighbouring siblings narrower than that becomes one box and is not descended.
 */
export function* layoutFlame(tree: FlameTree, range: LayoutRange): Steps<FlameLayout> {
  const boxes = new BoxColumns();
  const total = tree.weight.get(0);
  const from = range.from * total;
  const to = range.to * total;
  const onePixel = (to - from) / range.widthPx;
  let mergedWeight = 0;
  boxes.push(0, 0, total, tree.value.get(0), 0, NONE, 1);
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
      const node = boxes.node.get(box);
      if (node !== NONE) mergedWeight += layoutChildren(tree, boxes, box, node, depth, from, to, onePixel);
    }
    rowBegin = rowEnd;
  }
  return boxes.finish(Uint32Array.from(rowStart), mergedWeight);
}

function nodesOfRow(boxes: BoxColumns, rowBegin: number, rowEnd: number): number[] {
  const nodes: number[] = [];
  for (let box = rowBegin; box < rowEnd; box++) {
    const node = boxes.node.get(box);
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
  const firstChild = tree.firstChild.get(node);
  const end = firstChild + tree.childCount.get(node);
  let left = boxes.leftWeight.get(parentBox);
  let mergedWeight = 0;
  for (let child = firstChild; child < end; ) {
    if (left >= to) break;
    const weight = tree.weight.get(child);
    if (weight >= onePixel) {
      if (left + weight > from) {
        boxes.push(depth, left, left + weight, tree.value.get(child), child, parentBox, 1);
      }
      left += weight;
      child++;
      continue;
    }
    // A run of slivers.
    const runLeft = left;
    let value = 0;
    let count = 0;
    for (; child < end && tree.weight.get(child) < onePixel; child++) {
      left += tree.weight.get(child);
      value += tree.value.get(child);
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
    const node = boxes.node.get(box);
    if (node !== NONE && tree.hasCallees(node)) boxes.moreBelow.set(box, 1);
  }
}

class BoxColumns {
  readonly depth = new Column<Uint32Array>(Uint32Array);
  readonly leftWeight = new Column<Float64Array>(Float64Array);
  readonly rightWeight = new Column<Float64Array>(Float64Array);
  readonly value = new Column<Float64Array>(Float64Array);
  readonly node = new Column<Int32Array>(Int32Array);
  readonly parent = new Column<Int32Array>(Int32Array);
  readonly mergedCount = new Column<Uint32Array>(Uint32Array);
  readonly moreBelow = new Column<Uint8Array>(Uint8Array);

  get count(): number {
    return this.depth.length;
  }

  push(
    depth: number,
    leftWeight: number,
    rightWeight: number,
    value: number,
    node: number,
    parent: number,
    mergedCount: number,
  ): void {
    this.depth.push(depth);
    this.leftWeight.push(leftWeight);
    this.rightWeight.push(rightWeight);
    this.value.push(value);
    this.node.push(node);
    this.parent.push(parent);
    this.mergedCount.push(mergedCount);
    this.moreBelow.push(0);
  }

  finish(rowStart: Uint32Array, mergedWeight: number): FlameLayout {
    return {
      boxCount: this.count,
      rowStart,
      depth: this.depth.finish(),
      leftWeight: this.leftWeight.finish(),
      rightWeight: this.rightWeight.finish(),
      value: this.value.finish(),
      node: this.node.finish(),
      parent: this.parent.finish(),
      mergedCount: this.mergedCount.finish(),
      moreBelow: this.moreBelow.finish(),
      mergedWeight,
    };
  }
}
