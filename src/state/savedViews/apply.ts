import { OPTIONS, type OptionName } from "../../analysis/config";
import type { QueryOptions } from "../../engine/protocol";
import type { ViewState } from "../viewState";
import { type SavedView, savedPart } from "./settings";

type Refined = Pick<ViewState, "options" | "sortBy">;

/** What of a view's state a saved view keeps. */
export function viewToSave(name: string, { options, sortBy }: Refined): SavedView {
  return { name, options: savedPart(sortBy === "cum" ? { ...options, sort: "cum" } : options) };
}

/** The change that makes a state the saved one. As in pprof, all that can be saved is replaced; the rest stays. */
export function applyView({ options: saved }: SavedView, { options }: Refined): Refined {
  const { sort, ...others } = saved;
  return { options: { ...unsavedPart(options), ...others }, sortBy: sort === "cum" ? "cum" : "flat" };
}

/** The change that leads back to pprof's defaults. */
export function applyDefaults(state: Refined): Refined {
  return applyView({ name: "", options: {} }, state);
}

/** The name of the saved view that a state is the same as: of several the last, as in pprof. */
export function currentView(views: readonly SavedView[], state: Refined): string | undefined {
  const now = viewToSave("", state).options;
  return views.findLast(({ options }) => areEqual(options, now))?.name;
}

function unsavedPart(options: QueryOptions): QueryOptions {
  const unsaved = OPTIONS.filter(({ isSaved }) => !isSaved).map(({ name }): OptionName => name);
  return Object.fromEntries(
    Object.entries(options).filter(([name]) => unsaved.some(other => other === name)),
  );
}

function areEqual(one: QueryOptions, other: QueryOptions): boolean {
  return OPTIONS.every(({ name }) => one[name] === other[name]);
}
