import type { Bounds, GraphLayout } from "./layout/graphLayout";

/** What is at a point of a graph: an index in the layout's boxes or edges. */
export type GraphHit =
  | { readonly kind: "box"; readonly index: number }
  | { readonly kind: "edge"; readonly index: number };

/** Parts that a curve is taken to be made of. */
const CURVE_PARTS = 12;

/**
 * The box at a point, or else the nearest edge within reach.
 * @param x in points
 * @param reachPt how far from an edge's line still is on it
 */
export function hitAt(
  { boxes, edges }: GraphLayout,
  x: number,
  y: number,
  reachPt: number,
): GraphHit | undefined {
  const index = boxes.findLastIndex(({ bounds }) => contains(bounds, x, y, 0));
  if (index >= 0) return { kind: "box", index };
  let nearest: GraphHit | undefined;
  let least = reachPt;
  for (const [index, { bounds, curve, label }] of edges.entries()) {
    if (!contains(bounds, x, y, reachPt)) continue;
    const distance = label !== undefined && contains(label, x, y, 0) ? 0 : distanceToCurve(curve, x, y);
    if (distance > least || (distance === least && nearest !== undefined)) continue;
    least = distance;
    nearest = { kind: "edge", index };
  }
  return nearest;
}

/** Whether two rectangles have a point in common. */
export function overlap(one: Bounds, other: Bounds): boolean {
  return (
    one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top
  );
}

/** Whether two hits are the same. */
export function isSameHit(one: GraphHit | undefined, other: GraphHit | undefined): boolean {
  return one?.kind === other?.kind && one?.index === other?.index;
}

function contains({ left, top, right, bottom }: Bounds, x: number, y: number, margin: number): boolean {
  return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;
}

/** From a point to cubic Bézier curves, end to end. */
function distanceToCurve(curve: Float32Array, x: number, y: number): number {
  let least = Infinity;
  for (let at = 0; at + 7 < curve.length; at += 6) {
    let fromX = curve[at];
    let fromY = curve[at + 1];
    for (let part = 1; part <= CURVE_PARTS; part++) {
      const t = part / CURVE_PARTS;
      const toX = cubic(t, curve[at], curve[at + 2], curve[at + 4], curve[at + 6]);
      const toY = cubic(t, curve[at + 1], curve[at + 3], curve[at + 5], curve[at + 7]);
      least = Math.min(least, distanceToLine(x, y, fromX, fromY, toX, toY));
      fromX = toX;
      fromY = toY;
    }
  }
  return least;
}

function cubic(t: number, start: number, one: number, two: number, end: number): number {
  const s = 1 - t;
  return s * s * s * start + 3 * s * s * t * one + 3 * s * t * t * two + t * t * t * end;
}

function distanceToLine(x: number, y: number, fromX: number, fromY: number, toX: number, toY: number) {
  const dx = toX - fromX;
  const dy = toY - fromY;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / lengthSquared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - t * dx, y - fromY - t * dy);
}
