import { createStore } from "zustand/vanilla";
import type { Warning } from "../base/problem";
import { EMPTY_VIEW_STATE } from "./link";
import type { ViewState } from "./viewState";

/** What the page shows: the link's state, and what in the link could not be understood. */
export interface ShownView {
  readonly state: ViewState;
  readonly warnings: readonly Warning[];
}

/** The view state that is on screen. While a profile opens this is still the one of the profile before. */
export const viewStore = createStore<ShownView>(() => ({ state: EMPTY_VIEW_STATE, warnings: [] }));
