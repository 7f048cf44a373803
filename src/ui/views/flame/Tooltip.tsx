import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { factsOfBox, textOfFacts } from "../../../render/flame/boxWords";
import { CopyButton } from "../../kit/CopyButton";
import type { HoverStore } from "./HoverStore";

/** Distance from the pointer: the tooltip never lies under it. */
const DISTANCE_PX = 14;
/** Distance from the view's edges. */
const MARGIN_PX = 4;

/** What is under the pointer, in full. Shift freezes it, so that its text can be selected. */
export function Tooltip({
  hover,
  unitOf,
}: {
  readonly hover: HoverStore;
  readonly unitOf: (sampleTypeIndex: number) => string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const { hit, frozen } = useSyncExternalStore(hover.subscribe, hover.snapshot);

  useLayoutEffect(() => {
    if (hit !== undefined && element.current !== null) place(element.current, hover.xPx, hover.yPx);
  }, [hit, hover]);
  useEffect(
    () =>
      hover.subscribe(() => {
        if (element.current !== null && !hover.state.frozen) place(element.current, hover.xPx, hover.yPx);
      }),
    [hover],
  );

  if (hit === undefined) return null;
  const facts = factsOfBox(hit.answer, hit.box, unitOf(hit.answer.question.sampleTypeIndex));
  return (
    <div
      ref={element}
      className="flame-tooltip"
      role="tooltip"
      data-frozen={frozen ? "" : undefined}
      onPointerEnter={() => hover.setOnTooltip(true)}
      onPointerLeave={() => hover.setOnTooltip(false)}
    >
      <div className="flame-tooltip-title">{facts.title}</div>
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
        <div key={note} className="flame-tooltip-note">
          {note}
        </div>
      ))}
      <div className="flame-tooltip-note">{frozen ? "Frozen: Shift or Escape lets go" : "Shift freezes"}</div>
      {frozen ? (
        <div className="flame-tooltip-buttons">
          <CopyButton text={facts.name} label="Copy name" />
          <CopyButton text={textOfFacts(facts)} label="Copy all" />
        </div>
      ) : null}
    </div>
  );
}

/** Right below the pointer; on its other side where there is no room. */
function place(element: HTMLElement, xPx: number, yPx: number): void {
  const room = element.offsetParent;
  if (room === null) return;
  const { offsetWidth, offsetHeight } = element;
  const right = xPx + DISTANCE_PX;
  const below = yPx + DISTANCE_PX;
  const fitsBelow = below + offsetHeight + MARGIN_PX <= room.clientHeight;
  const fitsAbove = yPx - DISTANCE_PX - offsetHeight >= MARGIN_PX;
  const left =
    right + offsetWidth + MARGIN_PX <= room.clientWidth
      ? right
      : Math.max(MARGIN_PX, xPx - DISTANCE_PX - offsetWidth);
  // Where it fits neither above nor below, beside the pointer is what is left.
  const top = fitsBelow ? below : fitsAbove ? yPx - DISTANCE_PX - offsetHeight : MARGIN_PX;
  element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}
