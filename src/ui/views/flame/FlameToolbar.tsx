import { FoldVertical, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { EngineClient } from "../../../engine/client";
import type { ComparisonWidth } from "../../../engine/protocol";
import type { ViewState } from "../../../state/viewState";
import { canGroupBy } from "../../../state/options/labelGrouping";
import { useLabelKeys } from "../../flame/useLabelKeys";
import { ColourBy } from "../../flame/ColourBy";
import { GroupByLabel } from "./GroupByLabel";
import { toggledRecursion } from "../../../state/toggledRecursion";
import { WidthSelect } from "../../flame/WidthSelect";
import { type ZoomActions, ZoomButtons } from "../../kit/ZoomButtons";

/** Ends the values of those orientations that begin at the leaves. */
const INVERTED = " inverted";

/** The view's own controls. Where it is narrow those that set how the graph looks are behind a button. */
export default function FlameToolbar({
  engine,
  state,
  width,
  navigate,
  onZoomIn,
  onZoomOut,
  onReset,
}: ZoomActions & {
  readonly engine: EngineClient;
  readonly state: ViewState;
  /** Which side the widths are of; undefined outside of a comparison. */
  readonly width: ComparisonWidth | undefined;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const { options, orientation, inverted, order, collapsesRecursion } = state;
  const labelKeys = useLabelKeys(engine);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flame-toolbar">
      <button
        type="button"
        className="button icon flame-display-button"
        aria-label="Display options"
        title="Display options: width, colours, order, grouping"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal size={15} aria-hidden="true" />
      </button>
      <div className="flame-display" data-open={isOpen ? "" : undefined}>
        {width === undefined ? (
          <ColourBy
            colour={state.colour}
            labelKeys={labelKeys}
            onColour={colour => navigate({ colour }, "push")}
          />
        ) : (
          <WidthSelect width={width} onWidth={side => navigate({ width: side }, "push")} />
        )}
        <select
          className="field"
          aria-label="Order"
          title="How callees of one caller stand beside each other"
          value={order}
          onChange={event => navigate({ order: event.target.value === "name" ? "name" : "weight" }, "push")}
        >
          <option value="weight">By weight</option>
          <option value="name">By name</option>
        </select>
        <GroupByLabel
          labelKeys={labelKeys.filter(canGroupBy)}
          options={options}
          onOptions={grouped => navigate({ options: grouped, zoom: [] }, "push")}
        />
        <select
          className="field"
          aria-label="Orientation"
          title="Which end of the stacks comes first, and where"
          value={`${orientation}${inverted ? INVERTED : ""}`}
          onChange={({ target: { value } }) => {
            const change = {
              orientation: value.startsWith("flame") ? "flame" : "icicle",
              inverted: value.endsWith(INVERTED),
            } as const;
            // The way to a zoomed frame begins at the other end now.
            navigate(change.inverted === inverted ? change : { ...change, zoom: [] }, "push");
          }}
        >
          <option value="icicle">Icicle</option>
          <option value="flame">Flame</option>
          <option value={`icicle${INVERTED}`}>Icicle, bottom-up</option>
          <option value={`flame${INVERTED}`}>Flame, bottom-up</option>
        </select>
        <button
          type="button"
          className="button icon"
          aria-label="Collapse recursion"
          title="Collapse recursion: a function that calls itself is one box"
          aria-pressed={collapsesRecursion}
          onClick={() => navigate(toggledRecursion(state), "push")}
        >
          <FoldVertical size={15} aria-hidden="true" />
        </button>
      </div>
      <ZoomButtons onZoomIn={onZoomIn} onZoomOut={onZoomOut} onReset={onReset} />
    </div>
  );
}
