import { ListFilter } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { percentText } from "../../../base/units";
import type { Problem } from "../../../base/problem";
import { TOP_CHANGES, type TopAnswer, type TopChange } from "../../../engine/protocol";
import { countText } from "../../kit/countText";

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
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && text !== "") onText("");
    else if (event.key === "ArrowDown" || event.key === "Enter") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isNarrowed = text !== "" || changes?.only !== undefined;
  return (
    <div className="top-tools">
      <div className="top-filter field" data-invalid={problem !== undefined}>
        <ListFilter size={14} aria-hidden className="muted" />
        <input
          type="search"
          aria-label="Filter functions"
          aria-describedby={`${id}-shown`}
          aria-invalid={problem !== undefined}
          placeholder="Filter functions"
          title="Shows the rows whose names have this text, or match /an expression/; the numbers stay"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={event => onText(event.target.value)}
          onKeyDown={press}
        />
      </div>
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
          {problem.message} {problem.advice}
        </p>
      )}
    </div>
  );
}

/** `12 of 870 rows, 31.4% flat`. */
function shownText({ rowCount, allRowCount, flatSum, reportTotal }: TopAnswer): string {
  return `${countText(rowCount)} of ${countText(allRowCount)} rows, ${percentText(flatSum, reportTotal)} flat`;
}
