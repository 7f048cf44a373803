import type { Query, QueryOptions } from "../engine/protocol";
import { recentsStore } from "./recents/recents";
import { nameSampleType } from "./sampleType";
import type { OpenProfile } from "./session";
import type { CommandText } from "./shell/commandText";
import { VIEWS, type ViewDefinition } from "./views/catalogue";
import type { ViewState } from "./viewState";

/** pprof's report that says what a view shows. */
export function reportOfView({ view }: Pick<ViewState, "view">): string {
  const definition: ViewDefinition | undefined = VIEWS.find(({ id }) => id === view);
  return definition?.report ?? "top";
}

/** The same where a table is wanted and not a picture. */
export function tableOfView({ view }: Pick<ViewState, "view">): string {
  const definition: ViewDefinition | undefined = VIEWS.find(({ id }) => id === view);
  return definition?.table ?? reportOfView({ view });
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
    command: reportOfView(state),
    options: sampleIndex === undefined ? options : { ...options, sample_index: sampleIndex },
    sources: sourcesOf(profile),
    ...(base && { base: { sources: sourcesOf(base), isDiff: comparison?.isDiff === true } }),
  };
}

/** The files or the address that a profile came from, as far as a browser knows them. */
function sourcesOf({ origin, name }: Pick<OpenProfile, "origin" | "name">): readonly string[] {
  if (origin.kind === "url") return [origin.url];
  const entry = recentsStore
    .getState()
    .entries.find(({ id }) => origin.kind === "recent" && id === origin.id);
  return entry?.source.kind === "files" ? entry.source.files.map(file => file.name) : [name];
}
