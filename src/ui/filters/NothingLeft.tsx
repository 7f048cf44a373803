import type { QueryOptions } from "../../engine/protocol";
import { filtersOf, filterText, withoutFilters } from "../../state/options/filters";
import type { ViewState } from "../../state/viewState";
import { wholeText } from "../kit/briefText";
import "./nothingLeft.css";

/** What a view says that has nothing to show: the filters' doing, where there are any. */
export function NothingLeft({
  options,
  navigate,
  otherwise,
  isCompared = false,
}: {
  /** Those of what is shown. */
  readonly options: QueryOptions;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  /** What it says without filters. */
  readonly otherwise: string;
  /** There may be much left, as much as in the base. */
  readonly isCompared?: boolean;
}) {
  const filters = filtersOf(options);
  if (filters.length === 0) return <p>{otherwise}</p>;
  return (
    <div className="nothing-left">
      <p>
        {isCompared ? "No difference in what the filters leave: " : "The filters leave nothing: "}
        <bdi className="name">{wholeText(filters.map(filterText).join(", "))}</bdi>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => navigate({ options: withoutFilters(options) }, "push")}
      >
        Reset all filters
      </button>
    </div>
  );
}
