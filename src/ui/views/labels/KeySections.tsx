import { useState } from "react";
import type { LabelsAnswer } from "../../../engine/protocol";
import { countText } from "../../kit/countText";
import { FilterField } from "../../kit/FilterField";
import type { ViewProps } from "../viewProps";
import { KeySection } from "./KeySection";

/** So many keys are shown at first, and on request: each is a table, and a profile can have thousands. */
const KEYS_AT_ONCE = 40;

/** The keys of a profile, each with its values; where there are many, a box that finds some. */
export function KeySections({ answer, ...props }: ViewProps & { readonly answer: LabelsAnswer }) {
  const { keys, reportTotal } = answer;
  const [most, setMost] = useState(KEYS_AT_ONCE);
  const [filter, setFilter] = useState("");
  const isLong = keys.length > KEYS_AT_ONCE;
  const sought = filter.toLowerCase();
  const found = isLong ? keys.filter(({ key }) => key.toLowerCase().includes(sought)) : keys;
  const left = found.length - most;
  return (
    <>
      {isLong ? (
        <div className="labels-keys">
          <FilterField
            className="labels-key-filter"
            label="Filter keys"
            title="Those whose names have this text"
            text={filter}
            isInvalid={false}
            describedBy="labels-key-count"
            onText={text => {
              setFilter(text);
              setMost(KEYS_AT_ONCE);
            }}
          />
          <p className="muted" id="labels-key-count" aria-live="polite">
            {filter === "" ? "" : `${countText(found.length)} of `}
            {countText(keys.length)} keys
          </p>
        </div>
      ) : null}
      {found.slice(0, most).map(table => (
        <KeySection key={table.key} {...props} table={table} reportTotal={reportTotal} />
      ))}
      {left > 0 ? (
        <button type="button" className="button" onClick={() => setMost(most + KEYS_AT_ONCE)}>
          {countText(Math.min(left, KEYS_AT_ONCE))} more of {countText(found.length)} keys
        </button>
      ) : null}
    </>
  );
}
