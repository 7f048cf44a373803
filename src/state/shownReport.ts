import type { Query, QueryOptions } from "../engine/protocol";
import { exactPivot } from "./pivot";
import { recentsStore } from "./recents/recents";
import { nameSampleType } from "./sampleType";
import type { OpenProfile } from "./session";
import type { CommandText } from "./shell/commandText";
import { PIVOT_VIEW, SOURCE_VIEW, VIEWS, type ViewDefinition } from "./views/catalogue";
import type { ViewState } from "./viewState";

/** What decides which report says what is shown. */
type ReportedState = Pick<ViewState, "view" | "pivot" | "selection">;

type ReportName = Pick<CommandText, "command" | "argument">;

/** pprof's report that says what a view shows, and its expression where it takes one. */
export function reportOfView({ view, pivot, selection }: ReportedState): ReportName {
  const definition: ViewDefinition | undefined = VIEWS.find(({ id }) => id === view);
  // Without a function, the lines of all.
  if (view === SOURCE_VIEW)
    return { command: "list", argument: selection === undefined ? "." : exactPivot(selection) };
  if (view !== PIVOT_VIEW) return { command: definition?.report ?? "top" };
  // Without a pivot, the callers and callees of everything.
  return pivot === "" ? { command: "tree" } : { command: "peek", argument: pivot };
}

/** The same where a table is wanted and not a picture. */
export function tableOfView(state: ReportedState): ReportName {
  const definition: ViewDefinition | undefined = VIEWS.find(({ id }) => id === state.view);
  return definition?.table === undefined ? reportOfView(state) : { command: definition.table };
}

/** pprof's options as they are in force, `sort` among them: a table sorted by name or upside down has none. */
export function shownOptions({ options, sortBy, reversed }: ViewState): QueryOptions {
  return sortBy === "cum" && !reversed ? { ...options, sort: "cum" } : options;
}

/** The command line that prints what the page shows. */
export function shownCommand(
  program: CommandText["program"],
  profile: OpenProfile,
  state: ViewState,
  query: Query,
): CommandText {
  const sampleIndex = nameSampleType(profile.summary, query.sampleTypeIndex);
  const { comparison } = query;
  const base = comparison === undefined ? undefined : profile.base;
  const { normalize, ...others } = shownOptions(state);
  // Without a base there is nothing to normalize by.
  const options = base === undefined || normalize === undefined ? others : { ...others, normalize };
  return {
    program,
    ...reportOfView(state),
    options: sampleIndex === undefined ? options : { ...options, sample_index: sampleIndex },
    sources: sourcesOf(profile),
    ...(base && { base: { sources: sourcesOf(base), isDiff: comparison?.isDiff === true } }),
  };
}

/** The files or the address that a profile came from, as far as a browser knows them. */
function sourcesOf({ origin, name, step }: Pick<OpenProfile, "origin" | "name" | "step">): readonly string[] {
  if (step !== undefined) return [name];
  if (origin.kind === "url") return [origin.url];
  const entry = recentsStore
    .getState()
    .entries.find(({ id }) => origin.kind === "recent" && id === origin.id);
  return entry?.source.kind === "files" ? entry.source.files.map(file => file.name) : [name];
}
