import { useStore } from "zustand";
import { byteCountText } from "../../../base/units";
import { liveStore } from "../../../state/served/live";
import "../overlay.css";

/** How far a fetch is; nothing where none is under way. */
export function FetchProgress() {
  const { fetching } = useStore(liveStore);
  if (fetching === undefined) return null;
  const { elapsedMs, bytesRead, seconds } = fetching;
  const share = seconds > 0 ? Math.min(1, elapsedMs / 1000 / seconds) : undefined;
  const elapsed = Math.floor(elapsedMs / 1000);
  const words = `${elapsed < seconds ? `${elapsed} of ${seconds} s` : `${elapsed} s`}, ${byteCountText(bytesRead)}`;
  return (
    <span className="live-progress">
      <span
        className="progress live-track"
        // A <progress> cannot be drawn alike everywhere.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="progressbar"
        aria-label="Fetching profile"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        aria-valuetext={words}
      >
        <span
          className={share === undefined ? "progress-bar unknown" : "progress-bar"}
          style={share === undefined ? undefined : { width: `${share * 100}%` }}
        />
      </span>
      <span className="muted live-words">{words}</span>
    </span>
  );
}
