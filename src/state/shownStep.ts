import type { Warning } from "../base/problem";
import type { OpenProfile } from "./session";

/**
 * The open profile as it is looked at: of a series, the one that a link's `step` names, with its own name and summary.
 * What is no series, or has no such step, is shown whole.
 */
export function shownStep(profile: OpenProfile, step: number | undefined): OpenProfile {
  const chosen = step === undefined ? undefined : profile.summary.steps?.[step];
  return chosen === undefined ? profile : { ...profile, ...chosen, ...(step !== undefined && { step }) };
}

/** Said where a link names a step that there is not. */
export function stepWarning(
  { summary }: Pick<OpenProfile, "summary">,
  step: number | undefined,
): Warning | undefined {
  const { steps = [] } = summary;
  if (step === undefined || steps[step] !== undefined) return undefined;
  const open = steps.length === 0 ? "one profile is open" : `there are ${steps.length}`;
  return {
    code: "link-step",
    message: `The link asks for profile ${step + 1} of a series, but ${open}; all of it is shown.`,
  };
}
