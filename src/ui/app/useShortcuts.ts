import { type RefObject, useEffect } from "react";
import { showOverlay } from "../../state/overlay";
import { sessionStore } from "../../state/session";
import { preferencesStore } from "../../state/preferences";
import { VIEWS } from "../../state/views/catalogue";
import type { ViewState } from "../../state/viewState";
import { HELP_KEY, isPaletteKey, SEARCH_KEY } from "../actions/shortcuts";
import { ownsKeys } from "../kit/typing";

/**
 * Single keys: the views' own, `/` for the search box and `?` for the help. They can be turned off in the More menu. The palette's key
 * has Ctrl or ⌘ in it and always works, except where another dialog is open.
 */
export function useShortcuts(
  navigate: (change: Partial<ViewState>, how: "push" | "replace") => void,
  searchBox: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isPaletteKey(event) && !event.isComposing) {
        event.preventDefault();
        if (document.querySelector("[role=dialog]") === null) showOverlay({ kind: "palette" });
        return;
      }
      if (!preferencesStore.getState().singleKeys || event.defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || ownsKeys(event.target)) return;
      if (event.key === SEARCH_KEY) {
        searchBox.current?.focus();
        searchBox.current?.select();
      } else if (event.key === HELP_KEY) {
        showOverlay({ kind: "help" });
      } else {
        const view = VIEWS.find(({ key }) => key === event.key);
        if (view === undefined) return;
        const { profile } = sessionStore.getState();
        if ("ofSeries" in view && profile?.summary.steps === undefined) return;
        navigate({ view: view.id }, "push");
      }
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [navigate, searchBox]);
}
