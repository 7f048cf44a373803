import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { wholeText } from "../kit/briefText";
import "../app/overlay.css";

/** Says how something went with the saved views. */
export function NoticeDialog({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  return (
    <Dialog open className="dialog" backdrop={<div className="backdrop" />} onClose={onClose}>
      <DialogHeading>Saved views</DialogHeading>
      <DialogDescription>{wholeText(text)}</DialogDescription>
      <div className="dialog-actions">
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}
