import { showOverlay } from "../../state/overlay";
import { preferencesStore, setPreferences, type ThemeChoice } from "../../state/preferences";
import type { Action } from "./action";
import { HELP_KEY } from "./shortcuts";

const THEMES: readonly { readonly theme: ThemeChoice; readonly title: string }[] = [
  { theme: "light", title: "Theme: light" },
  { theme: "dark", title: "Theme: dark" },
  { theme: "system", title: "Theme: as the system" },
];

/** What concerns the page and not the profile. */
export function pageActions(): readonly Action[] {
  const { singleKeys, detailsOpen } = preferencesStore.getState();
  return [
    {
      id: "help",
      title: "Help: keys and gestures",
      shortcut: HELP_KEY,
      keywords: "shortcuts keyboard mouse touch how",
      run: () => showOverlay({ kind: "help" }),
    },
    { id: "open", title: "Open profile", keywords: "file load", run: ({ pick }) => pick() },
    {
      id: "compare",
      title: "Compare",
      keywords: "base diff_base difference change",
      run: () => showOverlay({ kind: "compare" }),
    },
    {
      id: "stop-comparing",
      title: "Stop comparing",
      keywords: "base diff_base",
      isAvailable: ({ state }) => state.base !== undefined,
      run: ({ opener }) => opener.bases.endCompare(),
    },
    {
      id: "start-page",
      title: "Start page",
      keywords: "home examples recent close",
      run: () => window.location.assign("#/"),
    },
    ...THEMES.map(
      ({ theme, title }): Action => ({
        id: `theme-${theme}`,
        title,
        keywords: "colour dark light",
        isAvailable: () => preferencesStore.getState().theme !== theme,
        run: () => setPreferences({ theme }),
      }),
    ),
    {
      id: "details-panel",
      title: detailsOpen ? "Hide the details panel" : "Show the details panel",
      run: () => setPreferences({ detailsOpen: !detailsOpen }),
    },
    {
      id: "single-keys",
      title: singleKeys ? "Turn single-key shortcuts off" : "Turn single-key shortcuts on",
      keywords: "keyboard",
      run: () => setPreferences({ singleKeys: !singleKeys }),
    },
  ];
}
