import type { Steps } from "../../base/steps";
import { NONE } from "../../model/profile";
import type { FlameTree } from "./tree";

const NODES_PER_STEP = 1 << 12;

/** What most of every node's weight has, and what the whole graph has. */
export interface DominatingValues {
  /** node → the value with the largest sum of weights below it; NONE where that is "none", and where nothing is below. */
  readonly ofNode: Int32Array;
  /** Value → its weight in the whole graph. */
  readonly totals: ReadonlyMap<number, number>;
}

/** Weights by value, of one node and what is below it. */
class ValueSums {
  readonly weights = new Map<number, number>();
  best = NONE;
  private bestWeight = -1;

  add(value: number, weight: number): void {
    const sum = (this.weights.get(value) ?? 0) + weight;
    this.weights.set(value, sum);
    // Sums only grow, so the largest is among those that were added to.
    if (sum < this.bestWeight || (sum === this.bestWeight && value >= this.best)) return;
    this.best = value;
    this.bestWeight = sum;
  }
}

/**
 * Finds the value that dominates every node of the tree made so far.
 * @param valueOfSample sample → its value's number, or NONE
 */
export function* dominatingValues(tree: FlameTree, valueOfSample: Int32Array): Steps<DominatingValues> {
  const sums: (ValueSums | undefined)[] = [];
  yield* tree.forEachSample((sample, node, weight) => {
    (sums[node] ??= new ValueSums()).add(valueOfSample[sample], weight);
  });
  // What is made meanwhile holds nothing yet.
  const nodeCount = tree.nodeCount;
  const ofNode = new Int32Array(nodeCount).fill(NONE);
  // A node's children have higher numbers: from the last node on, all that is below a node has been added up.
  for (let node = nodeCount - 1; node >= 0; node--) {
    if (node % NODES_PER_STEP === 0) yield;
    // None where there are no children yet.
    const first = tree.firstChild[node];
    for (let child = first; child < first + tree.childCount[node]; child++) {
      sums[node] = together(sums[node], sums[child]);
      sums[child] = undefined;
    }
    ofNode[node] = sums[node]?.best ?? NONE;
  }
  return { ofNode, totals: sums[0]?.weights ?? new Map<number, number>() };
}

/** The smaller one is added to the larger one, so that no weight is moved often. */
function together(one: ValueSums | undefined, other: ValueSums | undefined): ValueSums | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [small, large] = one.weights.size < other.weights.size ? [one, other] : [other, one];
  for (const [value, weight] of small.weights) large.add(value, weight);
  return large;
}
