import { GitCompareArrows } from "lucide-react";

/** The button **Compare**: opens the dialog of that name. */
export function CompareButton({ isOn, onClick }: { readonly isOn: boolean; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className={isOn ? "button compare-on" : "button"}
      aria-label="Compare"
      title="Compare with another profile"
      aria-haspopup="dialog"
      onClick={onClick}
    >
      <GitCompareArrows size={15} aria-hidden />
      <span className="roomy-only">Compare</span>
    </button>
  );
}
