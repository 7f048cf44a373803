import { FoldVertical, Maximize2, SlidersHorizontal, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import type { EngineClient } from "../../../engine/client";
import type { ComparisonWidth, LabelKeysQuestion } from "../../../engine/protocol";
import type { ViewState } from "../../../state/viewState";
import { canGroupBy } from "../../../state/options/labelGrouping";
import { useAnswer } from "../../kit/useAnswer";
import { ColourBy } from "./ColourBy";
import { GroupByLabel } from "./GroupByLabel";
import { toggledRecursion } from "../../../state/toggledRecursion";

const LABEL_KEYS: LabelKeysQuestion = { kind: "labelKeys", sampleTypeIndex: 0, options: {} };

/** The view's own controls. Where it is narrow those that set how the graph looks are behind a button. */
export default function FlameToolbar({
  engine,
  state,
  width,
  navigate,
  onZoomIn,
  onZoomOut,
  onReset,
}: {
  readonly engine: EngineClient;
  readonly state: ViewState;
  /** Which side the widths are of; undefined outside of a comparison. */
  readonly width: ComparisonWidth | undefined;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onReset: () => void;
}) {
  const { options, orientation, order, collapsesRecursion } = state;
  const { answer } = useAnswer(engine, LABEL_KEYS, "label keys");
  const labelKeys = answer?.keys ?? [];
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
          <select
            className="field"
            aria-label="Width"
            title="Which side the widths are of"
            value={width}
            onChange={event => {
              const { value } = event.target;
              navigate({ width: value === "new" || value === "base" ? value : "both" }, "push");
            }}
          >
            <option value="new">Width: new</option>
            <option value="base">Width: base</option>
            <option value="both">Width: both</option>
          </select>
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
          title="Where the root is"
          value={orientation}
          onChange={event =>
            navigate({ orientation: event.target.value === "flame" ? "flame" : "icicle" }, "push")
          }
        >
          <option value="icicle">Icicle</option>
          <option value="flame">Flame</option>
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
      <button
        type="button"
        className="button icon"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={onZoomOut}
      >
        <ZoomOut size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button icon"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={onZoomIn}
      >
        <ZoomIn size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button icon"
        aria-label="Reset zoom"
        title="Reset zoom (0)"
        onClick={onReset}
      >
        <Maximize2 size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
