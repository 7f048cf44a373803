import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react/dialog";
import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import type { ReportAnswer } from "../../engine/protocol";
import { say } from "../../state/notice";
import type { ReportRequest } from "../../state/overlay";
import type { ActionContext } from "../actions/action";
import { askReport, reportText } from "../actions/askReport";
import { reportFileName, saveReportBytes } from "../actions/saving";
import { copyAndSay } from "../actions/saying";
import { ReportText } from "./ReportText";
import { wholeText } from "../kit/briefText";
import "../app/overlay.css";
import "./report.css";

/** A report of pprof's, as the command prints it. */
export default function ReportDialog({
  title,
  request,
  context,
  onClose,
}: {
  /** The line that asked for it. */
  readonly title: string;
  readonly request: ReportRequest;
  readonly context: ActionContext;
  readonly onClose: () => void;
}) {
  const [outcome, setOutcome] = useState<Result<ReportAnswer, Problem>>();
  // A report is made once, of what was shown when it was asked for: nothing behind the dialog can change.
  const [asked] = useState(() => ({ context, request }));
  useEffect(() => {
    let wanted = true;
    void askReport(asked.context, asked.request).then(outcome => {
      if (wanted) setOutcome(outcome);
    });
    return () => {
      wanted = false;
    };
  }, [asked]);
  const report = outcome?.ok ? outcome.value : undefined;
  const save = (bytes: Uint8Array) => {
    const fileName = reportFileName(asked.context.profile.name, asked.request);
    saveReportBytes(fileName, asked.request, bytes);
    say(`Saved as ${fileName}.`);
  };
  return (
    <Dialog open className="dialog report" backdrop={<div className="backdrop" />} onClose={onClose}>
      <DialogHeading className="report-title">
        Report <span className="name">{wholeText(title)}</span>
      </DialogHeading>
      {report?.warnings.map(warning => (
        <p key={warning} className="report-warning">
          {wholeText(warning)}
        </p>
      ))}
      <div className="report-body" aria-live="polite" aria-busy={outcome === undefined}>
        {outcome === undefined ? (
          <p className="late muted">Making the report …</p>
        ) : outcome.ok ? (
          outcome.value.bytes.length === 0 ? (
            <p className="muted">The report is empty.</p>
          ) : (
            <ReportText bytes={outcome.value.bytes} />
          )
        ) : (
          <p className="report-problem">{wholeText(outcome.error.message)}</p>
        )}
      </div>
      <div className="dialog-actions">
        {report === undefined || report.bytes.length === 0 ? null : (
          <>
            <button
              type="button"
              className="button"
              onClick={() => void copyAndSay("Report", reportText(report.bytes))}
            >
              <Copy size={14} aria-hidden />
              Copy
            </button>
            <button type="button" className="button" onClick={() => save(report.bytes)}>
              <Download size={14} aria-hidden />
              Save
            </button>
          </>
        )}
        <DialogDismiss className="button">Close</DialogDismiss>
      </div>
    </Dialog>
  );
}
