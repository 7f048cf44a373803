import { createStore } from "zustand/vanilla";
import type { FlameOrder } from "../engine/protocol";
import { type ColourMode, isColourMode } from "./viewState";

export type ThemeChoice = "system" | "light" | "dark";

/** What the user likes, in this browser. Not part of a link. */
export interface Preferences {
  readonly theme: ThemeChoice;
  /** Single keys such as 1, 2 and / do something. */
  readonly singleKeys: boolean;
  readonly detailsOpen: boolean;
  /** Names are shown as they are read best; else as the profile has them. */
  readonly shortNames: boolean;
  /** Top's columns that are not as usual: whether each is shown, and how wide it is in CSS pixels. */
  readonly topColumns: Readonly<Record<string, boolean>>;
  readonly topWidths: Readonly<Record<string, number>>;
  /** As in `ViewState`, as chosen last. */
  readonly order: FlameOrder;
  readonly colour: ColourMode;
}

const DEFAULTS: Preferences = {
  theme: "system",
  singleKeys: true,
  detailsOpen: true,
  shortNames: true,
  topColumns: {},
  topWidths: {},
  order: "weight",
  colour: "package",
};
const STORAGE_KEY = "proflens:preferences";

/** Kept in localStorage; where that is off they last as long as the page. */
export const preferencesStore = createStore<Preferences>(() => readPreferences(storedText()));

/** Changes some preferences and keeps them. */
export function setPreferences(change: Partial<Preferences>): void {
  preferencesStore.setState(change);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(preferencesStore.getState()));
  } catch {
    // Storage is off or full: they last as long as the page.
  }
}

/** Preferences from what was stored; anything else is the default. */
export function readPreferences(text: string | null): Preferences {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "");
  } catch {
    return DEFAULTS;
  }
  const fields = new Map<string, unknown>(Object.entries(stored ?? {}));
  const theme = fields.get("theme");
  const singleKeys = fields.get("singleKeys");
  const detailsOpen = fields.get("detailsOpen");
  const shortNames = fields.get("shortNames");
  const colour = fields.get("colour");
  return {
    theme: theme === "light" || theme === "dark" ? theme : DEFAULTS.theme,
    singleKeys: typeof singleKeys === "boolean" ? singleKeys : DEFAULTS.singleKeys,
    detailsOpen: typeof detailsOpen === "boolean" ? detailsOpen : DEFAULTS.detailsOpen,
    shortNames: typeof shortNames === "boolean" ? shortNames : DEFAULTS.shortNames,
    topColumns: recordOf(fields.get("topColumns"), value => typeof value === "boolean"),
    topWidths: recordOf(fields.get("topWidths"), value => typeof value === "number"),
    order: fields.get("order") === "name" ? "name" : DEFAULTS.order,
    colour: isColourMode(colour) ? colour : DEFAULTS.colour,
  };
}

/** The entries of what was stored whose values are of the right kind. */
function recordOf<Value>(
  stored: unknown,
  isValue: (value: unknown) => value is Value,
): Record<string, Value> {
  const entries: [string, unknown][] = Object.entries(stored ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => isValue(entry[1])));
}

function storedText(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
