import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { mustAsk, readProfileUrl } from "../profileUrl";
import { readRecentFiles, recentsStore } from "../recents/recents";
import { sessionStore } from "../session";
import { SessionTexts } from "../sessionTexts";
import type { ProfileOrigin } from "../viewState";
import { type Plan, planExample, planKept, planUrl } from "./plan";

const NOT_ALLOWED: Problem = {
  kind: "cancelled",
  message: "You did not want this address to be opened.",
  advice: "Follow the link again to change your mind.",
};

/** What links name: addresses, examples, and files that were opened before. */
export class LinkedPlans {
  /**
   * Addresses on private hosts that the user allowed or typed in this tab: a reload need not ask again. Only the very
   * same address counts.
   */
  private readonly allowedUrls = new SessionTexts("proflens:allowed-urls");
  /** Files that this page opened: Back works without storage. */
  private readonly plansOfPage = new Map<string, Plan>();
  private readonly askForHost: (url: URL) => Promise<boolean>;

  /** @param askForHost asks the user whether a link may have something from a private host */
  constructor(askForHost: (url: URL) => Promise<boolean>) {
    this.askForHost = askForHost;
  }

  /** The user typed or chose this address: a link to it is not asked about in this tab. */
  allow(url: URL): void {
    if (mustAsk(url, location.origin)) this.allowedUrls.add(url.href);
  }

  /** Files were opened in this page. */
  remember(id: string, plan: Plan): void {
    this.plansOfPage.set(id, plan);
  }

  /** What a link's origin names. May ask the user. */
  async find(origin: ProfileOrigin): Promise<Result<Plan, Problem>> {
    if (origin.kind === "url") return await this.findUrl(origin);
    if (origin.kind === "recent") return await this.findRecent(origin.id);
    if (origin.kind === "inline") return await findInline(origin);
    if (origin.kind === "step") return findStep(origin);
    return planExample(origin.name, document.baseURI);
  }

  private async findUrl(origin: ProfileOrigin & { kind: "url" }): Promise<Result<Plan, Problem>> {
    const url = readProfileUrl(origin.url, document.baseURI);
    if (!url.ok) return url;
    if (mustAsk(url.value, location.origin) && !this.allowedUrls.has(url.value.href)) {
      if (!(await this.askForHost(url.value))) return err(NOT_ALLOWED);
      this.allowedUrls.add(url.value.href);
    }
    return ok(planUrl(url.value, origin));
  }

  private async findRecent(id: string): Promise<Result<Plan, Problem>> {
    const ofPage = this.plansOfPage.get(id);
    if (ofPage !== undefined) return ok({ ...ofPage, filesAtMs: performance.now() });
    const { entries, available } = recentsStore.getState();
    const entry = entries.find(candidate => candidate.id === id);
    const files = entry && (await readRecentFiles(entry));
    if (entry !== undefined && files !== undefined) return ok(planKept(entry, files, performance.now()));
    return err({
      kind: "unreachable",
      message:
        available === false
          ? "It came from a file, and this browser has no storage here to keep files in."
          : "It came from a file that this browser does not have, or no longer has.",
      advice: "Open the file itself.",
    });
  }
}

/** A profile of the series that is open. */
function findStep(origin: ProfileOrigin & { kind: "step" }): Result<Plan, Problem> {
  const step = sessionStore.getState().profile?.summary.steps?.[origin.step];
  if (step !== undefined) {
    const { name } = step;
    return ok({ name, origin, sources: [], step: origin.step, filesAtMs: undefined, keep: undefined });
  }
  return err({
    kind: "unreachable",
    message: `What is open has no profile number ${origin.step + 1}.`,
    advice: "Open the files of the series together again.",
  });
}

/** Few links hold a profile: what reads those is fetched then. */
async function findInline(origin: ProfileOrigin & { kind: "inline" }): Promise<Result<Plan, Problem>> {
  const { planInline } = await import("./planInline");
  return planInline(origin);
}
