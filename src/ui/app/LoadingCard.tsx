import { useEffect, useRef } from "react";
import { byteCountText } from "../../base/units";
import type { OpenProgress } from "../../engine/protocol";
import type { Loading } from "../../state/session";
import { CutText } from "../kit/CutText";
import { ProgressBar } from "../kit/ProgressBar";
import "./overlay.css";

const STAGES: Readonly<Record<OpenProgress["stage"], string>> = {
  waiting: "Waiting for the first bytes",
  reading: "Reading",
  merging: "Merging",
  finishing: "Finishing",
};

/** How far a profile has come that takes long to open, and the way to stop it. */
export function LoadingCard({
  loading,
  onCancel,
}: {
  readonly loading: Loading;
  readonly onCancel: () => void;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    cancel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape") onCancel();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onCancel]);
  const { progress } = loading;
  const isBase = loading.role === "base";
  const share = shareOf(progress);
  const words = wordsOf(progress);
  return (
    <div className="overlay">
      <section className="loading-card" aria-label={`Opening ${isBase ? "the base " : ""}${loading.name}`}>
        {isBase ? <p className="muted">Loading the base to compare with</p> : null}
        <CutText className="loading-name" text={loading.name} />
        <ProgressBar label="Loading profile" share={share} words={words} />
        <div className="loading-foot">
          <span className="muted">{words}</span>
          <button ref={cancel} type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      </section>
    </div>
  );
}

/** Part of the bytes that was read; undefined where nobody knows how many there are. */
function shareOf(progress: OpenProgress | undefined): number | undefined {
  if (progress?.bytesTotal === undefined || progress.bytesTotal === 0) return undefined;
  return Math.min(1, progress.bytesRead / progress.bytesTotal);
}

function wordsOf(progress: OpenProgress | undefined): string {
  if (progress === undefined) return `${STAGES.waiting} …`;
  const { stage, bytesRead, bytesTotal } = progress;
  const amount =
    bytesTotal === undefined
      ? byteCountText(bytesRead)
      : `${byteCountText(bytesRead)} of ${byteCountText(bytesTotal)}`;
  return stage === "waiting" ? `${STAGES.waiting} …` : `${STAGES[stage]} … ${amount}`;
}
