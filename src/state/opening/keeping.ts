import type { ProfileSummary } from "../../engine/protocol";
import { keepRecent } from "../recents/recents";
import { sessionStore } from "../session";
import type { Plan } from "./plan";

/** A profile whose view is never drawn (a hidden tab) is kept all the same, after this long. */
const KEEP_ANYWAY_MS = 3000;

/**
 * Remembers an open profile in this browser, once its view is drawn: storing must not delay what the user sees.
 * @returns to be called when the view is drawn, or when there will be no view; further calls do nothing
 */
export function keepLater(
  openNumber: number,
  plan: Plan,
  summary: ProfileSummary,
  bytesRead: number,
): () => void {
  const { keep } = plan;
  if (keep === undefined) return () => undefined;
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    clearTimeout(timer);
    void store();
  };
  const store = async () => {
    const { source } = keep;
    const notKept = await keepRecent(
      {
        id: keep.id,
        name: plan.name,
        sampleType: summary.sampleTypes[summary.defaultSampleTypeIndex]?.type ?? "",
        size: source.kind === "files" ? source.files.reduce((sum, file) => sum + file.size, 0) : bytesRead,
        openedAt: Date.now(),
        source,
      },
      keep.blobs,
    );
    // What came from an address can be fetched again: nothing is lost without storage.
    if (source.kind === "files" && sessionStore.getState().profile?.number === openNumber) {
      sessionStore.setState({ notKept });
    }
  };
  const timer = setTimeout(begin, KEEP_ANYWAY_MS);
  return begin;
}
