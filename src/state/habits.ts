import { preferencesStore, setPreferences } from "./preferences";
import type { ViewState } from "./viewState";

/** How the user likes flame graphs, as was chosen last: what a profile is shown with that no link shows otherwise. */
export function habits(): Pick<ViewState, "order" | "colour"> {
  const { order, colour } = preferencesStore.getState();
  return { order, colour };
}

/** Keeps what a change of the view says of them. The values of a label are one profile's alone. */
export function keepHabits({ order, colour }: Partial<ViewState>): void {
  if (order !== undefined) setPreferences({ order });
  if (colour !== undefined && !colour.startsWith("label:")) setPreferences({ colour });
}
