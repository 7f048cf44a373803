import { SquareTerminal } from "lucide-react";
import { showOverlay } from "../../../state/overlay";
import { paletteShortcut } from "../../actions/shortcuts";

/** The button **Command palette**. */
export function PaletteButton() {
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Command palette"
      aria-haspopup="dialog"
      title={`Command palette (${paletteShortcut()})`}
      onClick={() => showOverlay({ kind: "palette" })}
    >
      <SquareTerminal size={15} aria-hidden />
    </button>
  );
}
