import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import "../app/overlay.css";
import "./report.css";

/** A short text, as pprof's shell prints it. */
export default function TextDialog({
  title,
  text,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open className="dialog report" backdrop={<div className="backdrop" />} onClose={onClose}>
      <DialogHeading>{title}</DialogHeading>
      {/* Scrolled with the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="report-text" tabIndex={0}>
        {text}
      </pre>
      <div className="dialog-actions">
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}
