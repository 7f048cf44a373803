import type { EngineClient } from "../../engine/client";
import type { ProfileSummary, Query, SearchAnswer, SeriesStep } from "../../engine/protocol";
import type { OpenBase } from "../../state/session";
import type { ViewState } from "../../state/viewState";

/** What the shell gives to the view that is shown. */
export interface ViewProps {
  readonly engine: EngineClient;
  readonly summary: ProfileSummary;
  /** Where a series is open: its profiles. */
  readonly steps: readonly SeriesStep[] | undefined;
  /** What the profile is compared with; the query says so too. */
  readonly base: OpenBase | undefined;
  /** What all figures are of. The same object as long as it says the same. */
  readonly query: Query;
  readonly state: ViewState;
  /** Hits of the search box; undefined while there is no search. */
  readonly search: SearchAnswer | undefined;
  /** Changes the link: `push` makes a step that Back undoes, `replace` does not. */
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  /** Selects a function; `stack` (outermost first, the function last) where one box was meant. */
  readonly select: (name: string | undefined, stack?: readonly string[]) => void;
  /** The stack of the last selection, where it named one. */
  readonly selectedStack: readonly string[] | undefined;
  /** Cost that the view does not show, for the status line: sentences such as `0.4% in boxes under 1 px`. */
  readonly reportHidden: (sentences: readonly string[]) => void;
  /** To be called when the view's pixels are on screen after a change of query. */
  readonly drawn: () => void;
}
