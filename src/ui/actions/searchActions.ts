import type { Action } from "./action";
import { SEARCH_KEY } from "./shortcuts";

/** The search box and what is selected. */
export function searchActions(): readonly Action[] {
  return [
    {
      id: "search",
      title: "Search functions",
      shortcut: SEARCH_KEY,
      keywords: "find",
      run: ({ focusSearch }) => focusSearch(),
    },
    {
      id: "clear-search",
      title: "Clear search",
      isAvailable: ({ state }) => state.search !== "",
      run: ({ navigate }) => navigate({ search: "" }, "push"),
    },
    {
      id: "clear-selection",
      title: "Clear selection",
      isAvailable: ({ state }) => state.selection !== undefined,
      run: ({ navigate }) => navigate({ selection: undefined }, "push"),
    },
  ];
}
