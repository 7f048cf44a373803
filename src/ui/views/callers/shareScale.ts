import type { FlameStage } from "../../flame/FlameStage";

/**
 * Keeps two graphs at one horizontal scale: what moves one sideways, or zooms it, does so to the other.
 * @returns what lets go of them
 */
export function shareScale(one: FlameStage, other: FlameStage): () => void {
  const stops = [follow(one, other), follow(other, one)];
  return () => stops.forEach(stop => stop());
}

function follow(leader: FlameStage, follower: FlameStage): () => void {
  return leader.subscribe(change => {
    if (change !== "moved") return;
    const { fromFraction, toFraction } = leader.target;
    const { target } = follower;
    if (target.fromFraction === fromFraction && target.toFraction === toFraction) return;
    follower.moveTo({ ...target, fromFraction, toFraction }, leader.isMoving ? "animate" : "jump");
  });
}
