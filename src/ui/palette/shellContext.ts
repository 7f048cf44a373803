import { shownOptions } from "../../state/shownReport";
import type { ShellContext } from "../../state/shell";
import type { ActionContext } from "../actions/action";

/** What a line of pprof's shell starts from. */
export function shellContext({ state, query, profile }: ActionContext): ShellContext {
  return {
    options: shownOptions(state),
    sampleTypeIndex: query.sampleTypeIndex,
    summary: profile.summary,
  };
}
