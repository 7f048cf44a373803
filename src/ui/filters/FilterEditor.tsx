import { Popover, PopoverDescription, PopoverHeading, usePopoverStore } from "@ariakit/react/popover";
import { type FormEvent, useId, useRef, useState } from "react";
import type { OptionName } from "../../analysis/config";
import { shownValue } from "../../base/shownValue";
import { percentText } from "../../base/units";
import type { EngineClient } from "../../engine/client";
import type { Query, QueryOptions, ShownAnswer, ShownQuestion } from "../../engine/protocol";
import { optionOf, setOptionText } from "../../state/options/optionValues";
import { useAnswer } from "../kit/useAnswer";
import { wholeText } from "../kit/briefText";

/** Quick typing asks once. */
const TYPING_MS = 120;

/** A filter's text, its help, and what it would leave: Enter applies it, Escape does not. */
export default function FilterEditor({
  engine,
  query,
  unit,
  name,
  anchor,
  onApply,
  onCancel,
}: {
  readonly engine: EngineClient;
  readonly query: Query;
  readonly unit: string;
  readonly name: OptionName;
  readonly anchor: HTMLElement;
  readonly onApply: (options: QueryOptions) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const before = String(query.options[name] ?? "");
  const [text, setText] = useState(before);
  const popover = usePopoverStore({
    open: true,
    setOpen: open => {
      if (!open) onCancel();
    },
    placement: "bottom-start",
  });

  const draft = setOptionText(query.options, name, text);
  const question: ShownQuestion | undefined = draft.ok
    ? { kind: "shown", ...query, options: draft.value }
    : undefined;
  const { answer, waiting } = useAnswer(engine, question, "filter-preview", TYPING_MS);
  const shown = waiting ? undefined : answer;
  const wrong = draft.ok ? shown?.invalid.find(({ option }) => option === name)?.message : draft.error;
  const preview =
    wrong ?? (text.trim() === "" || answer === undefined ? "" : previewText(answer, name, unit));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong === undefined && draft.ok) onApply(draft.value);
  };
  return (
    <Popover
      store={popover}
      className="filter-editor"
      fixed
      gutter={6}
      overflowPadding={8}
      getAnchorRect={() => anchor.getBoundingClientRect()}
      initialFocus={input}
      finalFocus={anchor}
    >
      <form onSubmit={submit}>
        <PopoverHeading className="filter-editor-name">{name}</PopoverHeading>
        <PopoverDescription className="filter-editor-help muted">{optionOf(name).help}</PopoverDescription>
        <input
          ref={input}
          className="field filter-editor-text"
          aria-label={name}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-preview`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <div
          className="filter-editor-preview"
          id={`${id}-preview`}
          aria-live="polite"
          data-wrong={wrong !== undefined}
          data-late={waiting}
        >
          {wholeText(preview)}
        </div>
        <div className="filter-editor-foot">
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Apply
          </button>
        </div>
      </form>
    </Popover>
  );
}

function previewText(shown: ShownAnswer, name: OptionName, unit: string): string {
  const { invalid, unmatched, shownWeight, totalWeight } = shown;
  if (invalid.length > 0)
    return `not known while ${invalid.map(({ option }) => option).join(", ")} is no expression`;
  if (unmatched.includes(name)) return "matches nothing";
  return `keeps ${percentText(shownWeight, totalWeight)} · ${shownValue(shownWeight, unit)}`;
}
