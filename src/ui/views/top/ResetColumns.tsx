import { RotateCcw } from "lucide-react";
import { setPreferences } from "../../../state/preferences";

/** Takes columns and widths back to what they are for everybody; not there while they are. */
export function ResetColumns({
  choice,
  widths,
}: {
  readonly choice: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}) {
  if (Object.keys(choice).length + Object.keys(widths).length === 0) return null;
  return (
    <button
      type="button"
      className="button icon plain"
      aria-label="Reset columns"
      title="Reset columns and their widths"
      onClick={() => setPreferences({ topColumns: {}, topWidths: {} })}
    >
      <RotateCcw size={15} aria-hidden />
    </button>
  );
}
