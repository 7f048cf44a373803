import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";

export interface ZoomActions {
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onReset: () => void;
}

/** Zooming for those who use neither wheel nor keys. */
export function ZoomButtons({
  onZoomIn,
  onZoomOut,
  onReset,
  resetTitle = "Reset zoom (0)",
}: ZoomActions & { readonly resetTitle?: string }) {
  return (
    <>
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
        title={resetTitle}
        onClick={onReset}
      >
        <Maximize2 size={14} aria-hidden="true" />
      </button>
    </>
  );
}
