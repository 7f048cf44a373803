import { type RefObject, useEffect, useState } from "react";
import type { GraphPicture } from "../../../render/graph/picture";
import { afterPaint } from "../../kit/afterPaint";
import { watchTheme } from "../../kit/watchTheme";
import { GraphStage } from "./GraphStage";

/**
 * A stage on the elements for as long as they are in the document; it follows their size and theme.
 * @param onShown told when another picture is on the screen
 */
export function useGraphStage(
  area: RefObject<HTMLElement | null>,
  svg: RefObject<SVGSVGElement | null>,
  picture: GraphPicture | undefined,
  onShown: (picture: GraphPicture) => void,
): GraphStage {
  const [stage] = useState(() => new GraphStage());
  useEffect(() => {
    const element = area.current;
    if (element === null || svg.current === null) return undefined;
    const resize = () => stage.resize(element.clientWidth, element.clientHeight);
    const restyle = () => stage.setDark(document.documentElement.dataset["theme"] === "dark");
    restyle();
    resize();
    const detach = stage.attach(svg.current);
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    const stopWatching = watchTheme(restyle);
    return () => {
      stopWatching();
      observer.disconnect();
      detach();
    };
  }, [stage, area, svg]);
  useEffect(() => stage.setPicture(picture), [stage, picture]);
  useEffect(() => {
    let stopWaiting: (() => void) | undefined;
    const stop = stage.subscribe(change => {
      const shown = stage.picture;
      if (change === "shown" && shown !== undefined) stopWaiting = afterPaint(() => onShown(shown));
    });
    return () => {
      stop();
      stopWaiting?.();
    };
  }, [stage, onShown]);
  return stage;
}
