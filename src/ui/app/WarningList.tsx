import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import type { Warning } from "../../base/problem";
import { wholeText } from "../kit/briefText";
import "./overlay.css";

/** What was odd about the profile or the link, in words. */
export default function WarningList({
  warnings,
  onClose,
}: {
  readonly warnings: readonly Warning[];
  readonly onClose: () => void;
}) {
  return (
    <Dialog open className="dialog" backdrop={<div className="backdrop" />} onClose={onClose}>
      <DialogHeading>Warnings</DialogHeading>
      <ul className="warning-list">
        {warnings.map(({ code, message }, index) => (
          // The list does not change while it is open.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${index} ${code}`}>{wholeText(message)}</li>
        ))}
      </ul>
      <div className="dialog-actions">
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}
