import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { clampWidth, LEAST_WIDTH_CSS, MOST_WIDTH_CSS } from "./columnLayout";

const STEP_CSS = 8;
const LARGE_STEP_CSS = 40;
/** A press that moves less than this is a click. */
const CLICK_SLOP_CSS = 3;
const DOUBLE_CLICK_MS = 450;

/** Where and when the edge was taken hold of, and how wide the column was. */
interface Hold {
  readonly fromCss: number;
  readonly atMs: number;
  readonly widthCss: number;
}

/**
 * The edge of a header, by which its column is made wider or narrower: by dragging, with the arrow keys, or by a click
 * that takes it up and another one that puts it down.
 */
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
  const drag = useRef<Hold>(undefined);
  const [carried, setCarried] = useState<Hold>();
  const resizeTo = (hold: Hold, xCss: number) => onResize(clampWidth(hold.widthCss + xCss - hold.fromCss));
  useCarried(carried, {
    move: resizeTo,
    putDown: (hold, xCss, atMs) => {
      setCarried(undefined);
      const isDoubleClick = isClick(hold, xCss) && atMs - hold.atMs <= DOUBLE_CLICK_MS;
      if (isDoubleClick) onResize(undefined);
      else resizeTo(hold, xCss);
    },
  });

  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromCss: event.clientX, atMs: event.timeStamp, widthCss };
    event.stopPropagation();
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag.current !== undefined) resizeTo(drag.current, event.clientX);
  };
  const up = (event: PointerEvent<HTMLElement>) => {
    const hold = drag.current;
    drag.current = undefined;
    if (hold !== undefined && isClick(hold, event.clientX)) setCarried(hold);
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
      data-carried={carried === undefined ? undefined : ""}
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
      title="Drag it, or click it and then where it should be, or arrow keys; double-click or Enter: as in the beginning"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        drag.current = undefined;
      }}
      onKeyDown={press}
    />
  );
}

function isClick(hold: Hold, xCss: number): boolean {
  return Math.abs(xCss - hold.fromCss) <= CLICK_SLOP_CSS;
}

/** An edge that was taken up follows the mouse; the next press anywhere puts it down, Escape puts it back. */
function useCarried(
  carried: Hold | undefined,
  actions: {
    readonly move: (hold: Hold, xCss: number) => void;
    readonly putDown: (hold: Hold, xCss: number, atMs: number) => void;
  },
): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (carried === undefined) return undefined;
    const listeners = new AbortController();
    const options = { capture: true, signal: listeners.signal };
    const isTaken = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("pointermove", event => latest.current.move(carried, event.clientX), options);
    window.addEventListener(
      "pointerdown",
      event => {
        isTaken(event);
        // What lies below is not clicked.
        window.addEventListener("click", isTaken, { capture: true, once: true });
        latest.current.putDown(carried, event.clientX, event.timeStamp);
      },
      options,
    );
    window.addEventListener(
      "keydown",
      event => {
        if (event.key !== "Escape") return;
        isTaken(event);
        latest.current.putDown(carried, carried.fromCss, Number.POSITIVE_INFINITY);
      },
      options,
    );
    return () => listeners.abort();
  }, [carried]);
}
