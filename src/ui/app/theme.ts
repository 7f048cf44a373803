import { preferencesStore } from "../../state/preferences";

/** Keeps `data-theme` of <html> at the theme that the user chose, or the system's. */
export function followTheme(): void {
  const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = preferencesStore.getState();
    const system = systemIsDark.matches ? "dark" : "light";
    document.documentElement.dataset["theme"] = theme === "system" ? system : theme;
  };
  apply();
  preferencesStore.subscribe(apply);
  systemIsDark.addEventListener("change", apply);
}
