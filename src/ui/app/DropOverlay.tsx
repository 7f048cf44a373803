import { FileUp } from "lucide-react";
import "./overlay.css";

/** What a drop would do, over the whole window while something is dragged. */
export function DropOverlay({ openName }: { readonly openName: string | undefined }) {
  return (
    <div className="overlay drop-overlay">
      <div className="drop-target">
        <FileUp size={32} aria-hidden />
        <strong>Drop to open</strong>
        <span className="muted">
          {openName === undefined
            ? "Several files become one profile."
            : `In place of ${openName}. Several files become one profile.`}
        </span>
      </div>
    </div>
  );
}
