/** Shows the search box; a single key, which can be turned off. */
export const SEARCH_KEY = "/";

/** Shows the help; a single key, too. */
export const HELP_KEY = "?";

const PALETTE_LETTER = "k";

/** Whether a key press opens the command palette: Ctrl K, on a Mac ⌘ K. It works while typing, too. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey } = event;
  return key.toLowerCase() === PALETTE_LETTER && !altKey && !shiftKey && hasCommandKey(event);
}

/** The same as it is written on the user's keyboard. */
export function paletteShortcut(): string {
  return commandShortcut(PALETTE_LETTER.toUpperCase());
}

/** A key with Ctrl, on a Mac with ⌘, as it is written on the user's keyboard. */
export function commandShortcut(key: string): string {
  return `${isMac() ? "⌘" : "Ctrl"} ${key}`;
}

function hasCommandKey({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return isMac() ? metaKey && !ctrlKey : ctrlKey && !metaKey;
}

function isMac(): boolean {
  return /^(Mac|iP)/.test(navigator.userAgent.replace(/^Mozilla\/5\.0 \(/, ""));
}
