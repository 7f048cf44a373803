import type { Cleaning } from "../analysis/clean";
import type { OptionName } from "../analysis/config";
import { FILTER_GROUPS } from "./options/filters";
import { removeOption } from "./options/optionValues";
import type { ViewState } from "./viewState";

/** What of the profile is shared. */
export type SharedPart = "shown" | "whole";

const [BY_FRAME, BY_LABEL] = FILTER_GROUPS;

/** What makes of a profile what is shown of it: of what was shown it would make something else, or nothing. */
const APPLIED: readonly OptionName[] = [
  ...BY_FRAME.names,
  ...BY_LABEL.names,
  "relative_percentages",
  "noinlines",
  "showcolumns",
];

/**
 * How a copy of the profile is looked at by whoever gets it: as the profile is here, but for what the copy has not.
 * Without a base.
 */
export function sharedView(state: ViewState, part: SharedPart, cleaning: Cleaning): ViewState {
  const gone: OptionName[] = ["normalize"];
  if (part === "shown") gone.push(...APPLIED);
  if (cleaning.labels) gone.push(...BY_LABEL.names);
  if (cleaning.names) gone.push(...BY_FRAME.names);
  const options = gone.reduce(removeOption, state.options);
  // Frames made of labels are at the ends of stacks; in what was shown they are frames like any other.
  const losesFrames = part === "whole" && options.tagroot !== state.options.tagroot;
  return {
    ...state,
    options,
    base: undefined,
    width: "both",
    onlyChanges: undefined,
    ...(cleaning.labels && state.colour.startsWith("label:") && { colour: "package" }),
    ...(losesFrames && { zoom: [] }),
    ...(cleaning.names && {
      zoom: [],
      selection: undefined,
      search: "",
      pivot: "",
      rowFilter: "",
      sourceFilter: "",
    }),
  };
}
