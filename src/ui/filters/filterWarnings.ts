import type { Warning } from "../../base/problem";
import type { ShownAnswer } from "../../engine/protocol";

/** What there is to say of filters, for the list of warnings. */
export function filterWarnings({ invalid, unmatched, warnings }: ShownAnswer): readonly Warning[] {
  return [
    ...invalid.map(({ option, message }) => ({
      code: `filter-${option}`,
      message: `${option} is not understood, and what was shown before stays: ${message}`,
    })),
    ...unmatched.map(option => ({
      code: `filter-${option}`,
      message: `${option} matches nothing.`,
    })),
    ...warnings.map(message => ({ code: "filters", message })),
  ];
}
