import { enlarged } from "../../base/growable";

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

const FIRST_LENGTH = 1024;

/** A layout in the making. The columns are longer than there are boxes, and others once there are more. */
export class BoxColumns {
  count = 0;
  private depth = new Uint32Array(FIRST_LENGTH);
  leftWeight = new Float64Array(FIRST_LENGTH);
  private rightWeight = new Float64Array(FIRST_LENGTH);
  private value = new Float64Array(FIRST_LENGTH);
  node = new Int32Array(FIRST_LENGTH);
  private parent = new Int32Array(FIRST_LENGTH);
  private mergedCount = new Uint32Array(FIRST_LENGTH);
  moreBelow = new Uint8Array(FIRST_LENGTH);

  push(
    depth: number,
    leftWeight: number,
    rightWeight: number,
    value: number,
    node: number,
    parent: number,
    mergedCount: number,
  ): void {
    if (this.count === this.depth.length) this.grow();
    const box = this.count++;
    this.depth[box] = depth;
    this.leftWeight[box] = leftWeight;
    this.rightWeight[box] = rightWeight;
    this.value[box] = value;
    this.node[box] = node;
    this.parent[box] = parent;
    this.mergedCount[box] = mergedCount;
  }

  private grow(): void {
    const length = 2 * this.depth.length;
    this.depth = enlarged(this.depth, length);
    this.leftWeight = enlarged(this.leftWeight, length);
    this.rightWeight = enlarged(this.rightWeight, length);
    this.value = enlarged(this.value, length);
    this.node = enlarged(this.node, length);
    this.parent = enlarged(this.parent, length);
    this.mergedCount = enlarged(this.mergedCount, length);
    this.moreBelow = enlarged(this.moreBelow, length);
  }

  finish(rowStart: Uint32Array, mergedWeight: number): FlameLayout {
    const { count } = this;
    return {
      boxCount: count,
      rowStart,
      depth: this.depth.slice(0, count),
      leftWeight: this.leftWeight.slice(0, count),
      rightWeight: this.rightWeight.slice(0, count),
      value: this.value.slice(0, count),
      node: this.node.slice(0, count),
      parent: this.parent.slice(0, count),
      mergedCount: this.mergedCount.slice(0, count),
      moreBelow: this.moreBelow.slice(0, count),
      mergedWeight,
    };
  }
}
