import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { Trash2 } from "lucide-react";
import "../app/overlay.css";
import { briefText } from "../kit/briefText";

/** The saved views, each with a button that deletes it. */
export function DeleteViewsDialog({
  names,
  onDelete,
  onClose,
}: {
  readonly names: readonly string[];
  readonly onDelete: (name: string) => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open className="dialog" backdrop={<div className="backdrop" />} onClose={onClose}>
      <DialogHeading>Delete saved views</DialogHeading>
      {names.length === 0 ? <p className="muted">There are none.</p> : null}
      <ul className="saved-views">
        {names.map(name => (
          <li key={name}>
            <bdi>{briefText(name)}</bdi>
            <button
              type="button"
              className="button icon plain"
              aria-label={`Delete ${briefText(name)}`}
              title={`Delete ${briefText(name)}`}
              onClick={() => onDelete(name)}
            >
              <Trash2 size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}
