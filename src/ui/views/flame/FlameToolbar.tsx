import type { ReactNode } from "react";
import type { ComparisonWidth } from "../../../engine/protocol";
import type { Orientation, ViewState } from "../../../state/viewState";
import { WidthSelect } from "./WidthSelect";
import { type ZoomActions, ZoomButtons } from "./ZoomButtons";

/** Ends the values of those orientations that begin at the leaves. */
const INVERTED = " inverted";

/** The view's own controls. */
export function FlameToolbar({
  orientation,
  inverted,
  width,
  onOrientation,
  onWidth,
  onZoomIn,
  onZoomOut,
  onReset,
  children,
}: ZoomActions & {
  readonly orientation: Orientation;
  /** Bottom-up. */
  readonly inverted: boolean;
  /** Which side the widths are of; undefined outside of a comparison. */
  readonly width: ComparisonWidth | undefined;
  readonly onWidth: (width: ComparisonWidth) => void;
  readonly onOrientation: (change: Pick<ViewState, "orientation" | "inverted">) => void;
  /** What stands before them. */
  readonly children: ReactNode;
}) {
  return (
    <div className="flame-toolbar">
      {width === undefined ? null : <WidthSelect width={width} onWidth={onWidth} />}
      {children}
      <select
        className="field flame-orientation"
        aria-label="Orientation"
        title="Which end of the stacks comes first, and where"
        value={`${orientation}${inverted ? INVERTED : ""}`}
        onChange={({ target: { value } }) =>
          onOrientation({
            orientation: value.startsWith("flame") ? "flame" : "icicle",
            inverted: value.endsWith(INVERTED),
          })
        }
      >
        <option value="icicle">Icicle</option>
        <option value="flame">Flame</option>
        <option value={`icicle${INVERTED}`}>Icicle, bottom-up</option>
        <option value={`flame${INVERTED}`}>Flame, bottom-up</option>
      </select>
      <ZoomButtons onZoomIn={onZoomIn} onZoomOut={onZoomOut} onReset={onReset} />
    </div>
  );
}
