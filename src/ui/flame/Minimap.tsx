import { useEffect, useRef } from "react";
import type { FlameAsker } from "./FlameAsker";
import type { FlameStage } from "./FlameStage";
import { runMinimap } from "./runMinimap";

/** The whole graph in small, and a window on it that can be dragged and drawn anew. Hidden by CSS where the view is very short. */
export default function Minimap({
  stage,
  asker,
  label = "Minimap",
}: {
  readonly stage: FlameStage;
  readonly asker: FlameAsker;
  readonly label?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const windowFrame = useRef<HTMLDivElement>(null);
  const rangeFrame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (canvas.current === null || windowFrame.current === null || rangeFrame.current === null)
      return undefined;
    return runMinimap(stage, asker, canvas.current, windowFrame.current, rangeFrame.current);
  }, [stage, asker]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is no img element */}
      <canvas ref={canvas} role="img" aria-label={label} />
      <div ref={windowFrame} className="flame-minimap-window" />
      <div ref={rangeFrame} className="flame-minimap-range" hidden />
    </>
  );
}
