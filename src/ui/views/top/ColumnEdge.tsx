import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { clampWidth, LEAST_WIDTH_CSS, MOST_WIDTH_CSS } from "./columnLayout";

const STEP_CSS = 8;
const LARGE_STEP_CSS = 40;

/** The edge of a header, by which its column is made wider or narrower: by dragging, or with the arrow keys. */
export function ColumnEdge({
  title,
  widthCss,
  onResize,
}: {
  readonly title: string;
  readonly widthCss: number;
  /** @param widthCss undefined: as it was in the beginning */
  readonly onResize: (widthCss: number | undefined) => void;
}) {
  const drag = useRef<{ readonly fromCss: number; readonly widthCss: number }>(undefined);
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromCss: event.clientX, widthCss };
    event.stopPropagation();
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const began = drag.current;
    if (began !== undefined) onResize(clampWidth(began.widthCss + event.clientX - began.fromCss));
  };
  const stop = () => {
    drag.current = undefined;
  };
  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? LARGE_STEP_CSS : STEP_CSS;
    if (event.key === "ArrowLeft") onResize(clampWidth(widthCss - step));
    else if (event.key === "ArrowRight") onResize(clampWidth(widthCss + step));
    else if (event.key === "Home") onResize(LEAST_WIDTH_CSS);
    else if (event.key === "Enter") onResize(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // A splitter that can be moved is a widget, which an hr is not.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role
    <div
      className="top-edge"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={Math.round(widthCss)}
      aria-valuemin={LEAST_WIDTH_CSS}
      aria-valuemax={MOST_WIDTH_CSS}
      aria-valuetext={`${Math.round(widthCss)} pixels`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      title="Drag, or arrow keys; double-click or Enter: as in the beginning"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={() => onResize(undefined)}
      onKeyDown={press}
    />
  );
}
