import { Column } from "../../base/columns";
import { NONE, type Profile, STACK_PAGE_BITS } from "../../model/profile";
import { type FrameTable, SEVERAL_FRAMES } from "../frames";

const OFFSET_MASK = (1 << STACK_PAGE_BITS) - 1;

const SELF_UNKNOWN = 0;
const SELF_ONLY = 1;
const SELF_AND_CALLEES = 2;

/** `FlameTree.flags`: how the frame came: by a call, by inlining, or both. */
export const NODE_CALLED = 1;
export const NODE_INLINED = 2;

/**
 * The call tree, grown only where somebody looks. A node is a run of samples that share a prefix of frames;
 * `expand` splits the run by the next frame and makes the children. Nothing is hashed per frame, and no part of
 * the tree that stays narrower than a pixel is ever made.
 *
 *     samples  a;b  a;c  a;b;d        order   [a;b, a;b;d, a;c]
 *     root = order[0,3)   a = order[0,3)   b = order[0,2)   c = order[2,3)
 *
 * Samples that end in a node come first in its run, then those of its children, heaviest child first. A node's
 * children stand together in the columns, in that order.
 */
export class FlameTree {
  private readonly profile: Profile;
  private readonly frames: FrameTable;
  private readonly values: Float64Array;
  /** Samples with a value, ordered so that every node is a run. */
  private readonly order: Uint32Array;
  /** sample → how many of its locations are not consumed yet; the current one is among them. */
  private readonly locationsLeft: Uint32Array;
  /** sample → how many frames of the current location are consumed. */
  private readonly framesConsumed: Uint32Array;

  /** node → its frame; NONE for the root, node 0. */
  readonly frame = new Column<Int32Array>(Int32Array);
  /** node → its run of samples: order[runStart] … order[runEnd - 1]. */
  private readonly runStart = new Column<Uint32Array>(Uint32Array);
  private readonly runEnd = new Column<Uint32Array>(Uint32Array);
  /** node → sum of the values of its samples, and of their magnitudes (widths go by these). */
  readonly value = new Column<Float64Array>(Float64Array);
  readonly weight = new Column<Float64Array>(Float64Array);
  /** node → sum of the values of the samples that end here; known once expanded or measured. */
  readonly self = new Column<Float64Array>(Float64Array);
  /** node → SELF_UNKNOWN, SELF_ONLY or SELF_AND_CALLEES. */
  private readonly selfState = new Column<Uint8Array>(Uint8Array);
  /** node → NODE_CALLED | NODE_INLINED. */
  readonly flags = new Column<Uint8Array>(Uint8Array);
  /** node → its first child; NONE until expanded. */
  readonly firstChild = new Column<Int32Array>(Int32Array);
  readonly childCount = new Column<Uint32Array>(Uint32Array);

  // Scratch, reused by every expansion.
  private readonly groupOfRun: Uint32Array;
  private readonly orderScratch: Uint32Array;
  /** frame → its group in this expansion, plus one; all zero between expansions. */
  private readonly groupOfFrame: Uint32Array;

  /** @param values sample → value of the sample type that is looked at */
  constructor(profile: Profile, frames: FrameTable, values: Float64Array) {
    this.profile = profile;
    this.frames = frames;
    this.values = values;
    const { samples } = profile;
    let used = 0;
    for (const value of values) if (value !== 0) used++;
    this.order = new Uint32Array(used);
    let at = 0;
    let value = 0;
    let weight = 0;
    for (let sample = 0; sample < samples.count; sample++) {
      const sampleValue = values[sample];
      if (sampleValue === 0) continue;
      this.order[at++] = sample;
      value += sampleValue;
      weight += Math.abs(sampleValue);
    }
    this.locationsLeft = samples.stackLength.slice();
    this.framesConsumed = new Uint32Array(samples.count);
    this.groupOfRun = new Uint32Array(used);
    this.orderScratch = new Uint32Array(used);
    this.groupOfFrame = new Uint32Array(frames.count);
    this.addNode(NONE, 0, used, value, weight, NODE_CALLED);
  }

  get nodeCount(): number {
    return this.frame.length;
  }

  isExpanded(node: number): boolean {
    return this.firstChild.get(node) !== NONE;
  }

  /** How many samples `expand` would have to go through. */
  sampleCount(node: number): number {
    return this.runEnd.get(node) - this.runStart.get(node);
  }

  /** Adds up what ends in a node without making its children; returns whether it has any. */
  measureSelf(node: number): boolean {
    if (this.selfState.get(node) === SELF_UNKNOWN) {
      let self = 0;
      let state = SELF_ONLY;
      for (let at = this.runStart.get(node); at < this.runEnd.get(node); at++) {
        const sample = this.order[at];
        if (this.locationsLeft[sample] === 0) self += this.values[sample];
        else state = SELF_AND_CALLEES;
      }
      this.self.set(node, self);
      this.selfState.set(node, state);
    }
    return this.selfState.get(node) === SELF_AND_CALLEES;
  }

  /** Makes a node's children, once. */
  expand(node: number): void {
    if (this.isExpanded(node)) return;
    const start = this.runStart.get(node);
    const end = this.runEnd.get(node);
    const groups = this.groupByNextFrame(start, end);
    this.self.set(node, groups.selfValue);
    this.selfState.set(node, groups.count > 0 ? SELF_AND_CALLEES : SELF_ONLY);
    const byWeight = groups.heaviestFirst(frame => this.frames.printableName(frame));
    this.firstChild.set(node, this.nodeCount);
    this.childCount.set(node, byWeight.length);
    let runStart = start + groups.selfCount;
    const runStarts = new Uint32Array(groups.count);
    for (const group of byWeight) {
      runStarts[group] = runStart;
      const runEnd = runStart + groups.samples[group];
      this.addNode(
        groups.frames[group],
        runStart,
        runEnd,
        groups.values[group],
        groups.weights[group],
        groups.flags[group],
      );
      runStart = runEnd;
    }
    this.reorder(start, end, groups, runStarts);
  }

  private addNode(
    frame: number,
    start: number,
    end: number,
    value: number,
    weight: number,
    flags: number,
  ): void {
    this.frame.push(frame);
    this.runStart.push(start);
    this.runEnd.push(end);
    this.value.push(value);
    this.weight.push(weight);
    this.self.push(0);
    this.selfState.push(SELF_UNKNOWN);
    this.flags.push(flags);
    this.firstChild.push(NONE);
    this.childCount.push(0);
  }

  /** Takes the next frame off every sample of a run; each sample's group is left in `groupOfRun` (0: it ended). */
  private groupByNextFrame(start: number, end: number): Groups {
    const { order, locationsLeft, framesConsumed, groupOfRun, groupOfFrame, values } = this;
    const { stackStart, stackPages } = this.profile.samples;
    const { entry, lists } = this.frames;
    const groups = new Groups();
    for (let at = start; at < end; at++) {
      const sample = order[at];
      const value = values[sample];
      const left = locationsLeft[sample];
      if (left === 0) {
        groupOfRun[at] = 0;
        groups.selfCount++;
        groups.selfValue += value;
        continue;
      }
      const stack = stackStart[sample];
      const location = stackPages[stack >>> STACK_PAGE_BITS][(stack & OFFSET_MASK) + left - 1];
      const code = entry[location];
      let frame: number;
      let flags = NODE_CALLED;
      if (code < SEVERAL_FRAMES) {
        frame = code >>> 1;
        locationsLeft[sample] = left - 1;
      } else {
        const list = code - SEVERAL_FRAMES;
        const consumed = framesConsumed[sample] + 1;
        const listed = lists[list + consumed];
        frame = listed >>> 1;
        if ((listed & 1) === 1) flags = NODE_INLINED;
        if (consumed === lists[list]) {
          framesConsumed[sample] = 0;
          locationsLeft[sample] = left - 1;
        } else {
          framesConsumed[sample] = consumed;
        }
      }
      let groupPlus1 = groupOfFrame[frame];
      if (groupPlus1 === 0) {
        groupPlus1 = groups.add(frame) + 1;
        groupOfFrame[frame] = groupPlus1;
      }
      const group = groupPlus1 - 1;
      groupOfRun[at] = groupPlus1;
      groups.samples[group]++;
      groups.values[group] += value;
      groups.weights[group] += Math.abs(value);
      groups.flags[group] |= flags;
    }
    for (const frame of groups.frames) groupOfFrame[frame] = 0;
    return groups;
  }

  /** Sorts a run by group: the samples that ended first, then each group where its run starts. */
  private reorder(start: number, end: number, groups: Groups, runStarts: Uint32Array): void {
    // The common case along a hot path: everything goes on into one callee.
    if (groups.count === 0 || (groups.count === 1 && groups.selfCount === 0)) return;
    const { order, orderScratch, groupOfRun } = this;
    orderScratch.set(order.subarray(start, end), start);
    let selfEnd = start;
    for (let at = start; at < end; at++) {
      const groupPlus1 = groupOfRun[at];
      if (groupPlus1 === 0) order[selfEnd++] = orderScratch[at];
      else order[runStarts[groupPlus1 - 1]++] = orderScratch[at];
    }
  }
}

/** The callees found in one expansion, in order of first appearance. */
class Groups {
  selfCount = 0;
  selfValue = 0;
  readonly frames: number[] = [];
  readonly samples: number[] = [];
  readonly values: number[] = [];
  readonly weights: number[] = [];
  readonly flags: number[] = [];

  get count(): number {
    return this.frames.length;
  }

  add(frame: number): number {
    this.samples.push(0);
    this.values.push(0);
    this.weights.push(0);
    this.flags.push(0);
    return this.frames.push(frame) - 1;
  }

  /** Group numbers by weight, heaviest first; equal weights by name. */
  heaviestFirst(nameOfFrame: (frame: number) => string): number[] {
    const { weights, frames } = this;
    const order = frames.map((_, group) => group);
    if (order.length < 2) return order;
    return order.sort((a, b) => {
      if (weights[a] !== weights[b]) return weights[b] - weights[a];
      const nameA = nameOfFrame(frames[a]);
      const nameB = nameOfFrame(frames[b]);
      return nameA < nameB ? -1 : nameA > nameB ? 1 : frames[a] - frames[b];
    });
  }
}
