import { type RefObject, useEffect, useState } from "react";
import type { Problem } from "../../base/problem";
import type { EngineClient } from "../../engine/client";
import { watchTheme } from "../kit/watchTheme";
import { FlameAsker } from "./FlameAsker";
import { FlameCanvases } from "./FlameCanvases";
import { FlameStage } from "./FlameStage";
import { readTheme } from "./readTheme";

/** A stage on the canvases for as long as they are in the document; it follows their size and theme. */
export function useStage(
  area: RefObject<HTMLElement | null>,
  boxes: RefObject<HTMLCanvasElement | null>,
  overlay: RefObject<HTMLCanvasElement | null>,
  engine: EngineClient,
  unitOf: (sampleTypeIndex: number) => string,
  onProblem: (problem: Problem | undefined) => void,
  { slot, startRow }: { readonly slot?: string; readonly startRow?: number } = {},
): { readonly stage: FlameStage; readonly asker: FlameAsker } {
  const [made] = useState(() => {
    const stage = new FlameStage(unitOf, startRow);
    return { stage, asker: new FlameAsker(engine, stage, onProblem, slot) };
  });
  useEffect(() => {
    const element = area.current;
    if (element === null || boxes.current === null || overlay.current === null) return undefined;
    const { stage, asker } = made;
    const detach = stage.attach(new FlameCanvases(boxes.current, overlay.current));
    const resize = () => stage.resize(element.clientWidth, element.clientHeight, devicePixelRatio);
    const restyle = () => stage.setTheme(readTheme(element));
    restyle();
    resize();
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    const stopWatching = watchTheme(restyle);
    const stopAsking = asker.start();
    return () => {
      stopAsking();
      stopWatching();
      observer.disconnect();
      detach();
    };
  }, [made, area, boxes, overlay]);
  return made;
}
