import { ChevronDown, ChevronUp, Search as SearchIcon, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useRef } from "react";
import { useStore } from "zustand";
import { percentText } from "../../../base/units";
import { nextMatch } from "../../../state/nextMatch";
import { viewStore } from "../../../state/viewStore";
import type { ViewState } from "../../../state/viewState";
import type { Search } from "./useSearch";
import "./search.css";
import { countText } from "../../kit/countText";
import { wholeText } from "../../kit/briefText";

/** The search box, what it found, and the way through its hits. */
export function SearchBox({
  search,
  box,
  navigate,
}: {
  readonly search: Search;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
}) {
  const id = useId();
  const text = useStore(viewStore, ({ state }) => state.search);
  const selection = useStore(viewStore, ({ state }) => state.selection);
  const { answer, problem } = search;
  const names = answer?.names;
  const walk = useCallback(
    (step: 1 | -1) => {
      const name = nextMatch(names ?? [], selection, step);
      if (name !== undefined) navigate({ selection: name }, "replace");
    },
    [names, selection, navigate],
  );
  /** A step that was asked for before it was known what the text finds. */
  const pendingStep = useRef<1 | -1>(undefined);
  const isAnswered = text === "" || problem !== undefined || answer?.text === text;
  useEffect(() => {
    const step = pendingStep.current;
    if (!isAnswered || step === undefined) return;
    pendingStep.current = undefined;
    walk(step);
  }, [isAnswered, walk]);
  const clear = () => {
    navigate({ search: "" }, "replace");
    box.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.shiftKey ? -1 : 1;
    if (event.key === "Enter" && isAnswered) walk(step);
    else if (event.key === "Enter") pendingStep.current = step;
    else if (event.key === "Escape" && text !== "") clear();
    else if (event.key === "Escape") box.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className="search">
      <div className="search-field field" data-invalid={problem !== undefined}>
        <SearchIcon size={14} aria-hidden className="muted" />
        <input
          ref={box}
          type="search"
          aria-label="Search"
          aria-describedby={`${id}-hits`}
          aria-invalid={problem !== undefined}
          placeholder="Search functions"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={event => {
            pendingStep.current = undefined;
            navigate({ search: event.target.value }, "replace");
          }}
          onKeyDown={press}
        />
        <span className="search-hits muted" id={`${id}-hits`} aria-live="polite">
          {answer === undefined || problem !== undefined ? "" : hitsText(answer)}
        </span>
        {text === "" ? (
          <kbd aria-hidden>/</kbd>
        ) : (
          <>
            <button
              type="button"
              className="button icon plain"
              aria-label="Previous match"
              title="Previous match (Shift+Enter)"
              disabled={names === undefined || names.length === 0}
              onClick={() => walk(-1)}
            >
              <ChevronUp size={15} aria-hidden />
            </button>
            <button
              type="button"
              className="button icon plain"
              aria-label="Next match"
              title="Next match (Enter)"
              disabled={names === undefined || names.length === 0}
              onClick={() => walk(1)}
            >
              <ChevronDown size={15} aria-hidden />
            </button>
            <button
              type="button"
              className="button icon plain"
              aria-label="Clear search"
              title="Clear search (Escape)"
              onClick={clear}
            >
              <X size={15} aria-hidden />
            </button>
          </>
        )}
      </div>
      {problem === undefined ? null : (
        <div className="search-problem" aria-live="polite">
          {wholeText(problem.message)}
        </div>
      )}
    </search>
  );
}

function hitsText({
  functionCount,
  weight,
  reportTotal,
}: {
  readonly functionCount: number;
  readonly weight: number;
  readonly reportTotal: number;
}): string {
  const functions = `${countText(functionCount)} ${functionCount === 1 ? "function" : "functions"}`;
  return `${functions}, ${percentText(weight, reportTotal)} of total`;
}
