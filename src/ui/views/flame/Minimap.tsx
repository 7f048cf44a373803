import { useEffect, useRef } from "react";
import type { FlameAsker } from "./FlameAsker";
import type { FlameStage } from "./FlameStage";
import { runMinimap } from "./runMinimap";

/** The whole graph in small, and a window on it that can be dragged. Hidden by CSS where the view is very short. */
export function Minimap({ stage, asker }: { readonly stage: FlameStage; readonly asker: FlameAsker }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const windowFrame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (canvas.current === null || windowFrame.current === null) return undefined;
    return runMinimap(stage, asker, canvas.current, windowFrame.current);
  }, [stage, asker]);
  return (
    <div className="flame-minimap">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is no img element */}
      <canvas ref={canvas} role="img" aria-label="Minimap" />
      <div ref={windowFrame} className="flame-minimap-window" />
    </div>
  );
}
