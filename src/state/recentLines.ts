/** What was done in the palette, newest first: an action's id, or a line as it was typed. */
export type RecentLine =
  | { readonly kind: "action"; readonly id: string }
  | { readonly kind: "line"; readonly line: string };

const STORAGE_KEY = "proflens:recent-lines";
const KEPT = 6;

let recent: readonly RecentLine[] | undefined;

/** What was done lately, newest first; kept in localStorage, and where that is off as long as the page. */
export function recentLines(): readonly RecentLine[] {
  recent ??= readRecentLines(storedText());
  return recent;
}

/** Puts something first. */
export function rememberLine(line: RecentLine): void {
  const key = JSON.stringify(line);
  recent = [line, ...recentLines().filter(other => JSON.stringify(other) !== key)].slice(0, KEPT);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(recent));
  } catch {
    // Storage is off or full: it lasts as long as the page.
  }
}

/** From what was stored; anything else is left out. */
export function readRecentLines(text: string | null): RecentLine[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(stored)) return [];
  return stored
    .flatMap((entry: unknown): RecentLine[] => {
      const fields = new Map<string, unknown>(Object.entries(entry ?? {}));
      const [kind, id, line] = ["kind", "id", "line"].map(name => fields.get(name));
      if (kind === "action" && typeof id === "string") return [{ kind, id }];
      return kind === "line" && typeof line === "string" ? [{ kind, line }] : [];
    })
    .slice(0, KEPT);
}

function storedText(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
