import type { Query } from "../../engine/protocol";
import type { Opener } from "../../state/opening/opener";
import type { OpenProfile } from "../../state/session";
import type { ViewState } from "../../state/viewState";
import type { FunctionTarget } from "./functionActions";

/** What actions act on: the page as it is at this moment. */
export interface ActionContext {
  readonly opener: Opener;
  readonly profile: OpenProfile;
  readonly state: ViewState;
  /** What all figures are of, as the link says it: a filter in it may turn out to be none. */
  readonly query: Query;
  /** The selected function, as far as it has been asked for. */
  readonly selected?: FunctionTarget;
  /** The stack of the selection, outermost first, where one box was meant. */
  readonly selectedStack: readonly string[] | undefined;
  readonly navigate: (change: Partial<ViewState>, how: "push" | "replace") => void;
  /** Opens the file picker. */
  readonly pick: () => void;
  readonly focusSearch: () => void;
}

/**
 * Something that the user can do, defined once: the palette, menus and shortcuts' texts come from here. A function's
 * actions have a function for their context.
 */
export interface Action<Context = ActionContext> {
  /** Its name among all actions, such as `view-top`: it does not change, since recent actions are kept by it. */
  readonly id: string;
  /** What the user reads. */
  readonly title: string;
  /** The keys that do the same, as they are written on keyboards: `1`, `/`, `Ctrl K`. */
  readonly shortcut?: string;
  /** Other words for it. */
  readonly keywords?: string;
  /** Whether it makes sense now; absent: always. */
  readonly isAvailable?: (context: Context) => boolean;
  readonly run: (context: Context) => void | Promise<void>;
}
