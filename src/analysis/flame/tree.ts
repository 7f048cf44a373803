import { enlarged } from "../../base/growable";
import { inRanges } from "../../base/ranges";
import { SharedSteps } from "../../base/sharedSteps";
import type { Steps } from "../../base/steps";
import { NONE, type Profile } from "../../model/profile";
import type { FrameTable } from "../frames";
import { SAMPLES_PER_STEP } from "../totals";
import { CalleeGroups, type CalleeOrder } from "./calleeGroups";
import { BLOCK_LENGTH } from "./blockFinder";
import { StackBlocks } from "./stackBlocks";
import { type StackWalk, wholeStacks } from "./stackWalk";
import { NODE_CALLED, NODE_INLINED, SELF_AND_CALLEES, SELF_ONLY, SELF_UNKNOWN, TreeNodes } from "./treeNodes";

/** What else a call tree can be like. */
export interface TreeShape {
  /** Heaviest first unless said otherwise. */
  readonly order?: CalleeOrder;
  /** A frame that calls itself is one node, whose value is that of the outer one: nothing is lost or counted twice. */
  readonly collapsesRecursion?: boolean;
  /** The ways that it is made of: its columns are the tree's from now on. Whole stacks from the root where absent. */
  readonly walk?: StackWalk;
}

/**
 * The call tree, grown only where somebody looks. It is made of blocks (`StackBlocks`): every block stands at a
 * node, the deepest one made so far on its way from the root. `expand` makes the children of many nodes at once:
 * one pass over their blocks moves each one frame further; at the end of a block the blocks that follow it are
 * made.
 *
 *     blocks           a;b   a;c   a;b;d
 *     at first         root  root  root
 *     root expanded      a     a     a
 *     a expanded         b     c     b        (a's children: b with 2 blocks, c with 1)
 *
 * No part of the tree that stays narrower than a pixel is ever made. A node's children stand together in the
 * columns, in the tree's order.
 */
export class FlameTree extends TreeNodes {
  private readonly frames: FrameTable;
  private readonly order: CalleeOrder;
  private readonly blocks: StackBlocks;

  /** block → the node it stands at. */
  private nodeOfBlock = new Uint32Array(1024);
  /** The blocks that the last expansion moved and those that follow them: all that stand at nodes from `newestNodes` on. */
  private moved: Uint32Array = new Uint32Array(0);
  private newestNodes = 0;
  /** Scratch beside `moved`: its block → its new group. */
  private groupOfMoved = new Uint32Array(1024);
  /** node → its place among the nodes being expanded, plus one; all zero between expansions. */
  private placeOfNode = new Uint32Array(1024);
  private readonly groups = new CalleeGroups();
  /** The change of the tree that is under way. */
  private changing: SharedSteps<void> | undefined;

  /**
   * @param values sample → value of the sample type that is looked at
   * @param weights sample → what widths go by; the magnitudes of the values where undefined
   */
  constructor(
    profile: Profile,
    frames: FrameTable,
    values: Float64Array,
    weights?: Float64Array,
    { order = "weight", collapsesRecursion = false, walk }: TreeShape = {},
  ) {
    super();
    this.frames = frames;
    this.order = order;
    this.blocks = new StackBlocks(
      profile,
      frames,
      values,
      weights,
      collapsesRecursion,
      walk ?? wholeStacks(profile.samples.stackLength, false),
    );
    this.addNode(NONE, this.blocks.value[0], this.blocks.weight[0], NODE_CALLED, 0, 0);
  }

  isExpanded(node: number): boolean {
    return this.firstChild[node] !== NONE;
  }

  /** Whether a node has callees; it must be expanded or measured. */
  hasCallees(node: number): boolean {
    return this.selfState[node] === SELF_AND_CALLEES;
  }

  /** Makes the children of those nodes that have not been expanded before. */
  *expand(nodes: readonly number[]): Steps<void> {
    yield* this.alone(() => this.expandFresh(nodes.filter(node => !this.isExpanded(node))));
  }

  /** Finds out what ends at nodes, and whether they have callees, without making these. */
  *measure(nodes: readonly number[]): Steps<void> {
    yield* this.alone(() => this.measureFresh(nodes.filter(node => this.selfState[node] === SELF_UNKNOWN)));
  }

  /** Tells of every sample with a value the deepest node made so far on its way, and how wide the sample is. */
  *forEachSample(tell: (sample: number, node: number, weight: number) => void): Steps<void> {
    yield* this.alone(() => this.tellSamples(tell));
  }

  /**
   * Changes the tree. Several computations may grow it by turns: whoever comes while another's change is under way
   * finishes that one first, also where the other one was given up.
   */
  private *alone(change: () => Steps<void>): Steps<void> {
    while (this.changing !== undefined) yield* this.changing.wait();
    const changing = new SharedSteps(change());
    this.changing = changing;
    yield* changing.wait();
  }

  private *expandFresh(fresh: readonly number[]): Steps<void> {
    if (fresh.length > 0) yield* this.makeCallees(fresh);
    this.changing = undefined;
  }

  private *measureFresh(fresh: readonly number[]): Steps<void> {
    if (fresh.length > 0) yield* this.measureSelf(fresh);
    this.changing = undefined;
  }

  private *tellSamples(tell: (sample: number, node: number, weight: number) => void): Steps<void> {
    const { valued, blockOfSample } = this.blocks;
    for (let index = 0; index < valued.length; index++) {
      if (index % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      const sample = valued[index];
      tell(sample, this.nodeOfBlock[blockOfSample[sample]], this.blocks.weightOf(sample));
    }
    this.changing = undefined;
  }

  private *makeCallees(fresh: readonly number[]): Steps<void> {
    const candidates = yield* this.blocksStandingAt(fresh);
    this.groups.start(fresh.length);
    yield* this.moveBlocks(candidates, fresh);
    yield;
    const nodeOfGroup = yield* this.addCallees(fresh);
    const { moved, groupOfMoved, nodeOfBlock } = this;
    yield* inRanges(moved.length, BLOCKS_PER_STEP, (from, to) => {
      for (let index = from; index < to; index++) {
        nodeOfBlock[moved[index]] = nodeOfGroup[groupOfMoved[index]];
      }
    });
    for (const node of fresh) this.placeOfNode[node] = 0;
  }

  private *measureSelf(fresh: readonly number[]): Steps<void> {
    for (const node of fresh) this.selfState[node] = SELF_ONLY;
    const candidates = yield* this.blocksStandingAt(fresh);
    const { nodeOfBlock, placeOfNode, blockIndex, self, selfState } = this;
    const { lengths, value, isFollowed } = this.blocks;
    yield* inRanges(candidates.length, BLOCKS_PER_STEP, (from, to) => {
      for (let index = from; index < to; index++) {
        const block = candidates[index];
        const node = nodeOfBlock[block];
        if (placeOfNode[node] === 0 || isFollowed[block] === 1) continue;
        if (lengths[block] === blockIndex[node]) self[node] += value[block];
        else selfState[node] = SELF_AND_CALLEES;
      }
    });
    for (const node of fresh) this.placeOfNode[node] = 0;
  }

  /**
   * Numbers the nodes in `placeOfNode`, makes the blocks that follow where one has ended, and returns blocks
   * among which all are that stand at the nodes.
   */
  private *blocksStandingAt(nodes: readonly number[]): Steps<Uint32Array> {
    const firstFollowing = this.blocks.count;
    const isCovered = (node: number) => node >= this.newestNodes || this.endedBlock[node] !== NONE;
    const areNewest = nodes.every(isCovered);
    const following = yield* this.followEndedBlocks(nodes);
    if (this.placeOfNode.length < this.nodeCount) this.placeOfNode = new Uint32Array(2 * this.nodeCount);
    for (const [index, node] of nodes.entries()) this.placeOfNode[node] = index + 1;
    this.moved = concatenated(this.moved, following);
    yield;
    return areNewest ? this.moved : concatenated(numbersBetween(0, firstFollowing), following);
  }

  /** The blocks behind those that end at nodes, made now; each stands at its node. */
  private *followEndedBlocks(nodes: readonly number[]): Steps<Uint32Array> {
    const ends = nodes.filter(node => this.endedBlock[node] !== NONE);
    if (ends.length === 0) return new Uint32Array(0);
    const { firstBlock, places } = yield* this.blocks.follow(ends.map(node => this.endedBlock[node]));
    for (const node of ends) this.endedBlock[node] = NONE;
    if (this.nodeOfBlock.length < this.blocks.count)
      this.nodeOfBlock = enlarged(this.nodeOfBlock, this.blocks.count);
    yield;
    for (let index = 0; index < places.length; index++)
      this.nodeOfBlock[firstBlock + index] = ends[places[index]];
    yield;
    return numbersBetween(firstBlock, firstBlock + places.length);
  }

  /**
   * Moves every block that stands at one of the nodes one frame further, leaving the blocks in `moved` and their
   * groups in `groupOfMoved`.
   */
  private *moveBlocks(candidates: Uint32Array, nodes: readonly number[]): Steps<void> {
    const indexOfPlace = Uint8Array.from(nodes, node => this.blockIndex[node]);
    const selfSums = new Float64Array(nodes.length);
    if (this.groupOfMoved.length < candidates.length)
      this.groupOfMoved = new Uint32Array(2 * candidates.length);
    let movedCount = 0;
    yield* inRanges(candidates.length, BLOCKS_PER_STEP, (from, to) => {
      movedCount = this.moveSome(candidates, from, to, { indexOfPlace, selfSums, movedCount });
    });
    this.moved = candidates.subarray(0, movedCount);
    for (const [place, node] of nodes.entries()) this.self[node] = selfSums[place];
  }

  /** Moves the candidates from … to - 1; returns how many were moved then. */
  private moveSome(
    candidates: Uint32Array,
    from: number,
    to: number,
    moving: {
      readonly indexOfPlace: Uint8Array;
      readonly selfSums: Float64Array;
      readonly movedCount: number;
    },
  ): number {
    const { nodeOfBlock, placeOfNode, groups, groupOfMoved } = this;
    const { frames, lengths, flags, value, weight, isFollowed } = this.blocks;
    const { indexOfPlace, selfSums } = moving;
    let { movedCount } = moving;
    for (let candidate = from; candidate < to; candidate++) {
      const block = candidates[candidate];
      const place = placeOfNode[nodeOfBlock[block]] - 1;
      if (place < 0 || isFollowed[block] === 1) continue;
      const index = indexOfPlace[place];
      if (lengths[block] === index) {
        selfSums[place] += value[block];
        continue;
      }
      const group = groups.find(place, frames[block * BLOCK_LENGTH + index]);
      groups.values[group] += value[block];
      groups.weights[group] += weight[block];
      groups.flags[group] |= (flags[block] >>> (2 * index)) & (NODE_CALLED | NODE_INLINED);
      groups.lastBlock[group] = block;
      candidates[movedCount] = block;
      groupOfMoved[movedCount++] = group;
    }
    return movedCount;
  }

  /** Makes a node of every group, those of one parent together and in order; returns group → node. */
  private *addCallees(parents: readonly number[]): Steps<Uint32Array> {
    const { groups } = this;
    const nodeOfGroup = new Uint32Array(groups.count);
    this.newestNodes = this.nodeCount;
    const nameOf = (frame: number) => this.frames.printableName(frame);
    const byPlace = yield* groups.inOrder(parents.length, this.order, nameOf);
    yield;
    for (const [place, parent] of parents.entries()) {
      this.firstChild[parent] = this.nodeCount;
      this.childCount[parent] = byPlace[place].length;
      this.selfState[parent] = byPlace[place].length > 0 ? SELF_AND_CALLEES : SELF_ONLY;
      const index = (this.blockIndex[parent] + 1) % BLOCK_LENGTH;
      for (const group of byPlace[place]) {
        nodeOfGroup[group] = this.nodeCount;
        // A way of eight frames is one block: it alone ends at the new node.
        const endedBlock = index === 0 ? groups.lastBlock[group] : NONE;
        const { frames, values, weights, flags } = groups;
        this.addNode(frames[group], values[group], weights[group], flags[group], index, endedBlock);
      }
    }
    return nodeOfGroup;
  }
}

/** Blocks that are moved between two pauses. */
const BLOCKS_PER_STEP = 1 << 16;

/** start, start + 1, … end - 1. */
function numbersBetween(start: number, end: number): Uint32Array {
  const numbers = new Uint32Array(end - start);
  for (let number = start; number < end; number++) numbers[number - start] = number;
  return numbers;
}

function concatenated(first: Uint32Array, second: Uint32Array): Uint32Array {
  if (second.length === 0) return first;
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
