import type { Problem } from "../../base/problem";
import type { Result } from "../../base/result";
import type { EngineClient } from "../../engine/client";
import type { OpenProgress, OpenRole, ProfileSummary } from "../../engine/protocol";
import { type Loading, sessionStore } from "../session";
import { clearTimeline, markTimeline } from "../timeline";
import type { Pending } from "./pending";
import type { Plan } from "./plan";

/** Opening that takes longer than this shows its progress. */
const SLOW_MS = 200;

/** A profile that the engine has read. */
export interface Transferred {
  /** As in `Opening.id`. */
  readonly id: number;
  readonly outcome: Result<ProfileSummary, Problem>;
  readonly bytesRead: number;
}

/**
 * Has the engine read what a plan says; the session tells how far it is. Cancelling the pending open stops it.
 * @param salvages whether of a broken file what could be read is opened
 */
export async function transfer(
  engine: EngineClient,
  pending: Pending,
  plan: Plan,
  role: OpenRole,
  salvages = false,
): Promise<Transferred> {
  clearTimeline();
  if (plan.filesAtMs !== undefined) markTimeline("file", plan.filesAtMs);
  sessionStore.setState({ loading: { name: plan.name, role, progress: undefined, slow: false } });
  let bytesRead = 0;
  // Nobody sees progress before it is slow: the page has better things to do until then.
  let last: OpenProgress | undefined;
  let isSlow = false;
  const { sources, step } = plan;
  const opening = engine.open(
    { sources, role, salvages, ...(step !== undefined && { step }) },
    {
      onProgress: progress => {
        bytesRead = Math.max(bytesRead, progress.bytesRead);
        last = progress;
        if (isSlow) changeLoading({ progress });
      },
      onMark: (mark, atMs) => {
        // Files were here before the engine saw them.
        if (mark !== "file" || plan.filesAtMs === undefined) markTimeline(mark, atMs);
      },
    },
  );
  const slow = setTimeout(() => {
    isSlow = true;
    changeLoading({ slow: true, progress: last });
  }, SLOW_MS);
  const { cancel } = pending;
  pending.cancel = () => {
    clearTimeout(slow);
    opening.cancel();
    cancel();
  };
  const outcome = await opening.done;
  clearTimeout(slow);
  return { id: opening.id, outcome, bytesRead };
}

function changeLoading(change: Partial<Loading>): void {
  sessionStore.setState(({ loading }) => ({ loading: loading && { ...loading, ...change } }));
}
