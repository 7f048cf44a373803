import type { Finding, QueryOptions } from "../../engine/protocol";
import type { FindingRule } from "../../insight/rule";
import { focusOnLabel, ignoreLabelToo } from "../../state/options/labelFilters";
import { setOption } from "../../state/options/optionValues";
import { withAlternative } from "../../state/options/refine";

/** A change of the options that a finding offers. */
interface FindingFilter {
  readonly title: string;
  readonly explanation: string;
  readonly options: QueryOptions;
}

/** The filters that a finding is about: Focus leaves what its figure says, Ignore the rest. */
export function findingFilters(
  { measure }: Pick<FindingRule, "measure">,
  { tagFilter }: Pick<Finding, "tagFilter">,
  options: QueryOptions,
): FindingFilter[] {
  if (measure.by === "stacks") {
    const { expression } = measure;
    return [
      {
        title: "Focus",
        explanation: `Only the stacks that it is about: focus ${expression}`,
        options: setOption(options, "focus", expression),
      },
      {
        title: "Ignore",
        explanation: `Without them: ignore ${expression}`,
        options: setOption(options, "ignore", withAlternative(options.ignore, expression)),
      },
    ];
  }
  if (measure.by === "labelValue" && tagFilter !== undefined) {
    const ignored = ignoreLabelToo(options, tagFilter);
    const focus = {
      title: "Focus",
      explanation: `Only the samples with it: tagfocus ${tagFilter}`,
      options: focusOnLabel(options, tagFilter),
    };
    // pprof has not an expression for every pair of labels.
    if (ignored === undefined) return [focus];
    return [
      focus,
      { title: "Ignore", explanation: `Without them: tagignore ${tagFilter}`, options: ignored },
    ];
  }
  if (measure.by === "sharedNames") {
    return [
      {
        title: "Tell them apart",
        explanation: "Granularity: filefunctions",
        options: setOption(options, "granularity", "filefunctions"),
      },
    ];
  }
  return [];
}
