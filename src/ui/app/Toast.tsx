import { useEffect } from "react";
import { useStore } from "zustand";
import { noticeStore, stopSaying } from "../../state/notice";
import { wholeText } from "../kit/briefText";
import "./toast.css";

/** Time to read a notice: some to notice it, and some per character. */
const BASE_MS = 2000;
const CHARACTER_MS = 50;

/** What was just done, such as `Link copied.`, over the page for a moment. It is read out, but takes no focus. */
export function Toast() {
  const notice = useStore(noticeStore, ({ notice }) => notice);
  useEffect(() => {
    if (notice === undefined) return undefined;
    const timer = setTimeout(() => stopSaying(notice), BASE_MS + CHARACTER_MS * notice.text.length);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    // Not role=status: the status line is that.
    <div className="toast-area" aria-live="polite" aria-atomic>
      {notice === undefined ? null : (
        <p key={notice.number} className="toast">
          {wholeText(notice.text)}
        </p>
      )}
    </div>
  );
}
