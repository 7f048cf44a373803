import type { Warning } from "../../base/problem";
import type { ShownAnswer } from "../../engine/protocol";

/** What there is to say of filters, for the list of warnings. */
export function filterWarnings({ invalid, warnings }: ShownAnswer): readonly Warning[] {
  return [
    ...invalid.map(({ option, message }) => ({
      code: `filter-${option}`,
      message: `${option} is not understood, so this change of the filters is not made: ${message}`,
    })),
    ...warnings.map(message => ({ code: "filters", message })),
  ];
}
