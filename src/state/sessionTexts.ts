/** Texts that are remembered in this tab, also over a reload; where storage is off, as long as the page. */
export class SessionTexts {
  private readonly key: string;
  private readonly texts: Set<string>;

  /** @param key a stable name, such as `proflens:allowed-urls` */
  constructor(key: string) {
    this.key = key;
    this.texts = new Set(readStored(key));
  }

  has(text: string): boolean {
    return this.texts.has(text);
  }

  add(text: string): void {
    this.texts.add(text);
    try {
      sessionStorage.setItem(this.key, JSON.stringify([...this.texts]));
    } catch {
      // Storage is off.
    }
  }
}

function readStored(key: string): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(text => typeof text === "string") : [];
  } catch {
    return [];
  }
}
