import { useCallback, useRef, useSyncExternalStore } from "react";
import { factsOf } from "../../../render/graph/words";
import { FactsTooltip } from "../../kit/FactsTooltip";
import { usePlacement } from "../../kit/usePlacement";
import type { GraphStage } from "./GraphStage";
import type { HoverStore } from "./HoverStore";

/** What the pointer or the keyboard is at, in full. */
export function Tooltip({ stage, hover }: { readonly stage: GraphStage; readonly hover: HoverStore }) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useSyncExternalStore(hover.subscribe, hover.snapshot);
  const about = useCallback(() => {
    const { hover: at, xPx: x, yPx: y } = hover;
    const box = at?.by === "keyboard" && at.hit.kind === "box" ? stage.placeOf(at.hit.index) : undefined;
    return box ?? { left: x, right: x, top: y, bottom: y };
  }, [stage, hover]);
  const listen = useCallback(
    (moved: () => void) => {
      const stops = [hover.subscribe(moved), stage.subscribe(moved)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [stage, hover],
  );
  const { picture } = stage;
  const facts = shown === undefined || picture === undefined ? undefined : factsOf(picture, shown.hit);
  usePlacement(element, facts !== undefined, about, listen);
  return facts === undefined ? null : <FactsTooltip ref={element} facts={facts} />;
}
