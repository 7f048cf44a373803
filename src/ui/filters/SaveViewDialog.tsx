import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { type FormEvent, useId, useState } from "react";
import "../app/overlay.css";

/** Asks for a name to save the view under. */
export function SaveViewDialog({
  names,
  reserved,
  onSave,
  onClose,
}: {
  /** Those that there are. */
  readonly names: readonly string[];
  /** What no view may be called. */
  readonly reserved: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const name = text.trim();
  const isReserved = name === reserved;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== "" && !isReserved) onSave(name);
  };
  return (
    <Dialog open className="dialog" backdrop={<div className="backdrop" />} onClose={onClose}>
      <form onSubmit={submit}>
        <DialogHeading>Save view</DialogHeading>
        <DialogDescription>
          Keeps filters, granularity and order in this browser. The sample type is not part of it.
        </DialogDescription>
        <input
          className="field dialog-field"
          aria-label="Name"
          aria-describedby={`${id}-note`}
          aria-invalid={isReserved}
          placeholder="Name"
          list={`${id}-names`}
          autoComplete="off"
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <datalist id={`${id}-names`}>
          {names.map(known => (
            <option key={known}>{known}</option>
          ))}
        </datalist>
        <p className="muted" id={`${id}-note`} aria-live="polite">
          {isReserved
            ? `${reserved} is what nothing set is called.`
            : names.includes(name)
              ? "Replaces the one of this name."
              : ""}
        </p>
        <div className="dialog-actions">
          <DialogDismiss className="button">Cancel</DialogDismiss>
          <button type="submit" className="button primary" disabled={name === "" || isReserved}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
