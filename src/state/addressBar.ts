import { readLink, writeLink, type ReadLink } from "./link";
import type { ViewState } from "./viewState";

/** The parts of the window that hold the address; tests put a plain object in its place. */
export interface AddressWindow {
  readonly location: Pick<Location, "pathname" | "search" | "hash">;
  readonly history: Pick<History, "pushState" | "replaceState">;
  addEventListener(type: "popstate" | "hashchange" | "pagehide", listener: () => void): void;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
}

/** Browsers refuse more than some hundred changes of the address in ten seconds (Safari throws from 100 on). */
const REPLACE_INTERVAL_MS = 150;

/** The page's address as a link: reads it, writes it, and tells when Back, Forward or the user changed it. */
export class AddressBar {
  private readonly window: AddressWindow;
  private lastHash: string;
  private pending: string | undefined;
  private timer: number | undefined;

  /** @param onChange told when somebody else changed the address */
  constructor(window: AddressWindow, onChange: (link: ReadLink) => void) {
    this.window = window;
    this.lastHash = window.location.hash;
    const changed = () => {
      // A change by hand fires both events.
      if (window.location.hash === this.lastHash) return;
      // What was still to be written belongs to the entry that was left.
      this.dropPending();
      this.lastHash = window.location.hash;
      onChange(this.read());
    };
    window.addEventListener("popstate", changed);
    window.addEventListener("hashchange", changed);
    window.addEventListener("pagehide", () => this.flush());
  }

  /** What the address says now. Parameters of the query string move into the hash. */
  read(): ReadLink {
    const { hash, search } = this.window.location;
    const link = readLink(hash, search);
    if (search !== "") this.change("replaceState", writeLink(link.state));
    return link;
  }

  /** Writes a view state: `push` makes a step that Back undoes, `replace` does not. */
  write(state: ViewState, how: "push" | "replace"): void {
    const hash = writeLink(state);
    if (how === "push") {
      this.flush();
      if (hash !== this.lastHash) this.change("pushState", hash);
      return;
    }
    if (this.timer !== undefined) {
      this.pending = hash;
      return;
    }
    if (hash === this.lastHash) return;
    this.change("replaceState", hash);
    this.timer = this.window.setTimeout(() => {
      this.timer = undefined;
      this.flush();
    }, REPLACE_INTERVAL_MS);
  }

  private flush(): void {
    const hash = this.pending;
    this.dropPending();
    if (hash !== undefined && hash !== this.lastHash) this.change("replaceState", hash);
  }

  private dropPending(): void {
    this.pending = undefined;
    if (this.timer !== undefined) this.window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  private change(method: "pushState" | "replaceState", hash: string): void {
    try {
      this.window.history[method](null, "", this.window.location.pathname + hash);
      this.lastHash = this.window.location.hash;
    } catch {
      // Too many changes in a short time; the next one brings the address up to date.
    }
  }
}
