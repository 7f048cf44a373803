const STORAGE_KEY = "proflens:allowed-urls";

/**
 * Addresses on private hosts that the user allowed or typed in this tab: a reload need not ask again. Only the
 * very same address counts.
 */
export class AllowedUrls {
  private readonly urls = new Set<string>(readStored());

  has(url: URL): boolean {
    return this.urls.has(url.href);
  }

  add(url: URL): void {
    this.urls.add(url.href);
    try {
      sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...this.urls]));
    } catch {
      // Storage is off: they last as long as the page.
    }
  }
}

function readStored(): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(url => typeof url === "string") : [];
  } catch {
    return [];
  }
}
