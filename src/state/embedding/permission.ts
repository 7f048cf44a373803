import { SessionTexts } from "../sessionTexts";

/** Asks the user whether a page may open a profile here; `origin` is "null" for one that has none. */
export type AskUser = (origin: string, profileName: string) => Promise<boolean>;

/** Which pages may open profiles here: those of the app's own origin, and those that the user let. */
export class Permission {
  private readonly ownOrigin: string;
  private readonly ask: AskUser;
  /** In this tab, also over a reload. */
  private readonly allowed = new SessionTexts("proflens:allowed-origins");
  /** Until a reload, so that a refused page cannot ask on and on. */
  private readonly refused = new Set<string>();

  constructor(ownOrigin: string, ask: AskUser) {
    this.ownOrigin = ownOrigin;
    this.ask = ask;
  }

  /** Whether a page of this origin may; asks where that was not said before. */
  async isGiven(origin: string, profileName: string): Promise<boolean> {
    // No two pages without an origin are the same.
    const isNobody = origin === "null";
    if (!isNobody && (origin === this.ownOrigin || this.allowed.has(origin))) return true;
    if (this.refused.has(origin)) return false;
    const yes = await this.ask(origin, profileName);
    if (!yes) this.refused.add(origin);
    else if (!isNobody) this.allowed.add(origin);
    return yes;
  }
}
