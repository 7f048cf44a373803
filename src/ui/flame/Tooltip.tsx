import { useCallback, useRef, useSyncExternalStore } from "react";
import { factsOfBox, textOfFacts } from "../../render/flame/boxWords";
import { CopyButton } from "../kit/CopyButton";
import { FactsTooltip } from "../kit/FactsTooltip";
import { usePlacement } from "../kit/usePlacement";
import type { HoverStore } from "./HoverStore";

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
  const pointer = useCallback(() => {
    const { xPx: x, yPx: y } = hover;
    return hover.state.frozen ? undefined : { left: x, right: x, top: y, bottom: y };
  }, [hover]);
  usePlacement(element, hit !== undefined, pointer, hover.subscribe);

  if (hit === undefined) return null;
  const facts = factsOfBox(hit.answer, hit.box, unitOf(hit.answer.question.sampleTypeIndex));
  return (
    <FactsTooltip
      ref={element}
      facts={facts}
      isFrozen={frozen}
      onPointerEnter={() => hover.setOnTooltip(true)}
      onPointerLeave={() => hover.setOnTooltip(false)}
    >
      <div className="tooltip-note">{frozen ? "Frozen: Shift or Escape lets go" : "Shift freezes"}</div>
      {frozen ? (
        <div className="tooltip-buttons">
          <CopyButton text={facts.name} label="Copy name" />
          <CopyButton text={textOfFacts(facts)} label="Copy all" />
        </div>
      ) : null}
    </FactsTooltip>
  );
}
