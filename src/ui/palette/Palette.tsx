import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
} from "@ariakit/react/combobox";
import { Dialog } from "@ariakit/react/dialog";
import { ChevronRight } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import type { DetailsQuestion } from "../../engine/protocol";
import { recentLines, rememberLine } from "../../state/recentLines";
import type { ActionContext } from "../actions/action";
import { useAnswer } from "../kit/useAnswer";
import { useGrowing } from "../kit/useGrowing";
import { availableActions } from "../actions/catalogue";
import { type Entry, listEntries } from "./entries";
import { runIntent } from "./runIntent";
import { shellContext } from "./shellContext";
import "../app/overlay.css";
import "./palette.css";

/** Every action, and pprof's own commands and flags, by typing. */
export default function Palette({
  context,
  onClose,
}: {
  readonly context: ActionContext;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const shown = useSelected(context);
  const { entries, problem } = useMemo(
    () => listEntries(text, availableActions(shown), recentLines(), shellContext(shown)),
    [text, shown],
  );
  const isBlank = text.trim() === "";
  const drawn = entries.slice(0, useGrowing(entries, entries.length, ROWS_A_FRAME));
  const choose = (entry: Entry) => {
    if (entry.kind === "fill") {
      setText(entry.text);
      field.current?.focus();
      return;
    }
    onClose();
    rememberLine(
      entry.kind === "action" ? { kind: "action", id: entry.action.id } : { kind: "line", line: entry.line },
    );
    // Once the dialog has given the focus back.
    setTimeout(() => {
      if (entry.kind === "action") void entry.action.run(shown);
      else void runIntent(entry.intent, entry.line, context);
    });
  };
  const row = (entry: Entry, index: number) => (
    <Row key={entry.key} id={rowId(index)} entry={entry} onChoose={choose} />
  );
  return (
    <Dialog
      open
      className="dialog palette"
      backdrop={<div className="backdrop" />}
      aria-label="Command palette"
      initialFocus={field}
      onClose={onClose}
    >
      <ComboboxProvider
        value={text}
        setValue={setText}
        includesBaseElement={false}
        resetValueOnHide={false}
        defaultActiveId={rowId(0)}
        focusLoop
      >
        <div className="palette-field">
          <ChevronRight size={16} aria-hidden className="muted" />
          <Combobox
            ref={field}
            className="palette-input"
            aria-label="Command"
            aria-invalid={problem !== undefined}
            aria-describedby={HINT_ID}
            placeholder="Action, or top20 -cum focus=main"
            autoSelect="always"
            spellCheck={false}
          />
        </div>
        <p className={problem === undefined ? "hidden" : "palette-problem"} id={HINT_ID} aria-live="polite">
          {problem ?? ""}
        </p>
        <ComboboxList className="palette-list" aria-label="Commands" alwaysVisible>
          {isBlank
            ? groupsOf(drawn).map(({ title, from, members }) => (
                <ComboboxGroup key={title} className="palette-group">
                  <ComboboxGroupLabel className="heading">{title}</ComboboxGroupLabel>
                  {members.map((entry, index) => row(entry, from + index))}
                </ComboboxGroup>
              ))
            : drawn.map(row)}
        </ComboboxList>
      </ComboboxProvider>
    </Dialog>
  );
}

/** The context with what is known of the selected function: what a filter must match to mean it. */
function useSelected(context: ActionContext): ActionContext {
  const { profile, query, state, selectedStack: stack } = context;
  const { selection: name } = state;
  const question: DetailsQuestion | undefined =
    name === undefined ? undefined : { kind: "details", ...query, name };
  const { answer } = useAnswer(profile.engine, question, "palette");
  return useMemo(() => {
    if (name === undefined) return context;
    const filterText = answer?.filterText ?? "";
    const packageName = answer?.packageName ?? "";
    const selected = { name, filterText, packageName, ...(stack === undefined ? {} : { stack }) };
    return { ...context, selected };
  }, [context, name, answer, stack]);
}

/** Rows that are put on the page at once; more than the list shows without scrolling. */
const ROWS_A_FRAME = 16;

const HINT_ID = "palette-hint";

function rowId(index: number): string {
  return `palette-row-${index}`;
}

function Row({
  id,
  entry,
  onChoose,
}: {
  readonly id: string;
  readonly entry: Entry;
  readonly onChoose: (entry: Entry) => void;
}) {
  const shortcut = entry.kind === "action" ? entry.action.shortcut : undefined;
  return (
    <ComboboxItem
      id={id}
      className="palette-row"
      value={entry.key}
      setValueOnClick={false}
      hideOnClick={false}
      focusOnHover
      onClick={() => onChoose(entry)}
    >
      <span className={entry.kind === "fill" ? "palette-title name" : "palette-title"}>{entry.title}</span>
      {entry.note === "" ? null : (
        <span
          className={
            entry.kind === "line" && entry.note === entry.line ? "palette-note name" : "palette-note"
          }
        >
          {entry.note}
        </span>
      )}
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </ComboboxItem>
  );
}

/** Entries of one group lie together. */
function groupsOf(entries: readonly Entry[]): { title: string; from: number; members: Entry[] }[] {
  const groups: { title: string; from: number; members: Entry[] }[] = [];
  for (const [index, entry] of entries.entries()) {
    const last = groups.at(-1);
    if (last?.title === entry.group) last.members.push(entry);
    else groups.push({ title: entry.group, from: index, members: [entry] });
  }
  return groups;
}
