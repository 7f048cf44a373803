import { createStore } from "zustand/vanilla";
import { readSettings, type SavedView, writeSettings } from "./settings";

const STORAGE_KEY = "proflens:views";

/** The saved views of this browser. Where its storage is off they last as long as the page. */
export const savedViewsStore = createStore<{ readonly views: readonly SavedView[] }>(() => ({
  views: storedViews() ?? [],
}));

/** Takes over what another tab has saved meanwhile. */
export function refreshViews(): void {
  const views = storedViews();
  if (views !== undefined) savedViewsStore.setState({ views });
}

/** Saves views, each in the place of one of the same name. @returns whether they outlast the page */
export function saveViews(saved: readonly SavedView[]): boolean {
  return edit(views => {
    const added = new Map(saved.map(view => [view.name, view]));
    const kept = views.map(view => added.get(view.name) ?? view);
    const known = new Set(views.map(({ name }) => name));
    return [...kept, ...[...added.values()].filter(({ name }) => !known.has(name))];
  });
}

/** Forgets a saved view. */
export function deleteView(name: string): void {
  edit(views => views.filter(view => view.name !== name));
}

function edit(change: (views: readonly SavedView[]) => readonly SavedView[]): boolean {
  refreshViews();
  const views = change(savedViewsStore.getState().views);
  savedViewsStore.setState({ views });
  try {
    localStorage.setItem(STORAGE_KEY, writeSettings(views));
    return true;
  } catch {
    return false;
  }
}

/** Undefined where there are none, or none that can be read. */
function storedViews(): readonly SavedView[] | undefined {
  try {
    const read = readSettings(localStorage.getItem(STORAGE_KEY) ?? "");
    return read.ok ? read.value : undefined;
  } catch {
    return undefined;
  }
}
