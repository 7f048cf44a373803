import { CircleQuestionMark } from "lucide-react";
import { showOverlay } from "../../../state/overlay";
import { HELP_KEY } from "../../actions/shortcuts";

/** The button **Help**. */
export function HelpButton() {
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Help"
      aria-haspopup="dialog"
      title={`Help (${HELP_KEY})`}
      onClick={() => showOverlay({ kind: "help" })}
    >
      <CircleQuestionMark size={15} aria-hidden />
    </button>
  );
}
