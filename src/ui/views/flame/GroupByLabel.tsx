import type { QueryOptions } from "../../../engine/protocol";
import { groupBy, type GroupPlace, isGroupedBy } from "../../../state/options/labelGrouping";
import { MOST_KEYS } from "../../flame/ColourBy";
import { briefText } from "../../kit/briefText";
import { countText } from "../../kit/countText";

const PLACES: readonly GroupPlace[] = ["root", "leaf"];

/** The box **Group by label**: frames made of a label's values, at the root or at the leaf of every stack. */
export function GroupByLabel({
  labelKeys,
  options,
  onOptions,
}: {
  /** Those that can be grouped by. */
  readonly labelKeys: readonly string[];
  readonly options: QueryOptions;
  readonly onOptions: (options: QueryOptions) => void;
}) {
  const groupings = labelKeys.flatMap(key =>
    PLACES.map(place => ({ key, place, text: `${key} (${place})` })),
  );
  const offered = groupings.filter(
    (grouping, index) => index < MOST_KEYS * PLACES.length || isGroupedBy(options, grouping),
  );
  const { tagroot = "", tagleaf = "" } = options;
  const isGrouped = tagroot !== "" || tagleaf !== "";
  // Nothing to choose from.
  if (groupings.length === 0 && !isGrouped) return null;
  const chosen = groupings.find(grouping => isGroupedBy(options, grouping))?.text;
  return (
    <select
      className="field flame-choice"
      aria-label="Group by label"
      title="Frames made of a label's values (pprof's tagroot and tagleaf)"
      value={chosen ?? (isGrouped ? OTHER : "")}
      onChange={event =>
        onOptions(
          groupBy(
            options,
            groupings.find(({ text }) => text === event.target.value),
          ),
        )
      }
    >
      <option value="">No grouping</option>
      {isGrouped && chosen === undefined ? (
        // Set in the link or in the filter bar, as a list of keys.
        <option value={OTHER}>
          {briefText(
            [tagroot && `${tagroot} (root)`, tagleaf && `${tagleaf} (leaf)`].filter(Boolean).join(", "),
          )}
        </option>
      ) : null}
      {offered.map(({ text }) => (
        <option key={text} value={text}>
          {briefText(text)}
        </option>
      ))}
      {offered.length === groupings.length ? null : (
        <option disabled>
          and {countText(labelKeys.length - MOST_KEYS)} more keys: the view Labels has them
        </option>
      )}
    </select>
  );
}

/** No text of a grouping: those end in brackets. */
const OTHER = "other";
