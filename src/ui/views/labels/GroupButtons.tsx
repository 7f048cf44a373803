import { Group } from "lucide-react";
import type { QueryOptions } from "../../../engine/protocol";
import { canGroupBy, groupBy, type GroupPlace, isGroupedBy } from "../../../state/options/labelGrouping";
import type { ViewProps } from "../viewProps";
import { briefText } from "../../kit/briefText";

const PLACES = [
  { place: "root", help: "A frame for each value above all others (pprof's tagroot)" },
  { place: "leaf", help: "A frame for each value below all others (pprof's tagleaf)" },
] as const satisfies readonly { readonly place: GroupPlace; readonly help: string }[];

/** Groups the flame graph by a label key, and shows it. */
export function GroupButtons({
  labelKey,
  options,
  navigate,
}: {
  readonly labelKey: string;
  readonly options: QueryOptions;
  readonly navigate: ViewProps["navigate"];
}) {
  if (!canGroupBy(labelKey)) return null;
  const shown = briefText(labelKey);
  return (
    <fieldset className="labels-group" aria-label={`Group by ${shown}`}>
      <Group size={14} aria-hidden className="muted" />
      <span className="muted" aria-hidden>
        Group by
      </span>
      {PLACES.map(({ place, help }) => {
        const grouping = { key: labelKey, place };
        const isOn = isGroupedBy(options, grouping);
        return (
          <button
            key={place}
            type="button"
            className="button"
            aria-label={`Group by ${shown} (${place})`}
            aria-pressed={isOn}
            title={isOn ? "Stop grouping" : help}
            onClick={() =>
              isOn
                ? navigate({ options: groupBy(options, undefined) }, "push")
                : navigate({ options: groupBy(options, grouping), view: "flamegraph", zoom: [] }, "push")
            }
          >
            {place}
          </button>
        );
      })}
    </fieldset>
  );
}
