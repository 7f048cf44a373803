import { enlarged } from "../../base/growable";
import type { Steps } from "../../base/steps";
import type { Profile, ValueColumn } from "../../model/profile";
import { stackOffset, stackPage } from "../../model/stacks";
import { SEVERAL_FRAMES } from "../frames";
import { weighsNothing } from "./build";
import { CALLED } from "./edgeTable";
import { magnitude } from "../../base/int64";
import type { NodeTable } from "./nodeTable";
import type { SampleWeights } from "./sampleWeights";
import { sumEdges } from "./sumEdges";

/** Samples, edges and pairs of nodes between two pauses. */
const SAMPLES_PER_STEP = 1 << 12;
const EDGES_PER_STEP = 1 << 14;
const PAIRS_PER_STEP = 1 << 20;

/** What comes into a node: an edge that is not inlined, one that is. */
export const CALLED_IN = 1;
export const INLINED_IN = 2;

export interface MarkRequest {
  readonly profile: Profile;
  readonly table: Pick<NodeTable, "entry" | "lists" | "isInlinedSomewhere">;
  readonly weights: SampleWeights;
  /** node → 1 where it is in the graph; all when undefined. */
  readonly kept: Uint8Array | undefined;
  /** Edges lighter than this are not in the graph. */
  readonly lightestEdge: bigint;
}

/**
 * What kinds of edges come into the nodes of a graph: all that top needs of its edges. Nodes that are inlined nowhere
 * are not looked at.
 * @returns node → CALLED_IN | INLINED_IN
 */
export function* inlineMarks(request: MarkRequest): Steps<Uint8Array> {
  if (!PairStates.canHold(request)) return yield* marksOfEdges(request);
  yield;
  const pairs = new PairStates(request);
  yield;
  return yield* pairs.marks();
}

/** The same from the sums of all edges: for any profile. */
export function* marksOfEdges(request: MarkRequest): Steps<Uint8Array> {
  const { profile, table, weights, kept, lightestEdge } = request;
  const marks = new Uint8Array(table.isInlinedSomewhere.length);
  const edges = yield* sumEdges(profile, table, weights, kept, table.isInlinedSomewhere);
  for (let edge = 0; edge < edges.count; edge++) {
    if (edge % EDGES_PER_STEP === EDGES_PER_STEP - 1) yield;
    if (magnitude(edges.weight.get(edge)) < lightestEdge) continue;
    marks[edges.destination[edge]] |= (edges.flags[edge] & CALLED) === 0 ? INLINED_IN : CALLED_IN;
  }
  return marks;
}

/** Not more pairs of nodes than this: four bytes each. */
const MOST_PAIRS = 1 << 22;

/** States of a pair of nodes. The edge is there, and so far by inlining only: */
const SEEN = 1;
/** It was called at least once, which does not change any more. */
const PAIR_CALLED = 2;
/** It is heavy enough for the graph. */
const HEAVY = 4;
/** Nothing that comes changes what it says of its destination. */
const SETTLED = PAIR_CALLED | HEAVY;

/**
 * The states of all pairs of a source and a destination, where weights only grow: most edges are soon settled, and
 * then cost one look each. Kept nodes are numbered from 1; 0 is no node, and whatever is no edge is settled from the
 * start, so that the one look is the only question.
 */
class PairStates {
  private readonly request: MarkRequest;
  private readonly lightestEdge: number;
  /** node → its number, or 0 where it is not kept. */
  private readonly numberOf: Uint32Array;
  private readonly stride: number;
  /** Number → where its pairs as a destination begin; 0, a row of settled pairs, where they are not asked for. */
  private readonly firstPair: Uint32Array;
  /** destination's first pair + number of the source → the edge's row + 1, or 0 where none was seen. */
  private readonly rowOf: Uint32Array;
  /** Which pairs are settled, 32 in one number. */
  private readonly settled: Int32Array;
  private edgeCount = 0;
  /** Row of an edge → state. The rows lie close together: of all pairs, few are edges. */
  private state = new Uint8Array(1024);
  private weight = new Float64Array(1024);
  /** Row of an edge → the last sample that counted it, plus one. */
  private countedFor = new Uint32Array(1024);
  /** Number → 1 once a called edge into it is heavy. */
  private readonly isCalled: Uint8Array;

  /** Whether weights only grow or do not matter, and pairs are few. */
  static canHold({ table, weights, kept, lightestEdge }: MarkRequest): boolean {
    if (lightestEdge > 0n && !neverFalls(weights.value)) return false;
    let sources = 0;
    let destinations = 0;
    for (let node = 0; node < table.isInlinedSomewhere.length; node++) {
      if (kept?.[node] === 0) continue;
      sources++;
      destinations += table.isInlinedSomewhere[node];
    }
    return sources * destinations <= MOST_PAIRS;
  }

  constructor(request: MarkRequest) {
    const { table, kept } = request;
    this.request = request;
    this.lightestEdge = Number(request.lightestEdge);
    this.numberOf = new Uint32Array(table.isInlinedSomewhere.length);
    let count = 0;
    for (let node = 0; node < table.isInlinedSomewhere.length; node++) {
      if (kept?.[node] !== 0) this.numberOf[node] = ++count;
    }
    this.stride = count + 1;
    this.firstPair = new Uint32Array(count + 1);
    this.isCalled = new Uint8Array(count + 1);
    let pairs = this.stride;
    for (let node = 0; node < table.isInlinedSomewhere.length; node++) {
      if (this.numberOf[node] === 0 || table.isInlinedSomewhere[node] === 0) continue;
      this.firstPair[this.numberOf[node]] = pairs;
      pairs += this.stride;
    }
    this.rowOf = new Uint32Array(pairs);
    this.settled = new Int32Array(Math.ceil(pairs / 32));
    for (let number = 0; number <= count; number++) {
      this.settle(number);
      this.settle(this.firstPair[number]);
      this.settle(this.firstPair[number] + number);
    }
  }

  private settle(pair: number): void {
    this.settled[pair >>> 5] |= 1 << pair;
  }

  *marks(): Steps<Uint8Array> {
    const { request, numberOf, firstPair, stride, rowOf, isCalled } = this;
    const marks = new Uint8Array(request.table.isInlinedSomewhere.length);
    if (rowOf.length === stride) return marks;
    yield* this.walk();
    yield;
    let untilPause = PAIRS_PER_STEP;
    for (let node = 0; node < marks.length; node++) {
      const number = numberOf[node];
      const first = firstPair[number];
      if (first === 0) continue;
      untilPause -= stride;
      if (untilPause < 0) {
        untilPause = PAIRS_PER_STEP;
        yield;
      }
      if (isCalled[number] === 1) marks[node] = CALLED_IN;
      for (let pair = first; pair < first + stride; pair++) {
        if (rowOf[pair] > 0 && (this.state[rowOf[pair] - 1] & SETTLED) === HEAVY) marks[node] |= INLINED_IN;
      }
    }
    return marks;
  }

  private *walk(): Steps<void> {
    const { profile, weights } = this.request;
    const { samples } = profile;
    const { values } = weights.value;
    const { firstPair, settled } = this;
    const { entry, lists } = this.keptFrames();
    yield;
    for (let sample = 0; sample < samples.count; sample++) {
      if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) yield;
      if (weighsNothing(weights, sample)) continue;
      const page = stackPage(samples, sample);
      const leaf = stackOffset(samples, sample);
      const value = values[sample];
      let parent = 0;
      for (let at = leaf + samples.stackLength[sample] - 1; at >= leaf; at--) {
        const code = entry[page[at]];
        if (code >= 0) {
          const number = code >>> 1;
          const pair = firstPair[number] + parent;
          if (((settled[pair >>> 5] >>> pair) & 1) === 0) this.add(number, pair, code & 1, sample, value);
          // Where there is none, the parent stays: without a branch, which nobody could predict.
          const isNone = (number - 1) >> 31;
          parent = (parent & isNone) | number;
          continue;
        }
        const end = ~code + lists[~code];
        for (let index = ~code + 1; index <= end; index++) {
          const listed = lists[index];
          const number = listed >>> 1;
          const pair = firstPair[number] + parent;
          if (((settled[pair >>> 5] >>> pair) & 1) === 0) this.add(number, pair, listed & 1, sample, value);
          parent = number;
        }
      }
    }
  }

  private add(number: number, pair: number, isInlined: number, sample: number, value: number): void {
    const row = this.rowOf[pair] === 0 ? this.addRow(pair) : this.rowOf[pair] - 1;
    const { state, weight, countedFor, isCalled } = this;
    // Once per sample, and the first time says whether it was inlined.
    if (countedFor[row] === sample + 1) return;
    countedFor[row] = sample + 1;
    let now = state[row] | (isInlined === 1 ? SEEN : PAIR_CALLED);
    if ((now & HEAVY) === 0) {
      weight[row] += value;
      // Without a limit every weight will do, also a negative one.
      if (this.lightestEdge === 0 || weight[row] >= this.lightestEdge) now |= HEAVY;
    }
    if ((now & SETTLED) === SETTLED) isCalled[number] = 1;
    // One heavy called edge says it all: the weight of others does not matter.
    else if ((now & PAIR_CALLED) !== 0 && isCalled[number] === 1) now |= HEAVY;
    state[row] = now;
    if ((now & SETTLED) === SETTLED) this.settle(pair);
  }

  private addRow(pair: number): number {
    const row = this.edgeCount++;
    this.rowOf[pair] = this.edgeCount;
    if (row === this.state.length) {
      this.state = enlarged(this.state, this.edgeCount);
      this.weight = enlarged(this.weight, this.edgeCount);
      this.countedFor = enlarged(this.countedFor, this.edgeCount);
    }
    return row;
  }

  /**
   * The kept nodes of locations: `entry` has number << 1 | inlined, 0 where there is none, and where there are several
   * ~ the place of their list in `lists`: a count, then as many of the same.
   */
  private keptFrames(): { entry: Int32Array; lists: Uint32Array } {
    const { table } = this.request;
    const keptCode = (code: number) => {
      const number = this.numberOf[code >>> 1];
      return number === 0 ? 0 : (number << 1) | (code & 1);
    };
    const entry = new Int32Array(table.entry.length);
    const lists = new Uint32Array(table.lists.length);
    let end = 0;
    for (let location = 0; location < entry.length; location++) {
      const code = table.entry[location];
      const list = code - SEVERAL_FRAMES;
      if (list < 0) {
        entry[location] = keptCode(code);
        continue;
      }
      const start = end++;
      for (let index = list + 1; index <= list + table.lists[list]; index++) {
        const kept = keptCode(table.lists[index]);
        if (kept !== 0) lists[end++] = kept;
      }
      const count = end - start - 1;
      lists[start] = count;
      if (count > 1) entry[location] = ~start;
      else {
        entry[location] = count === 0 ? 0 : lists[start + 1];
        end = start;
      }
    }
    return { entry, lists };
  }
}

/** Whether no sum of these values is ever less than the one before, and doubles hold it. */
function neverFalls({ values, exact }: ValueColumn): boolean {
  if (exact !== undefined) return false;
  for (let sample = 0; sample < values.length; sample++) if (!(values[sample] >= 0)) return false;
  return true;
}
