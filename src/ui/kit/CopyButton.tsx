import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "./copyText";

/** A button that copies a text and says so. */
export function CopyButton({
  text,
  label,
  iconOnly = false,
}: {
  readonly text: string;
  /** Its accessible name, such as `Copy name`. */
  readonly label: string;
  readonly iconOnly?: boolean;
}) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), 1600);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "failed");
  return (
    <>
      <button
        type="button"
        className={iconOnly ? "button icon plain" : "button"}
        aria-label={iconOnly ? label : undefined}
        title={iconOnly ? label : undefined}
        onClick={() => void copy()}
      >
        {outcome === "copied" ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {iconOnly ? null : label}
      </button>
      <span className="hidden" aria-live="polite">
        {outcome === "copied" ? "Copied" : outcome === "failed" ? "Copying is not allowed here" : ""}
      </span>
    </>
  );
}
