import { type GraphEdge, type GraphNode, magnitude, truncated } from "./graph";

/**
 * How much a node is worth a place in a picture: nodes that only pass on what they got score low
 * (`internal/graph/graph.go: entropyScore`).
 */
export function entropyScore(node: GraphNode): bigint {
  let score = node.incoming.size === 0 ? 1 : edgeEntropy(node.incoming.values(), 0n);
  score += node.outgoing.size === 0 ? 1 : edgeEntropy(node.outgoing.values(), node.flat);
  return BigInt.asIntN(64, truncated(score * Number(node.cum)) + node.flat);
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
  const fraction = Number(part) / Number(total);
  return -fraction * goLog2(fraction);
}

/** Go's math.Log2: its last bits decide between nodes. Not for infinities. */
function goLog2(value: number): number {
  if (value === 0) return Number.NEGATIVE_INFINITY;
  let exponent = 0;
  let mantissa = value;
  while (mantissa >= 1) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < 0.5 && mantissa > 0) {
    mantissa *= 2;
    exponent--;
  }
  if (mantissa === 0.5) return exponent - 1;
  return exponent + Math.log(mantissa) * (1 / Math.LN2);
}
