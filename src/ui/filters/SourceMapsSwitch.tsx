import { ToolbarItem } from "@ariakit/react/toolbar";
import { useId } from "react";
import type { ViewState } from "../../state/viewState";

/** Whether a profile is read through its source maps. */
export default function SourceMapsSwitch({
  rawPositions,
  sentence,
  navigate,
}: {
  readonly rawPositions: boolean;
  /** What the maps do. */
  readonly sentence: string;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const id = useId();
  const help = `Original files, lines and names in the place of those of bundles: ${sentence}`;
  return (
    <label className="filters-check filters-maps" htmlFor={id} title={help}>
      <ToolbarItem
        render={
          <input
            id={id}
            type="checkbox"
            checked={!rawPositions}
            onChange={event => navigate({ rawPositions: !event.target.checked, zoom: [] }, "push")}
          />
        }
      />
      Source maps
    </label>
  );
}
