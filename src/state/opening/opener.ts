import type { Problem } from "../../base/problem";
import type { EngineClient } from "../../engine/client";
import type { ProfileSummary } from "../../engine/protocol";
import type { AddressWindow } from "../addressBar";
import { EMPTY_VIEW_STATE, type ReadLink, sameOrigin } from "../link";
import { Navigation } from "../navigation";
import { readProfileUrl } from "../profileUrl";
import { loadRecents, recentsStore } from "../recents/recents";
import { type Loading, sessionStore } from "../session";
import { clearTimeline, markTimeline } from "../timeline";
import type { ProfileOrigin, ViewState } from "../viewState";
import { type ShownView, viewStore } from "../viewStore";
import { keepLater } from "./keeping";
import { LinkedPlans } from "./linkedPlans";
import { type Plan, planFiles, planUrl } from "./plan";

/** Opening that takes longer than this shows its progress. */
const SLOW_MS = 200;
/** An engine that stops twice within this time would do so again. */
const CRASH_INTERVAL_MS = 30_000;

/** What the user or a link wants opened, on its way. */
interface Pending {
  readonly origin: ProfileOrigin | undefined;
  /** What to show once it is open, where a link says that; Back and Forward within the same profile change it. */
  view: ShownView | undefined;
  cancel: () => void;
}

/** Opens profiles, wherever they come from. What is open stays until the next one is. */
export class Opener {
  readonly navigation: Navigation;
  private readonly startEngine: (onCrash: () => void) => EngineClient;
  private readonly linked = new LinkedPlans(askForHost);
  private engine: EngineClient | undefined;
  private crashedAtMs = Number.NEGATIVE_INFINITY;
  private pending: Pending | undefined;
  private retry: (() => void) | undefined;
  private openCount = 0;
  private openPlan: Plan | undefined;
  private afterDrawn: (() => void) | undefined;

  constructor(startEngine: (onCrash: () => void) => EngineClient, window: AddressWindow) {
    this.startEngine = startEngine;
    this.navigation = new Navigation(window, link => void this.follow(link));
  }

  /** Opens what the page's address names, if anything. */
  async start(): Promise<void> {
    this.engine = this.newEngine();
    const link = this.navigation.read();
    const recents = loadRecents();
    if (link.state.origin?.kind === "recent") {
      sessionStore.setState({ starting: true });
      await recents;
    }
    await this.follow(link);
  }

  /**
   * Opens files that were picked, dropped or pasted, several as one.
   * @param atMs when they reached the page, on its own clock
   */
  async openFiles(files: readonly File[], atMs: number): Promise<void> {
    if (files.length === 0) return;
    const plan = planFiles(files, recentsStore.getState().entries, atMs);
    if (plan.keep !== undefined) this.linked.remember(plan.keep.id, plan);
    await this.run(this.begin(plan.origin, undefined), plan);
  }

  /** Opens an address that the user typed, pasted or dropped. */
  async openTypedUrl(text: string): Promise<void> {
    const url = readProfileUrl(text, document.baseURI);
    if (!url.ok) {
      this.refuse(text.trim(), url.error);
      return;
    }
    this.linked.allow(url.value);
    const origin: ProfileOrigin = { kind: "url", url: url.value.href };
    await this.run(this.begin(origin, undefined), planUrl(url.value, origin));
  }

  /** Says that something cannot be opened at all. */
  refuse(name: string, problem: Problem): void {
    this.retry = undefined;
    this.fail(name, problem);
  }

  /** The user chose this address from a list of the page's own: the link to it is not asked about. */
  allowUrl(text: string): void {
    const url = readProfileUrl(text, document.baseURI);
    if (url.ok) this.linked.allow(url.value);
  }

  /** Shows what a link says, opening its profile first where that is another one. */
  async follow(link: ReadLink): Promise<void> {
    const { origin } = link.state;
    const { profile } = sessionStore.getState();
    if (this.pending !== undefined && origin !== undefined && sameOrigin(origin, this.pending.origin)) {
      this.pending.view = link;
      return;
    }
    if (origin === undefined || sameOrigin(origin, profile?.origin)) {
      this.pending?.cancel();
      viewStore.setState(link);
      sessionStore.setState({ starting: false });
      return;
    }
    const pending = this.begin(origin, link);
    this.retry = () => void this.follow(link);
    if (profile === undefined) sessionStore.setState({ starting: true });
    const plan = await this.linked.find(origin);
    if (this.pending !== pending) return;
    if (plan.ok) await this.run(pending, plan.value);
    else this.settleFailure(nameOfOrigin(origin), plan.error);
  }

  /** Tries again what failed. */
  tryAgain(): void {
    this.retry?.();
  }

  /** Stops what is on its way. */
  cancel(): void {
    if (this.pending === undefined) return;
    this.pending.cancel();
    if (sessionStore.getState().profile === undefined) this.navigation.showStart();
    this.navigation.restoreAddress();
  }

  /** The view of the open profile has its pixels on screen. */
  drawn(openNumber: number): void {
    if (this.pending !== undefined || sessionStore.getState().profile?.number !== openNumber) return;
    markTimeline("drawn");
    this.afterDrawn?.();
  }

  /** Something is to be opened: whatever was on its way is not any more. */
  private begin(origin: ProfileOrigin, view: ShownView | undefined): Pending {
    this.pending?.cancel();
    const pending: Pending = {
      origin,
      view,
      cancel: () => {
        if (this.pending !== pending) return;
        this.pending = undefined;
        sessionStore.setState({ loading: undefined, question: undefined, starting: false });
      },
    };
    this.pending = pending;
    sessionStore.setState({ failure: undefined });
    return pending;
  }

  private async run(pending: Pending, plan: Plan): Promise<void> {
    // A link is tried again as a link; anything else as what it was.
    if (pending.view === undefined) {
      this.retry = () => void this.run(this.begin(plan.origin, undefined), plan);
    }
    this.engine ??= this.newEngine();
    const { engine } = this;
    clearTimeline();
    if (plan.filesAtMs !== undefined) markTimeline("file", plan.filesAtMs);
    sessionStore.setState({ loading: { name: plan.name, progress: undefined, slow: false } });
    let bytesRead = 0;
    const opening = engine.open(plan.sources, {
      onProgress: progress => {
        bytesRead = Math.max(bytesRead, progress.bytesRead);
        changeLoading({ progress });
      },
      onMark: (mark, atMs) => {
        // Files were here before the engine saw them.
        if (mark !== "file" || plan.filesAtMs === undefined) markTimeline(mark, atMs);
      },
    });
    const slow = setTimeout(() => changeLoading({ slow: true }), SLOW_MS);
    const { cancel } = pending;
    pending.cancel = () => {
      clearTimeout(slow);
      opening.cancel();
      cancel();
    };
    const outcome = await opening.done;
    clearTimeout(slow);
    if (this.pending !== pending) return;
    if (outcome.ok) this.settleSuccess(pending.view, plan, engine, outcome.value, bytesRead);
    else this.settleFailure(plan.name, outcome.error);
  }

  private settleSuccess(
    view: ShownView | undefined,
    plan: Plan,
    engine: EngineClient,
    summary: ProfileSummary,
    bytesRead: number,
  ): void {
    this.pending = undefined;
    this.retry = undefined;
    this.openPlan = plan;
    const number = ++this.openCount;
    sessionStore.setState({
      profile: { number, name: plan.name, origin: plan.origin, summary, engine },
      loading: undefined,
      failure: undefined,
      notKept: undefined,
      starting: false,
    });
    if (view === undefined) {
      const state = carryOver(viewStore.getState().state, plan.origin);
      this.navigation.show({ state, warnings: [] }, "push");
    } else {
      this.navigation.show(view, "replace");
    }
    // The one before, if its view was never drawn.
    this.afterDrawn?.();
    this.afterDrawn = keepLater(number, plan, summary, bytesRead);
  }

  /** What was open stays open, and the address says so again. */
  private settleFailure(name: string, problem: Problem): void {
    this.pending = undefined;
    sessionStore.setState({ loading: undefined, question: undefined, starting: false });
    const isOpen = sessionStore.getState().profile !== undefined;
    if (!isOpen) this.navigation.showStart();
    if (problem.kind !== "cancelled") this.fail(name, problem);
    // With nothing open the address stays, so that a reload tries again.
    if (isOpen || problem.kind === "cancelled") this.navigation.restoreAddress();
  }

  private fail(name: string, problem: Problem): void {
    const title = name === "" ? "This could not be opened" : `${name} could not be opened`;
    sessionStore.setState({ failure: { title, problem, canRetry: this.retry !== undefined } });
  }

  private newEngine(): EngineClient {
    const engine = this.startEngine(() => {
      if (this.engine !== engine) return;
      engine.dispose();
      this.engine = undefined;
      // After whoever waited for the engine has been told.
      setTimeout(() => void this.recover());
    });
    return engine;
  }

  /** The engine stopped, and the open profile with it: opens it again in a new one. */
  private async recover(): Promise<void> {
    const plan = this.openPlan;
    const { failure } = sessionStore.getState();
    if (this.pending !== undefined || plan === undefined) return;
    const again = performance.now() - this.crashedAtMs < CRASH_INTERVAL_MS;
    this.crashedAtMs = performance.now();
    if (again) {
      this.openPlan = undefined;
      sessionStore.setState({ profile: undefined });
      this.navigation.showStart();
      this.fail(plan.name, STOPPED);
      return;
    }
    await this.run(this.begin(plan.origin, viewStore.getState()), plan);
    sessionStore.setState(session => ({ failure: session.failure ?? failure }));
  }
}

const STOPPED: Problem = {
  kind: "tooLarge",
  message: "The part of this page that reads profiles stopped twice.",
  advice: "Reload the page; if the profile is very large, close other tabs first.",
};

/** Another profile is looked at in the same way, but what is selected in it is its own. */
function carryOver(state: ViewState, origin: ProfileOrigin): ViewState {
  const { view, orientation, sortBy, reversed, unknown } = state;
  return { ...EMPTY_VIEW_STATE, view, orientation, sortBy, reversed, unknown, origin };
}

function nameOfOrigin(origin: ProfileOrigin): string {
  if (origin.kind === "url") return origin.url;
  return origin.kind === "example" ? origin.name : "The profile";
}

function changeLoading(change: Partial<Loading>): void {
  sessionStore.setState(({ loading }) => ({ loading: loading && { ...loading, ...change } }));
}

function askForHost(url: URL): Promise<boolean> {
  return new Promise(resolve => {
    sessionStore.setState({
      question: {
        url,
        answer: yes => {
          sessionStore.setState({ question: undefined });
          resolve(yes);
        },
      },
    });
  });
}
