/** Something that a view itself offers in the menu. */
export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  /** What it does, for a tooltip. */
  readonly explanation: string;
  /** The keys that do the same, as they are written on keyboards. */
  readonly shortcut?: string;
  readonly run: () => void;
}

/** What a view adds to the menu of a function, or of a place where there is none. */
export interface ViewEntries {
  /** What the menu is about, where it is no function. */
  readonly title: string;
  readonly entries: readonly MenuEntry[];
  /** id of a function's action → the keys that do the same in this view. */
  readonly shortcuts: Readonly<Record<string, string>>;
}
