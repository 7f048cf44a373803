import { type KeyboardEvent, useState } from "react";
import { percentText } from "../../../base/units";
import type { LabelBar } from "../../../engine/protocol";
import { countText } from "../../kit/countText";
import { briefText } from "../../kit/briefText";

/** Marks on the axis, besides the last number. */
const MOST_MARKS = 4;

/** How the numbers of a label are spread: a bar per range, each a button that focuses on it. */
export function Histogram({
  bars,
  labelKey,
  reportTotal,
  textOf,
  focused,
  onFocus,
}: {
  readonly bars: readonly LabelBar[];
  readonly labelKey: string;
  readonly reportTotal: number;
  readonly textOf: (value: number) => string;
  /** The tagfocus expression, if any. */
  readonly focused: string | undefined;
  readonly onFocus: (filter: string) => void;
}) {
  const [current, setCurrent] = useState(0);
  const [pointed, setPointed] = useState<number>();
  // One bar says nothing that the values do not.
  if (bars.length < 2) return null;
  const tallest = Math.max(...bars.map(({ value }) => Math.abs(value)));
  const stop = Math.min(current, bars.length - 1);
  const words = (bar: LabelBar) =>
    `${rangeText(bar)}: ${textOf(bar.value)} (${percentText(bar.value, reportTotal)}), ${countText(bar.sampleCount)} samples`;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const target = targetOf(event.key, stop, bars.length - 1);
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.currentTarget.querySelectorAll<HTMLElement>("button")[target]?.focus();
    event.preventDefault();
  };
  const read = pointed === undefined ? undefined : bars[pointed];
  const markEvery = Math.ceil(bars.length / MOST_MARKS);
  return (
    <div className="histogram">
      <p className="histogram-read muted" aria-hidden>
        {read === undefined ? "" : words(read)}
      </p>
      {/* One stop for Tab; arrow keys go through the bars. */}
      <div
        className="histogram-bars"
        role="toolbar"
        tabIndex={-1}
        aria-label={`Histogram of ${briefText(labelKey)}`}
        onKeyDown={press}
        onPointerLeave={() => setPointed(undefined)}
      >
        {bars.map((bar, index) => {
          const { filter } = bar;
          const share = tallest === 0 ? 0 : Math.abs(bar.value) / tallest;
          return (
            <button
              // Bars have no other identity than their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              type="button"
              className={bar.value < 0 ? "histogram-bar histogram-less" : "histogram-bar"}
              aria-label={words(bar)}
              aria-pressed={filter !== undefined && filter === focused}
              aria-disabled={filter === undefined}
              tabIndex={index === stop ? 0 : -1}
              onPointerEnter={() => setPointed(index)}
              onFocus={() => {
                setCurrent(index);
                setPointed(index);
              }}
              onBlur={() => setPointed(undefined)}
              onClick={() => (filter === undefined ? undefined : onFocus(filter))}
            >
              <span style={{ height: `${share * 100}%` }} />
            </button>
          );
        })}
      </div>
      <div className="histogram-axis muted" aria-hidden>
        {bars.map((bar, index) =>
          index % markEvery === 0 && index <= bars.length - markEvery / 2 ? (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <span key={index} style={{ left: `${(index / bars.length) * 100}%` }}>
              {bar.fromText}
            </span>
          ) : null,
        )}
        <span className="histogram-end">{bars.at(-1)?.toText}</span>
      </div>
    </div>
  );
}

function rangeText({ fromText, toText }: LabelBar): string {
  return fromText === toText ? fromText : `${fromText} to ${toText}`;
}

function targetOf(key: string, from: number, last: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return Math.min(last, from + 1);
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
