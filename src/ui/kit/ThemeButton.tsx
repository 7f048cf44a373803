import { Monitor, Moon, Sun } from "lucide-react";
import { useStore } from "zustand";
import { preferencesStore, setPreferences, type ThemeChoice } from "../../state/preferences";

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const NEXT: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: "light", light: "dark", dark: "system" };
const WORDS: Readonly<Record<ThemeChoice, string>> = {
  system: "as the system",
  light: "light",
  dark: "dark",
};

/** Goes on to the next theme: light, dark, as the system. */
export function cycleTheme(): void {
  setPreferences({ theme: NEXT[preferencesStore.getState().theme] });
}

/** The chosen theme in words, such as `Theme: dark`. */
export function useThemeText(): string {
  return `Theme: ${WORDS[useStore(preferencesStore, preferences => preferences.theme)]}`;
}

/** The button **Theme**: goes on to the next theme. */
export function ThemeButton() {
  const theme = useStore(preferencesStore, preferences => preferences.theme);
  const Icon = ICONS[theme];
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Theme"
      title={useThemeText()}
      onClick={cycleTheme}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
