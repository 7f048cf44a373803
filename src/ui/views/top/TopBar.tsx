import { type ReactNode, useId } from "react";
import { percentText } from "../../../base/units";
import type { Problem } from "../../../base/problem";
import { TOP_CHANGES, type TopAnswer, type TopChange } from "../../../engine/protocol";
import { countText } from "../../kit/countText";
import { FilterField } from "../../kit/FilterField";
import { problemText } from "../../kit/problemText";

const CHANGE_TITLES: Readonly<Record<TopChange, string>> = {
  new: "Only new",
  gone: "Only gone",
  noise: "Beyond noise",
};

/** What stands above the table: the box that finds rows, what it found, and the table's own controls. */
export function TopBar({
  text,
  onText,
  onLeave,
  problem,
  answer,
  changes,
  children,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The user goes on to the rows. */
  readonly onLeave: () => void;
  /** Why the text is no expression. */
  readonly problem: Problem | undefined;
  readonly answer: TopAnswer | undefined;
  /** In a comparison: which rows are shown, and what changes that. */
  readonly changes:
    | { readonly only: TopChange | undefined; readonly onOnly: (only: TopChange | undefined) => void }
    | undefined;
  /** The other controls. */
  readonly children: ReactNode;
}) {
  const id = useId();
  const isNarrowed = text !== "" || changes?.only !== undefined;
  return (
    <div className="top-tools">
      <FilterField
        className="top-filter"
        label="Filter functions"
        title="Shows the rows whose names have this text, or match /an expression/; the numbers stay"
        text={text}
        isInvalid={problem !== undefined}
        describedBy={`${id}-shown`}
        onText={onText}
        onLeave={onLeave}
      />
      <span className="top-shown muted" id={`${id}-shown`} aria-live="polite">
        {isNarrowed && answer !== undefined && problem === undefined ? shownText(answer) : ""}
      </span>
      {changes === undefined ? null : (
        <select
          className="field"
          aria-label="Changes"
          title="Which functions of the comparison are shown"
          value={changes.only ?? ""}
          onChange={event => changes.onOnly(TOP_CHANGES.find(change => change === event.target.value))}
        >
          <option value="">All functions</option>
          {TOP_CHANGES.map(change => (
            <option key={change} value={change}>
              {CHANGE_TITLES[change]}
            </option>
          ))}
        </select>
      )}
      {children}
      {problem === undefined ? null : (
        <p className="top-problem" role="alert">
          {problemText(problem)}
        </p>
      )}
    </div>
  );
}

/** `12 of 870 rows, 31.4% flat`. */
function shownText({ rowCount, allRowCount, flatSum, reportTotal }: TopAnswer): string {
  return `${countText(rowCount)} of ${countText(allRowCount)} rows, ${percentText(flatSum, reportTotal)} flat`;
}
