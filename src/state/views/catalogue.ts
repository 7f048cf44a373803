/**
 * Every view's definition: its tab, key and place in the link. `ui/views` adds the component. A view is one line
 * here.
 */
export interface ViewDefinition {
  /** The first part of the link: `#/VIEW?…`. pprof's path name where it has one. */
  readonly id: string;
  /** The tab's accessible name. */
  readonly title: string;
  /** Single key that shows it. */
  readonly key: string;
  /** It is there only where a series is open. */
  readonly ofSeries?: true;
  /** pprof's report that says the same in text; absent: `top`. */
  readonly report?: string;
  /** Where that report is a picture: the one that says the same in a table. */
  readonly table?: string;
}

export const VIEWS = [
  { id: "flamegraph", title: "Flame graph", key: "1", report: "tree" },
  { id: "top", title: "Top", key: "2" },
  { id: "peek", title: "Callers & callees", key: "3", report: "peek" },
  { id: "graph", title: "Graph", key: "4", report: "dot", table: "tree" },
  { id: "source", title: "Source", key: "5", report: "list" },
  { id: "labels", title: "Labels", key: "6", report: "tags" },
  { id: "info", title: "Info", key: "7" },
  { id: "series", title: "Series", key: "8", ofSeries: true },
] as const satisfies readonly ViewDefinition[];

export type ViewId = (typeof VIEWS)[number]["id"];

/** The views that an open profile has. @param isSeries it was merged from several */
export function viewsOf(isSeries: boolean): readonly (ViewDefinition & { readonly id: ViewId })[] {
  return isSeries ? VIEWS : VIEWS.filter(view => !("ofSeries" in view));
}

/** The view that tells the profiles of a series apart. */
export const SERIES_VIEW: ViewId = "series";

/** The view of a link that names none, or one that does not exist. */
export const DEFAULT_VIEW: ViewId = "flamegraph";

/** The view that shows files. */
export const SOURCE_VIEW: ViewId = "source";

/** The view that a pivot is for. */
export const PIVOT_VIEW: ViewId = "peek";
