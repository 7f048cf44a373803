import type { SourceLinesAnswer } from "../../../engine/protocol";
import type { SourceAnswer } from "../../../state/sources/answer";
import { versionDoubts } from "./versionDoubts";

/** What should be known of the text: how it was read, and that it may be another version. */
export function SourceNotes({
  answer,
  text,
}: {
  readonly answer: SourceLinesAnswer;
  readonly text: Extract<SourceAnswer, { kind: "text" }>;
}) {
  const doubts = versionDoubts(answer, text.lines);
  if (doubts.length + text.notes.length === 0) return null;
  return (
    <div className="source-notes">
      {doubts.length === 0 ? null : (
        <p className="source-doubts">This may be another version than the one that ran: {doubts.join(" ")}</p>
      )}
      {text.notes.map(note => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </div>
  );
}
