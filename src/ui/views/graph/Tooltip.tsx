import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { factsOf } from "../../../render/graph/words";
import type { GraphStage } from "./GraphStage";
import type { HoverStore } from "./HoverStore";

/** Distance from the pointer, or from the box: the tooltip lies on neither. */
const DISTANCE_PX = 14;
/** Distance from the view's edges. */
const MARGIN_PX = 4;

/** What the pointer or the keyboard is at, in full. */
export function Tooltip({ stage, hover }: { readonly stage: GraphStage; readonly hover: HoverStore }) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useSyncExternalStore(hover.subscribe, hover.snapshot);

  useLayoutEffect(() => {
    if (shown !== undefined && element.current !== null) place(element.current, stage, hover);
  }, [shown, stage, hover]);
  useEffect(() => {
    const follow = () => {
      if (element.current !== null) place(element.current, stage, hover);
    };
    const stops = [hover.subscribe(follow), stage.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage, hover]);

  const { picture } = stage;
  const facts = shown === undefined || picture === undefined ? undefined : factsOf(picture, shown.hit);
  if (facts === undefined) return null;
  return (
    <div ref={element} className="graph-tooltip" role="tooltip">
      <bdi className="graph-tooltip-title">{facts.title}</bdi>
      <table>
        <tbody>
          {facts.figures.map(([figure, value, percent]) => (
            <tr key={figure}>
              <th scope="row">{figure}</th>
              <td>{value}</td>
              <td>{percent}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {facts.notes.map(note => (
        <bdi key={note} className="graph-tooltip-note">
          {note}
        </bdi>
      ))}
    </div>
  );
}

/** Right below what it is about; above or left of it where there is no room. */
function place(element: HTMLElement, stage: GraphStage, hover: HoverStore): void {
  const room = element.offsetParent;
  if (room === null || hover.hover === undefined) return;
  const { hit, by } = hover.hover;
  const box = by === "keyboard" && hit.kind === "box" ? stage.placeOf(hit.index) : undefined;
  const { xPx, yPx } = hover;
  const about = box ?? { left: xPx + DISTANCE_PX, right: xPx - DISTANCE_PX, top: yPx, bottom: yPx };
  const { offsetWidth, offsetHeight } = element;
  const { clientWidth, clientHeight } = room;
  const below = about.bottom + DISTANCE_PX;
  const above = about.top - DISTANCE_PX - offsetHeight;
  const isBelow = below + offsetHeight + MARGIN_PX <= clientHeight;
  const left = about.left + offsetWidth + MARGIN_PX <= clientWidth ? about.left : about.right - offsetWidth;
  const top = isBelow ? below : above >= MARGIN_PX ? above : MARGIN_PX;
  element.style.translate = `${Math.round(Math.max(MARGIN_PX, left))}px ${Math.round(top)}px`;
}
