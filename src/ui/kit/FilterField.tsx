import { ListFilter } from "lucide-react";
import type { KeyboardEvent } from "react";
import "./filterField.css";

/** Finds rows of a table by text or /expression/; Escape empties it first. */
export function FilterField({
  className,
  label,
  title,
  text,
  isInvalid,
  describedBy,
  onText,
  onLeave,
}: {
  /** For its place and width. */
  readonly className: string;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** The text is no expression. */
  readonly isInvalid: boolean;
  readonly describedBy?: string;
  readonly onText: (text: string) => void;
  /** The user goes on to the rows, by Arrow down or Enter. */
  readonly onLeave?: () => void;
}) {
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && text !== "") onText("");
    else if (onLeave !== undefined && (event.key === "ArrowDown" || event.key === "Enter")) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`filter-field field ${className}`} data-invalid={isInvalid}>
      <ListFilter size={14} aria-hidden className="muted" />
      <input
        type="search"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        placeholder={label}
        title={title}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={press}
      />
    </div>
  );
}
