import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { useEffect, useRef } from "react";
import "../overlay.css";
import "./copyDialog.css";

/** A text that the browser would not put on the clipboard, selected, so that the user can. */
export default function CopyDialog({
  what,
  text,
  onClose,
}: {
  readonly what: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <Dialog
      open
      className="dialog copy-dialog"
      backdrop={<div className="backdrop" />}
      initialFocus={field}
      onClose={onClose}
    >
      <DialogHeading>Copy {what}</DialogHeading>
      <DialogDescription>
        The browser does not let this page use the clipboard. The text is selected: copy it with your keyboard
        or with the browser's menu.
      </DialogDescription>
      <textarea
        ref={field}
        className="field copy-text"
        aria-label={what}
        readOnly
        value={text}
        spellCheck={false}
        onFocus={event => event.currentTarget.select()}
      />
      <div className="dialog-actions">
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}
