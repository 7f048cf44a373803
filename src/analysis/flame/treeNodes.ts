import { enlarged } from "../../base/growable";
import { NONE } from "../../model/profile";

/** `TreeNodes.flags`: how the frame came: by a call, by inlining, or both. */
export const NODE_CALLED = 1;
export const NODE_INLINED = 2;

/** `TreeNodes.selfState`. */
export const SELF_UNKNOWN = 0;
export const SELF_ONLY = 1;
export const SELF_AND_CALLEES = 2;

const FIRST_LENGTH = 256;

/** The columns of a call tree's nodes. They are longer than there are nodes, and others once there are more. */
export class TreeNodes {
  nodeCount = 0;
  /** node → its frame; NONE for the root, node 0. */
  frame = new Int32Array(FIRST_LENGTH);
  /** node → sum of the values of its samples, and of their weights (widths go by these). */
  value = new Float64Array(FIRST_LENGTH);
  weight = new Float64Array(FIRST_LENGTH);
  /** node → sum of the values of the samples that end here; known once expanded or measured. */
  self = new Float64Array(FIRST_LENGTH);
  /** node → NODE_CALLED | NODE_INLINED. */
  flags = new Uint8Array(FIRST_LENGTH);
  /** node → its first child; NONE until expanded. */
  firstChild = new Int32Array(FIRST_LENGTH);
  childCount = new Uint32Array(FIRST_LENGTH);
  /** node → how many frames of a block lie above its callees: 0 … BLOCK_LENGTH - 1. */
  protected blockIndex = new Uint8Array(FIRST_LENGTH);
  /** node → the block that ends there; NONE unless its `blockIndex` is 0. */
  protected endedBlock = new Int32Array(FIRST_LENGTH);
  /** node → SELF_UNKNOWN, SELF_ONLY or SELF_AND_CALLEES. */
  protected selfState = new Uint8Array(FIRST_LENGTH);

  protected addNode(
    frame: number,
    value: number,
    weight: number,
    flags: number,
    blockIndex: number,
    endedBlock: number,
  ): void {
    if (this.nodeCount === this.frame.length) this.growColumns();
    const node = this.nodeCount++;
    this.frame[node] = frame;
    this.value[node] = value;
    this.weight[node] = weight;
    this.flags[node] = flags;
    this.firstChild[node] = NONE;
    this.blockIndex[node] = blockIndex;
    this.endedBlock[node] = endedBlock;
  }

  private growColumns(): void {
    const length = 2 * this.frame.length;
    this.frame = enlarged(this.frame, length);
    this.value = enlarged(this.value, length);
    this.weight = enlarged(this.weight, length);
    this.self = enlarged(this.self, length);
    this.flags = enlarged(this.flags, length);
    this.firstChild = enlarged(this.firstChild, length);
    this.childCount = enlarged(this.childCount, length);
    this.blockIndex = enlarged(this.blockIndex, length);
    this.endedBlock = enlarged(this.endedBlock, length);
    this.selfState = enlarged(this.selfState, length);
  }
}
