import type { FlameStage, StageChange } from "./FlameStage";

/** How long the graph rests before what stands around it follows. */
const SETTLE_MS = 200;

/**
 * Tells of changes: at once while the graph is at rest, once it is again while it moves. What stands around the graph is
 * React's, and would cost each frame of a zoom as much as drawing it.
 * @param changes besides movements
 * @returns what stops it
 */
export function whenSettled(
  stage: FlameStage,
  changes: readonly StageChange[],
  update: () => void,
): () => void {
  let movedAtMs = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = stage.subscribe(change => {
    const isMovement = change === "moved";
    if (isMovement) movedAtMs = performance.now();
    else if (!changes.includes(change)) return;
    clearTimeout(timer);
    const waitMs = movedAtMs + SETTLE_MS - performance.now();
    if (waitMs <= 0) update();
    else timer = setTimeout(update, waitMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
