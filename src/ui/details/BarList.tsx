import { useId, useState } from "react";
import { shownValue } from "../../base/shownValue";
import { percentText } from "../../base/units";
import type { NamedWeight } from "../../engine/protocol";
import { deltaText } from "../../render/change";
import { CutText } from "../kit/CutText";
import { exactText } from "../kit/exactText";
import { countText } from "../kit/countText";
import { nameTitle } from "../kit/nameTitle";
import { briefText, wholeText } from "../kit/briefText";

/** More than these are shown on request. */
const FIRST = 8;

/** Names with bars: each one's part of a whole. */
export function BarList({
  title,
  subject,
  items,
  count,
  whole,
  unit,
  areDeltas,
  level: Heading = "h3",
  onSelect,
}: {
  readonly title: string;
  /** The title's place among the headings. */
  readonly level?: "h3" | "h4";
  /** What the title is about, where that comes out of the profile. */
  readonly subject?: string;
  readonly items: readonly NamedWeight[];
  /** How many there are in all; `items` are the heaviest. */
  readonly count: number;
  readonly whole: number;
  readonly unit: string;
  /** Differences may be more than the whole, or less than nothing: bars go by the largest, and say amounts. */
  readonly areDeltas: boolean;
  /** Where the names are functions: a click selects one. */
  readonly onSelect?: (name: string) => void;
}) {
  const id = useId();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const largest = areDeltas ? Math.max(...items.map(({ value }) => Math.abs(value))) : whole;
  const shown = all ? items : items.slice(0, FIRST);
  const left = count - shown.length;
  return (
    <section className="details-section">
      <Heading className="heading" id={id}>
        {title}
        {subject === undefined ? null : (
          <>
            {" · "}
            <bdi className="bar-subject">{briefText(subject)}</bdi>
          </>
        )}
      </Heading>
      <ul aria-labelledby={id}>
        {shown.map(({ name, shownName = name, fullName = name, value }) => {
          const content = (
            <>
              <span className="bar" style={{ width: `${shareOf(value, largest) * 100}%` }} />
              <CutText className="bar-name name" text={shownName} title={nameTitle(name, fullName)} />
              <span className="bar-share">
                {areDeltas ? deltaText(value, unit) : percentText(value, whole)}
              </span>
            </>
          );
          const figures = `${shownValue(value, unit)} (${exactText(value, unit)})`;
          const [full, own] = [wholeText(fullName), wholeText(name)];
          const words = full === own ? `${own}: ${figures}` : `${full}: ${figures}\n${own}`;
          return (
            <li key={name}>
              {onSelect === undefined ? (
                <div className="bar-row" title={words}>
                  {content}
                </div>
              ) : (
                <button type="button" className="bar-row" title={words} onClick={() => onSelect(name)}>
                  {content}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {left <= 0 ? null : items.length > shown.length ? (
        <button type="button" className="button plain bar-more" onClick={() => setAll(true)}>
          Show all {countText(items.length)}
        </button>
      ) : (
        <p className="muted bar-rest">and {countText(left)} lighter ones</p>
      )}
    </section>
  );
}

function shareOf(value: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, Math.abs(value / whole));
}
