import { useStore } from "zustand";
import { byteCountText } from "../../../base/units";
import { liveStore } from "../../../state/served/live";
import { ProgressBar } from "../../kit/ProgressBar";

/** How far a fetch is; nothing where none is under way. */
export function FetchProgress() {
  const { fetching } = useStore(liveStore);
  if (fetching === undefined) return null;
  const { elapsedMs, bytesRead, seconds } = fetching;
  const share = seconds > 0 ? Math.min(1, elapsedMs / 1000 / seconds) : undefined;
  const elapsed = Math.floor(elapsedMs / 1000);
  const words = `${elapsed < seconds ? `${elapsed} of ${seconds} s` : `${elapsed} s`}, ${byteCountText(bytesRead)}`;
  return (
    <div className="live-progress">
      <ProgressBar className="live-track" label="Fetching profile" share={share} words={words} />
      <span className="muted live-words">{words}</span>
    </div>
  );
}
