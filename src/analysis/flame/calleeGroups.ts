import { enlarged } from "../../base/growable";
import { sortInSteps } from "../../base/sortInSteps";
import type { Steps } from "../../base/steps";

const NOT_FOUND = -1;

/** Groups that are sorted between two pauses. */
const GROUPS_PER_STEP = 1 << 12;

/** How callees of one caller stand beside each other, from the left. */
export type CalleeOrder = "weight" | "name";

/**
 * The callees found in one expansion: groups numbered in order of first appearance, looked up by the caller's
 * place and the callee's frame. Typed columns, reused by every expansion, keep the inner loop free of allocation.
 */
export class CalleeGroups {
  count = 0;
  /** group → its frame, and the place of its caller. */
  frames = new Uint32Array(256);
  places = new Uint32Array(256);
  values = new Float64Array(256);
  weights = new Float64Array(256);
  flags = new Uint8Array(256);
  /** group → the block that was put into it last. */
  lastBlock = new Uint32Array(256);
  /** place → the group found last: along a hot path the next sample mostly goes the same way. */
  private lastGroup = new Int32Array(256);
  /** Open-addressing hash table of group + 1; its length is a power of two. */
  private slots = new Uint32Array(1024);

  /** Forgets all groups; callers' places will be 0 … placeCount - 1. */
  start(placeCount: number): void {
    this.count = 0;
    this.slots.fill(0);
    if (this.lastGroup.length < placeCount) this.lastGroup = new Int32Array(2 * placeCount);
    this.lastGroup.fill(NOT_FOUND, 0, placeCount);
  }

  /** The group of a callee; a new one where there is none. */
  find(place: number, frame: number): number {
    const last = this.lastGroup[place];
    if (last !== NOT_FOUND && this.frames[last] === frame) return last;
    const group = this.lookUp(place, frame);
    this.lastGroup[place] = group;
    return group;
  }

  /** place → its groups, heaviest first and equal weights by name, or all by name. */
  *inOrder(
    placeCount: number,
    order: CalleeOrder,
    nameOfFrame: (frame: number) => string,
  ): Steps<readonly (readonly number[] | Uint32Array)[]> {
    const byPlace: number[][] = Array.from({ length: placeCount }, () => []);
    for (let group = 0; group < this.count; group++) byPlace[this.places[group]].push(group);
    const { weights, frames } = this;
    const compare = (a: number, b: number) => {
      if (order === "weight" && weights[a] !== weights[b]) return weights[b] - weights[a];
      const nameA = nameOfFrame(frames[a]);
      const nameB = nameOfFrame(frames[b]);
      return nameA < nameB ? -1 : nameA > nameB ? 1 : frames[a] - frames[b];
    };
    const sorted: (readonly number[] | Uint32Array)[] = [];
    let untilPause = GROUPS_PER_STEP;
    for (const groups of byPlace) {
      if (groups.length > GROUPS_PER_STEP) {
        yield;
        sorted.push(yield* sortInSteps(Uint32Array.from(groups), compare));
        continue;
      }
      untilPause -= groups.length;
      if (untilPause < 0) {
        untilPause = GROUPS_PER_STEP;
        yield;
      }
      sorted.push(groups.length < 2 ? groups : groups.sort(compare));
    }
    return sorted;
  }

  private lookUp(place: number, frame: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(place, frame) & mask;
    for (;;) {
      const group = this.slots[slot] - 1;
      if (group < 0) break;
      if (this.frames[group] === frame && this.places[group] === place) return group;
      slot = (slot + 1) & mask;
    }
    const group = this.add(place, frame);
    this.slots[slot] = group + 1;
    if (2 * this.count > this.slots.length) this.growSlots();
    return group;
  }

  private add(place: number, frame: number): number {
    const group = this.count++;
    if (group === this.frames.length) this.growColumns();
    this.frames[group] = frame;
    this.places[group] = place;
    this.values[group] = 0;
    this.weights[group] = 0;
    this.flags[group] = 0;
    return group;
  }

  private growSlots(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let group = 0; group < this.count; group++) {
      let slot = hashOf(this.places[group], this.frames[group]) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = group + 1;
    }
  }

  private growColumns(): void {
    const length = 2 * this.frames.length;
    this.frames = enlarged(this.frames, length);
    this.places = enlarged(this.places, length);
    this.values = enlarged(this.values, length);
    this.weights = enlarged(this.weights, length);
    this.flags = enlarged(this.flags, length);
    this.lastBlock = enlarged(this.lastBlock, length);
  }
}

function hashOf(place: number, frame: number): number {
  const mixed = Math.imul(place, 0x9e3779b1) ^ Math.imul(frame, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
