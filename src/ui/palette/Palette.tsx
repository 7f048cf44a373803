import { Dialog } from "@ariakit/react/dialog";
import { ChevronRight } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import type { DetailsQuestion } from "../../engine/protocol";
import { recentLines, rememberLine } from "../../state/recentLines";
import type { ActionContext } from "../actions/action";
import { useAnswer } from "../kit/useAnswer";
import { useGrowing } from "../kit/useGrowing";
import { availableActions } from "../actions/catalogue";
import { allEntries, type Entry, listEntries } from "./entries";
import { LIST_ID, PaletteList, rowId } from "./PaletteList";
import { runIntent } from "./runIntent";
import { shellContext } from "./shellContext";
import { useListKeys } from "./useListKeys";
import { wholeText } from "../kit/briefText";
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
  const [recent] = useState(recentLines);
  const shell = useMemo(() => shellContext(shown), [shown]);
  const all = useMemo(() => allEntries(availableActions(shown), shell), [shown, shell]);
  const { entries, problem } = useMemo(
    () => listEntries(text, all, recent, shell),
    [text, all, recent, shell],
  );
  const drawn = useFirst(entries, useGrowing(text, entries.length, ROWS_A_FRAME));
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
  const { active, by, point, onKeyDown } = useListKeys(text, drawn.length, row => choose(drawn[row]));
  return (
    <Dialog
      open
      className="dialog palette"
      backdrop={<div className="backdrop" />}
      aria-label="Command palette"
      initialFocus={field}
      // The workspace does not scroll; making sure of it restyles the whole page.
      preventBodyScroll={false}
      onClose={onClose}
    >
      <div className="palette-field">
        <ChevronRight size={16} aria-hidden className="muted" />
        <input
          ref={field}
          className="palette-input"
          role="combobox"
          aria-label="Command"
          aria-expanded={drawn.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={drawn.length === 0 ? undefined : rowId(active)}
          aria-invalid={problem !== undefined}
          aria-describedby={HINT_ID}
          placeholder="Action, or top20 -cum focus=main"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className={problem === undefined ? "hidden" : "palette-problem"} id={HINT_ID} aria-live="polite">
        {wholeText(problem ?? "")}
      </p>
      <PaletteList
        entries={drawn}
        isGrouped={text.trim() === ""}
        active={active}
        // In the beginning it is in view, and making sure of it would lay out the page once more.
        isBrought={by === "key" || text !== ""}
        onPoint={point}
        onChoose={choose}
      />
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
    const { filterText = "", packageName = "", shownName = name } = answer ?? {};
    const selected = { name, shownName, filterText, packageName, ...(stack === undefined ? {} : { stack }) };
    return { ...context, selected };
  }, [context, name, answer, stack]);
}

/** Rows that are put on the page at once; more than the list shows without scrolling. */
const ROWS_A_FRAME = 16;

const HINT_ID = "palette-hint";

function useFirst<Of>(all: readonly Of[], count: number): readonly Of[] {
  return useMemo(() => all.slice(0, count), [all, count]);
}
