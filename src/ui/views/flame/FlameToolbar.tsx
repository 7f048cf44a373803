import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import type { ComparisonWidth } from "../../../engine/protocol";
import type { Orientation } from "../../../state/viewState";

/** The view's own controls. */
export function FlameToolbar({
  orientation,
  width,
  onOrientation,
  onWidth,
  onZoomIn,
  onZoomOut,
  onReset,
  children,
}: {
  readonly orientation: Orientation;
  /** Which side the widths are of; undefined outside of a comparison. */
  readonly width: ComparisonWidth | undefined;
  readonly onWidth: (width: ComparisonWidth) => void;
  readonly onOrientation: (orientation: Orientation) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onReset: () => void;
  /** What stands before them. */
  readonly children: ReactNode;
}) {
  return (
    <div className="flame-toolbar">
      {width === undefined ? null : (
        <label className="flame-width">
          <span className="flame-width-word">Width</span>
          <select
            className="field"
            aria-label="Width"
            title="Which side the widths are of"
            value={width}
            onChange={event => {
              const { value } = event.target;
              onWidth(value === "new" || value === "base" ? value : "both");
            }}
          >
            <option value="new">new</option>
            <option value="base">base</option>
            <option value="both">both</option>
          </select>
        </label>
      )}
      {children}
      <select
        className="field"
        aria-label="Orientation"
        title="Where the root is"
        value={orientation}
        onChange={event => onOrientation(event.target.value === "flame" ? "flame" : "icicle")}
      >
        <option value="icicle">Icicle</option>
        <option value="flame">Flame</option>
      </select>
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
