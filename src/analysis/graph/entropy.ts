import { inRanges } from "../../base/ranges";
import type { Steps } from "../../base/steps";
import type { EdgeSums } from "./edgeTable";
import type { GraphEdge, GraphNode } from "./graph";
import { magnitude, truncated } from "../../base/int64";

/** Edges between two pauses. */
const EDGES_PER_STEP = 1 << 15;

/**
 * How much a node is worth a place in a picture: nodes that only pass on what they got score low
 * (`internal/graph/graph.go: entropyScore`).
 */
export function entropyScore(node: GraphNode): bigint {
  let score = node.incoming.size === 0 ? 1 : edgeEntropy(node.incoming.values(), 0n);
  score += node.outgoing.size === 0 ? 1 : edgeEntropy(node.outgoing.values(), node.flat);
  return scoreOf(node, score);
}

function scoreOf(node: GraphNode, score: number): bigint {
  return BigInt.asIntN(64, truncated(score * Number(node.cum)) + node.flat);
}

/**
 * The entropy scores of nodes from the sums of all edges, most of which may be too light to be in the graph.
 * Undefined where doubles do not hold the sums.
 * @param flatOf node → flat
 */
export function* entropyScores(
  { count, source, destination, weights }: EdgeSums,
  flatOf: Float64Array,
): Steps<((node: GraphNode) => bigint) | undefined> {
  if (weights === undefined) return undefined;
  const totalIn = new Float64Array(flatOf.length);
  const totalOut = flatOf.slice();
  const hasIn = new Uint8Array(flatOf.length);
  const hasOut = new Uint8Array(flatOf.length);
  yield* inRanges(count, EDGES_PER_STEP, (from, to) => {
    for (let edge = from; edge < to; edge++) {
      const weight = weights[edge];
      hasIn[destination[edge]] = 1;
      hasOut[source[edge]] = 1;
      if (weight <= 0) continue;
      totalIn[destination[edge]] += weight;
      totalOut[source[edge]] += weight;
    }
  });
  const isHeld = (total: number) => total < 2 ** 53;
  if (!totalIn.every(isHeld) || !totalOut.every(isHeld)) return undefined;
  const scoreIn = new Float64Array(flatOf.length);
  const scoreOut = new Float64Array(flatOf.length);
  // Edge by edge as they came: sums of fractions depend on the order.
  yield* inRanges(count, EDGES_PER_STEP, (firstEdge, endEdge) => {
    for (let edge = firstEdge; edge < endEdge; edge++) {
      const weight = Math.abs(weights[edge]);
      const to = destination[edge];
      const from = source[edge];
      if (totalIn[to] !== 0) scoreIn[to] += informationOf(weight / totalIn[to]);
      if (totalOut[from] !== 0) scoreOut[from] += informationOf(weight / totalOut[from]);
    }
  });
  return node => {
    const { row } = node;
    let out = scoreOut[row];
    if (totalOut[row] !== 0 && node.flat > 0n) out += informationOf(flatOf[row] / totalOut[row]);
    return scoreOf(node, (hasIn[row] === 0 ? 1 : scoreIn[row]) + (hasOut[row] === 0 ? 1 : out));
  };
}

function edgeEntropy(edges: Iterable<GraphEdge>, self: bigint): number {
  const all = [...edges];
  let total = self;
  for (const { weight } of all) if (weight > 0n) total += weight;
  if (total === 0n) return 0;
  let score = 0;
  for (const { weight } of all) score += information(magnitude(weight), total);
  if (self > 0n) score += information(self, total);
  return score;
}

function information(part: bigint, total: bigint): number {
  return informationOf(Number(part) / Number(total));
}

function informationOf(fraction: number): number {
  return -fraction * goLog2(fraction);
}

/** Go's math.Log2: its last bits decide between nodes. Not for infinities, nor for denormal numbers. */
function goLog2(value: number): number {
  if (value === 0) return Number.NEGATIVE_INFINITY;
  // Go's math.Frexp, for fractions of totals: never as small as numbers that have no exponent of their own.
  double[0] = value;
  const exponent = ((halves[1] >>> 20) & 0x7ff) - 1022;
  halves[1] = (halves[1] & 0x800fffff) | 0x3fe00000;
  const mantissa = double[0];
  if (mantissa === 0.5) return exponent - 1;
  return exponent + Math.log(mantissa) * (1 / Math.LN2);
}

/** A double, and its halves: the high one, behind, has sign and exponent. */
const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
