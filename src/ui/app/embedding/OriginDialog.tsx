import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import "../overlay.css";
import { briefText } from "../../kit/briefText";

interface OriginDialogProps {
  /** "null": the page has none. */
  readonly origin: string;
  readonly profileName: string;
  /** The app is in a frame of that page; else the page opened this window. */
  readonly isFramed: boolean;
  readonly onAnswer: (yes: boolean) => void;
}

/** Asks whether another page may open a profile here. */
export function OriginDialog({ origin, profileName, isFramed, onAnswer }: OriginDialogProps) {
  const who = origin === "null" ? "a page without an address" : origin;
  return (
    <Dialog
      open
      className="dialog"
      backdrop={<div className="backdrop" />}
      onClose={() => onAnswer(false)}
      hideOnInteractOutside={false}
    >
      <DialogHeading>Open a profile from {who}?</DialogHeading>
      <DialogDescription>
        The page that {isFramed ? "shows Proflens here" : "opened this window"} sends{" "}
        <bdi className="name">{briefText(profileName)}</bdi>. It will be told which functions you select in
        it, and nothing of other profiles.
        {origin === "null" ? " It may be a file on this computer, or a frame without rights." : null}
      </DialogDescription>
      <div className="dialog-actions">
        <DialogDismiss className="button">Cancel</DialogDismiss>
        <button type="button" className="button primary" onClick={() => onAnswer(true)}>
          Open it
        </button>
      </div>
    </Dialog>
  );
}
