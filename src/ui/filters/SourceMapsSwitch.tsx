import { ToolbarItem } from "@ariakit/react/toolbar";
import { useId, useState } from "react";
import type { EngineClient } from "../../engine/client";
import { showRawPositions } from "../../state/sourceMaps/carryNames";
import type { ViewState } from "../../state/viewState";

/** Whether a profile is read through its source maps. */
export default function SourceMapsSwitch({
  engine,
  mapsId,
  rawPositions,
  sentence,
  navigate,
}: {
  readonly engine: EngineClient;
  /** `Query.sourceMaps`. */
  readonly mapsId: number;
  readonly rawPositions: boolean;
  /** What the maps do. */
  readonly sentence: string;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const id = useId();
  // While the other names of what is selected are asked for.
  const [pending, setPending] = useState<boolean>();
  const change = async (raw: boolean) => {
    setPending(raw);
    await showRawPositions(engine, mapsId, raw, navigate);
    setPending(undefined);
  };
  const help = `Original files, lines and names in the place of those of bundles: ${sentence}`;
  return (
    <label className="filters-check filters-maps" htmlFor={id} title={help}>
      <ToolbarItem
        render={
          <input
            id={id}
            type="checkbox"
            checked={!(pending ?? rawPositions)}
            onChange={event => void change(!event.target.checked)}
          />
        }
      />
      Source maps
    </label>
  );
}
