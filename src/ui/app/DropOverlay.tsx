import { FileUp, FolderCode, GitCompareArrows } from "lucide-react";
import type { DropZone } from "./useIncoming";
import "./overlay.css";
import { briefText } from "../kit/briefText";

/** What a drop would do, over the whole window while something is dragged: zones, where there is a choice. */
export function DropOverlay({
  openName,
  zone,
}: {
  readonly openName: string | undefined;
  /** Where a drop would land now. */
  readonly zone: DropZone;
}) {
  const several = "Several files become one profile.";
  if (openName === undefined) {
    return (
      <div className="overlay drop-overlay">
        <div className="drop-target">
          <FileUp size={32} aria-hidden />
          <strong>Drop to open</strong>
          <span className="muted">{several}</span>
        </div>
      </div>
    );
  }
  return (
    <div className="overlay drop-overlay drop-zones">
      <div className="drop-target" data-drop-zone="open" data-over={zone === "open"}>
        <FileUp size={32} aria-hidden />
        <strong>Open</strong>
        <span className="muted">
          In place of <bdi>{briefText(openName)}</bdi>. {several}
        </span>
      </div>
      <div className="drop-target" data-drop-zone="compare" data-over={zone === "compare"}>
        <GitCompareArrows size={32} aria-hidden />
        <strong>Compare with what is open</strong>
        <span className="muted">
          As the base of <bdi>{briefText(openName)}</bdi>. {several}
        </span>
      </div>
      <div className="drop-target" data-drop-zone="sources" data-over={zone === "sources"}>
        <FolderCode size={32} aria-hidden />
        <strong>Add sources</strong>
        <span className="muted">A folder, .zip or .tar.gz with the code. It stays in this browser.</span>
      </div>
    </div>
  );
}
