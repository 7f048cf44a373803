import { ToolbarItem } from "@ariakit/react/toolbar";
import { CircleAlert, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { type Filter, filterText, shortHelp } from "../../state/options/filters";
import { wholeText } from "../kit/briefText";

/** An option that is set: its text is edited with a click or Enter, Delete takes it away. */
export function FilterChip({
  filter,
  problem,
  isUnmatched,
  onReach,
  onEdit,
  onRemove,
}: {
  readonly filter: Filter;
  /** Why the value is no expression. */
  readonly problem: string | undefined;
  readonly isUnmatched: boolean;
  /** Somebody is about to click. */
  readonly onReach: () => void;
  readonly onEdit: (anchor: HTMLElement) => void;
  readonly onRemove: () => void;
}) {
  const { name, value } = filter;
  const text = filterText(filter);
  const note = problem ?? (isUnmatched ? "matches nothing" : undefined);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    onRemove();
  };
  const content = (
    <>
      {note === undefined ? null : <CircleAlert size={13} aria-hidden />}
      <span className="chip-text">
        {typeof value === "boolean" ? (
          text
        ) : (
          <>
            {name}: <bdi className="name">{wholeText(String(value))}</bdi>
          </>
        )}
      </span>
      {note === undefined ? null : (
        <span className="chip-note">{wholeText(note.replace(`parsing ${name} regexp: `, ""))}</span>
      )}
    </>
  );
  const title = [text, note, shortHelp(name)].flatMap(part => (part ? [wholeText(part)] : [])).join("\n");
  return (
    <span className="chip" data-problem={problem !== undefined} data-unmatched={isUnmatched}>
      {typeof value === "boolean" ? (
        <span className="chip-body" title={title}>
          {content}
        </span>
      ) : (
        <ToolbarItem
          className="chip-body chip-edit"
          title={title}
          aria-haspopup="dialog"
          onPointerEnter={onReach}
          onFocus={onReach}
          onClick={event => onEdit(event.currentTarget)}
          onKeyDown={press}
        >
          {content}
        </ToolbarItem>
      )}
      <ToolbarItem
        className="chip-remove"
        aria-label={`Remove ${name}`}
        title={`Remove ${name}`}
        onClick={onRemove}
        onKeyDown={press}
      >
        <X size={13} aria-hidden />
      </ToolbarItem>
    </span>
  );
}
