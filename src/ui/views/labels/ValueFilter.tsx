import { Filter } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import type { Problem } from "../../../base/problem";
import { problemText } from "../../kit/problemText";
import { briefText } from "../../kit/briefText";

/** The box that finds values of a key, as the search box finds functions. */
export function ValueFilter({
  labelKey,
  text,
  onText,
  matches,
  problem,
}: {
  readonly labelKey: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** How many values match: `3 of 105`. */
  readonly matches: string;
  /** Why the text is no expression. */
  readonly problem: Problem | undefined;
}) {
  const id = useId();
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || text === "") return;
    onText("");
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="labels-filter field" data-invalid={problem !== undefined}>
        <Filter size={13} aria-hidden className="muted" />
        <input
          type="search"
          aria-label={`Filter values of ${briefText(labelKey)}`}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-matches`}
          placeholder="Filter values"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={event => onText(event.target.value)}
          onKeyDown={press}
        />
        <span className="labels-matches muted" id={`${id}-matches`} aria-live="polite">
          {text === "" || problem !== undefined ? "" : matches}
        </span>
      </div>
      {problem === undefined ? null : (
        <p className="labels-problem" role="alert">
          {problemText(problem)}
        </p>
      )}
    </>
  );
}
