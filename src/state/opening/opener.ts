import type { Problem } from "../../base/problem";
import type { EngineClient } from "../../engine/client";
import type { ProfileSummary } from "../../engine/protocol";
import type { AddressWindow } from "../addressBar";
import { habits } from "../habits";
import { EMPTY_VIEW_STATE, type ReadLink, sameOrigin } from "../link";
import { Navigation } from "../navigation";
import { say } from "../notice";
import { readProfileUrl } from "../profileUrl";
import { loadRecents, recentsStore } from "../recents/recents";
import { sessionStore } from "../session";
import { markTimeline } from "../timeline";
import type { ProfileOrigin, ViewState } from "../viewState";
import { type ShownView, viewStore } from "../viewStore";
import { BaseOpener, nameOfOrigin, shownBase } from "./baseOpener";
import { OpeningDesk } from "./desk";
import { keepLater } from "./keeping";
import type { Pending } from "./pending";
import { type Plan, planFiles, planUrl } from "./plan";
import { transfer } from "./transfer";

/** An engine that stops twice within this time would do so again. */
const CRASH_INTERVAL_MS = 30_000;

/** Opens profiles, wherever they come from. What is open stays until the next one is. */
export class Opener {
  readonly navigation: Navigation;
  /** What the open profile is compared with. */
  readonly bases: BaseOpener;
  private readonly desk: OpeningDesk;
  private readonly startEngine: (onCrash: () => void) => EngineClient;
  private engine: EngineClient | undefined;
  private crashedAtMs = Number.NEGATIVE_INFINITY;
  private openCount = 0;
  private openPlan: Plan | undefined;

  constructor(startEngine: (onCrash: () => void) => EngineClient, window: AddressWindow) {
    this.startEngine = startEngine;
    this.navigation = new Navigation(window, link => void this.follow(link));
    this.desk = new OpeningDesk(this.navigation, () => (this.engine ??= this.newEngine()));
    this.bases = new BaseOpener(this.desk);
  }

  /** Opens what the page's address names, if anything. */
  async start(): Promise<void> {
    this.desk.engine();
    const link = this.navigation.read();
    const recents = loadRecents();
    if (link.state.origin?.kind === "recent") {
      sessionStore.setState({ starting: true });
      await recents;
    }
    await this.follow(link);
  }

  /** Nothing is to be done: the engine may make itself ready. */
  rehearse(): void {
    const { profile, loading } = sessionStore.getState();
    if (profile === undefined && loading === undefined) this.desk.engine().rehearse();
  }

  /**
   * Opens files that were picked, dropped or pasted, several as one.
   * @param atMs when they reached the page, on its own clock
   */
  async openFiles(files: readonly File[], atMs: number): Promise<void> {
    if (files.length === 0) return;
    const plan = planFiles(files, recentsStore.getState().entries, atMs);
    if (plan.keep !== undefined) this.desk.linked.remember(plan.keep.id, plan);
    await this.run(this.begin(plan.origin, undefined), plan);
  }

  /** Opens an address that the user typed, pasted or dropped. */
  async openTypedUrl(text: string): Promise<void> {
    const url = readProfileUrl(text, document.baseURI);
    if (!url.ok) {
      this.refuse(text.trim(), url.error);
      return;
    }
    this.desk.linked.allow(url.value);
    const origin: ProfileOrigin = { kind: "url", url: url.value.href };
    await this.run(this.begin(origin, undefined), planUrl(url.value, origin));
  }

  /** Says that something cannot be opened at all. */
  refuse(name: string, problem: Problem): void {
    this.desk.retry = undefined;
    this.desk.salvage = undefined;
    this.desk.fail(name, problem);
  }

  /** A profile came with the page: links name it as one that is kept. */
  provide(plan: Plan): void {
    if (plan.origin.kind === "recent") this.desk.linked.remember(plan.origin.id, plan);
  }

  /** The user chose this address from a list of the page's own: the link to it is not asked about. */
  allowUrl(text: string): void {
    const url = readProfileUrl(text, document.baseURI);
    if (url.ok) this.desk.linked.allow(url.value);
  }

  /** Shows what a link says, opening its profile and its base first where those are others. */
  async follow(link: ReadLink, how: "push" | "replace" = "replace"): Promise<void> {
    const { pending, linked } = this.desk;
    const { origin, base } = link.state;
    const { profile } = sessionStore.getState();
    const onItsWay = pending.leadingTo(link.state);
    if (onItsWay !== undefined) {
      onItsWay.view = link;
      return;
    }
    if (profile !== undefined && origin !== undefined && sameOrigin(origin, profile.origin)) {
      if (base !== undefined && shownBase(profile, base) === undefined) {
        await this.bases.follow(link, base, how);
        return;
      }
    }
    if (origin === undefined || sameOrigin(origin, profile?.origin)) {
      pending.current?.cancel();
      viewStore.setState(link);
      sessionStore.setState({ starting: false });
      return;
    }
    const begun = this.begin(origin, link, how);
    this.desk.retry = () => void this.follow(link, how);
    if (profile === undefined) sessionStore.setState({ starting: true });
    const plan = await linked.find(origin);
    if (pending.current !== begun) return;
    if (plan.ok) await this.run(begun, plan.value);
    else this.settleFailure(nameOfOrigin(origin), plan.error);
  }

  /** Makes the base the profile and the profile the base. */
  swapSides(): void {
    const { state } = viewStore.getState();
    const { origin, base, step } = state;
    if (origin === undefined || base === undefined) return;
    if (base.origin.kind === "step") {
      // All of a series cannot be its own base.
      if (step === undefined) return;
      const other = {
        ...state,
        step: base.origin.step,
        base: { ...base, origin: { kind: "step", step } },
      } as const;
      void this.follow({ state: other, warnings: [] }, "push");
      return;
    }
    const swapped = { ...state, origin: base.origin, base: { ...base, origin } };
    void this.follow({ state: swapped, warnings: [] }, "push");
  }

  /** Tries again what failed. */
  tryAgain(): void {
    this.desk.retry?.();
  }

  /** Opens what could be read of the broken file that failed. */
  openReadable(): void {
    this.desk.salvage?.();
  }

  /** Stops what is on its way. */
  cancel(): void {
    const { current } = this.desk.pending;
    if (current === undefined) return;
    current.cancel();
    if (sessionStore.getState().profile === undefined) this.navigation.showStart();
    this.desk.restoreAddress();
  }

  /** The view of the open profile has its pixels on screen. */
  drawn(openNumber: number): void {
    const { pending } = this.desk;
    if (pending.current !== undefined || sessionStore.getState().profile?.number !== openNumber) return;
    markTimeline("drawn");
    this.desk.drawn();
  }

  /** Calls back once, when the view's pixels are on screen; a while later where no view tells. */
  whenDrawn(run: () => void): void {
    let due: (() => void) | undefined = run;
    const once = () => {
      due?.();
      due = undefined;
    };
    this.desk.whenDrawn(once, { isNewView: false });
    setTimeout(once, DRAWN_LIMIT_MS);
  }

  /** Something is to be opened: whatever was on its way is not any more. */
  private begin(
    origin: ProfileOrigin,
    view: ShownView | undefined,
    how: "push" | "replace" = "replace",
  ): Pending {
    return this.desk.pending.begin({ origin, base: view?.state.base?.origin, view, how });
  }

  private async run(pending: Pending, plan: Plan, salvages = false): Promise<void> {
    // A link is tried again as a link; anything else as what it was.
    if (pending.view === undefined) {
      this.desk.retry = () => void this.run(this.begin(plan.origin, undefined), plan);
    }
    this.desk.salvage = () => void this.run(this.begin(plan.origin, pending.view, pending.how), plan, true);
    const engine = this.desk.engine();
    const { outcome, bytesRead } = await transfer(engine, pending, plan, "profile", salvages);
    if (this.desk.pending.current !== pending) return;
    if (outcome.ok) {
      await this.settleSuccess(pending, plan, engine, outcome.value, bytesRead);
      return;
    }
    const open = (files: readonly File[]) => this.openFiles(files, performance.now());
    const { error } = outcome;
    const problem = error.isArchive === true ? await this.desk.openArchives(plan, pending, open) : error;
    if (problem !== undefined) this.settleFailure(plan.name, problem);
  }

  private async settleSuccess(
    { view, how }: Pending,
    plan: Plan,
    engine: EngineClient,
    summary: ProfileSummary,
    bytesRead: number,
  ): Promise<void> {
    this.desk.pending.end();
    this.desk.retry = undefined;
    this.desk.salvage = undefined;
    this.openPlan = plan;
    const name = summary.partial === undefined ? plan.name : `${plan.name} (partial)`;
    const number = ++this.openCount;
    this.desk.whenDrawn(keepLater(number, plan, summary, bytesRead), { isNewView: true });
    sessionStore.setState({
      profile: { number, name, origin: plan.origin, summary, engine },
      loading: undefined,
      failure: undefined,
      notKept: undefined,
      starting: false,
    });
    if (view === undefined) {
      const state = carryOver(viewStore.getState().state, plan.origin);
      this.navigation.show({ state, warnings: [] }, "push");
    } else {
      this.navigation.show(view, how);
    }
    const base = view?.state.base;
    if (view !== undefined && base !== undefined) await this.bases.follow(view, base, "replace");
  }

  /** What was open stays open, and the address says so again. */
  private settleFailure(name: string, problem: Problem): void {
    this.desk.pending.end();
    sessionStore.setState({ loading: undefined, question: undefined, starting: false });
    const isOpen = sessionStore.getState().profile !== undefined;
    if (!isOpen) this.navigation.showStart();
    if (problem.kind !== "cancelled") this.desk.fail(name, problem);
    // With nothing open the address stays, so that a reload tries again.
    if (isOpen || problem.kind === "cancelled") this.desk.restoreAddress();
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
    const view = viewStore.getState();
    if (this.desk.pending.current !== undefined || plan === undefined) return;
    const again = performance.now() - this.crashedAtMs < CRASH_INTERVAL_MS;
    this.crashedAtMs = performance.now();
    const reopen = () => this.run(this.begin(plan.origin, view), plan);
    if (again) {
      this.openPlan = undefined;
      sessionStore.setState({ profile: undefined });
      this.navigation.showStart();
      this.desk.retry = () => void reopen();
      this.desk.salvage = undefined;
      this.desk.fail(plan.name, STOPPED);
      return;
    }
    await reopen();
    sessionStore.setState(session => ({ failure: session.failure ?? failure }));
    if (this.openPlan === plan && this.engine !== undefined) say(`${RESTARTED} ${plan.name} is open again.`);
  }
}

/** Not every view tells that it is drawn, and what was drawn before is not told again. */
const DRAWN_LIMIT_MS = 2000;

const RESTARTED = "The part of this page that reads profiles stopped, and was started again.";

const STOPPED: Problem = {
  kind: "tooLarge",
  message: "The part of this page that reads profiles stopped twice while this was open.",
  advice: "Try again; if the profile is very large, close other tabs first.",
};

/** Another profile is looked at in the same way, but what is selected in it is its own. */
function carryOver(state: ViewState, origin: ProfileOrigin): ViewState {
  const { view, width, orientation, inverted, sortBy, reversed, unknown } = state;
  const kept = { view, width, orientation, inverted, sortBy, reversed, unknown, ...habits() };
  return { ...EMPTY_VIEW_STATE, ...kept, origin };
}
