import { Crosshair } from "lucide-react";
import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from "react";
import { percentText } from "../../../base/units";
import type { EngineClient } from "../../../engine/client";
import type { PivotAnswer, PivotQuestion, Query } from "../../../engine/protocol";
import { countText } from "../../kit/countText";
import { useAnswer } from "../../kit/useAnswer";
import { FrameName } from "./FrameName";
import { problemText } from "../../kit/problemText";

/** Quick typing asks once. */
const TYPING_MS = 120;
const MOST_OFFERED = 8;

/** The box **Pivot**: an expression, how many functions it matches, and the heaviest of them to choose from. */
export function PivotBox({
  engine,
  query,
  pivot,
  found,
  onPivot,
  onFunction,
}: {
  readonly engine: EngineClient;
  readonly query: Query;
  readonly pivot: string;
  /** What the pivot in force matches. */
  readonly found: PivotAnswer | undefined;
  readonly onPivot: (expression: string) => void;
  readonly onFunction: (name: string) => void;
}) {
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  /** What is being typed; undefined while the box shows the pivot in force. */
  const [draft, setDraft] = useState<string>();
  const typed = draft ?? pivot;
  const question = useMemo(
    (): PivotQuestion | undefined =>
      draft === undefined || draft === "" || draft === pivot
        ? undefined
        : { kind: "pivot", ...query, pivot: draft },
    [query, draft, pivot],
  );
  const preview = useAnswer(engine, question, "pivot-preview", TYPING_MS);
  const isDraft = draft !== undefined && draft !== pivot;
  const answer = isDraft ? preview.answer : found;
  const problem = isDraft ? preview.problem : undefined;
  const offered = isDraft && problem === undefined ? (answer?.frames.name.slice(0, MOST_OFFERED) ?? []) : [];

  const choose = (name: string) => {
    setDraft(undefined);
    onFunction(name);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      if (problem !== undefined) return;
      onPivot(typed);
      setDraft(undefined);
    } else if (event.key === "Escape" && isDraft) {
      setDraft(undefined);
    } else if (event.key === "ArrowDown" && offered.length > 0) {
      focusOffer(field, 0);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={field}
      className="pivot-box"
      // The list goes when the focus leaves it and the box.
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus()) setDraft(undefined);
      }}
    >
      <div className="field pivot-field" data-invalid={problem !== undefined}>
        <Crosshair size={14} aria-hidden className="muted" />
        <input
          type="text"
          aria-label="Pivot"
          aria-describedby={`${id}-found`}
          aria-invalid={problem !== undefined}
          title="A regular expression: the functions whose callers and callees are shown (pprof's peek)"
          placeholder="Function, as a regular expression"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          onChange={event => setDraft(event.target.value)}
          onKeyDown={press}
        />
        <span className="pivot-found muted" id={`${id}-found`} aria-live="polite">
          {problem !== undefined || answer === undefined || typed === "" ? "" : foundText(answer)}
        </span>
      </div>
      {problem !== undefined ? (
        <p className="pivot-list pivot-problem" role="alert">
          {problemText(problem)}
        </p>
      ) : offered.length > 0 && answer !== undefined ? (
        <ul className="pivot-list" aria-label="Matching functions">
          {offered.map((name, at) => (
            <li key={answer.frames.frameId[at]}>
              <button
                type="button"
                className="pivot-offer"
                onClick={() => choose(name)}
                onKeyDown={event => pressOffer(event, field, at, offered.length)}
              >
                <FrameName frames={answer.frames} index={at} />
                <span className="muted">{percentText(answer.functionCum[at], answer.reportTotal)}</span>
              </button>
            </li>
          ))}
          <li className="pivot-hint muted">
            <kbd>Enter</kbd> takes{" "}
            {answer.functionCount === 1 ? "it" : `all ${countText(answer.functionCount)}`}
          </li>
        </ul>
      ) : null}
    </div>
  );
}

function foundText({ functionCount, matchCount }: PivotAnswer): string {
  const count = functionCount === 0 ? matchCount : functionCount;
  const functions = count === 1 ? "1 function" : `${countText(count)} functions`;
  return matchCount > 0 && functionCount === 0 ? `${functions}, no cost` : functions;
}

function pressOffer(
  event: KeyboardEvent,
  field: RefObject<HTMLElement | null>,
  at: number,
  count: number,
): void {
  if (event.key === "ArrowDown") focusOffer(field, Math.min(count - 1, at + 1));
  else if (event.key === "ArrowUp" && at > 0) focusOffer(field, at - 1);
  else if (event.key === "ArrowUp" || event.key === "Escape") field.current?.querySelector("input")?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function focusOffer(field: RefObject<HTMLElement | null>, at: number): void {
  field.current?.querySelectorAll<HTMLElement>(".pivot-offer")[at]?.focus();
}
