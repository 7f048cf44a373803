import { X } from "lucide-react";
import { memo, useMemo } from "react";
import type { EngineClient } from "../../engine/client";
import type { DetailsQuestion, ProfileSummary, Query, QueryOptions } from "../../engine/protocol";
import type { ViewState } from "../../state/viewState";
import { useAnswer } from "../kit/useAnswer";
import { FunctionDetails } from "./FunctionDetails";
import { wholeText } from "../kit/briefText";
import "./details.css";

/** The panel **Details**: all about the selected function. */
export const Details = memo(function Details({
  engine,
  summary,
  query,
  options,
  selection,
  stack,
  navigate,
  onSelect,
  onClose,
}: {
  readonly engine: EngineClient;
  readonly summary: ProfileSummary;
  readonly query: Query;
  /** Those of the link: what filters are added to. */
  readonly options: QueryOptions;
  readonly selection: string | undefined;
  /** The stack of the selection, outermost first, where one box was meant. */
  readonly stack: readonly string[] | undefined;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  readonly onSelect: (name: string) => void;
  readonly onClose: () => void;
}) {
  const question = useMemo(
    (): DetailsQuestion | undefined =>
      selection === undefined ? undefined : { kind: "details", ...query, name: selection },
    [query, selection],
  );
  const { answer, problem } = useAnswer(engine, question, "details");
  return (
    <aside className="details" aria-label="Details">
      <button
        type="button"
        className="button icon plain details-close"
        aria-label="Close details"
        title="Close details"
        onClick={onClose}
      >
        <X size={16} aria-hidden />
      </button>
      {selection === undefined ? (
        <Teaching />
      ) : problem !== undefined ? (
        <>
          <h2 className="details-name name">{selection}</h2>
          <p>{wholeText(problem.message)}</p>
        </>
      ) : (
        <FunctionDetails
          name={selection}
          answer={answer?.name === selection ? answer : undefined}
          summary={summary}
          query={query}
          options={options}
          stack={stack}
          navigate={navigate}
          onSelect={onSelect}
        />
      )}
    </aside>
  );
});

/** What the panel is for, while there is nothing to show. */
function Teaching() {
  return (
    <div className="details-teaching">
      <h2>Nothing selected</h2>
      <p>Select a function, in the flame graph or in the table, to see what it costs and who calls it.</p>
      <dl>
        <dt>flat</dt>
        <dd>what the function costs by itself</dd>
        <dt>cum</dt>
        <dd>what it costs together with everything it calls</dd>
      </dl>
      <p>
        <kbd>/</kbd> searches, <kbd>Enter</kbd> walks through what was found.
      </p>
    </div>
  );
}
