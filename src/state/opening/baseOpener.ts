import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { sameOrigin } from "../link";
import { readProfileUrl } from "../profileUrl";
import { recentsStore } from "../recents/recents";
import { type OpenBase, type OpenProfile, sessionStore } from "../session";
import type { BaseChoice, ProfileOrigin } from "../viewState";
import { type ShownView, viewStore } from "../viewStore";
import type { OpeningDesk } from "./desk";
import { keepLater } from "./keeping";
import type { Pending } from "./pending";
import { type Plan, planFiles, planUrl } from "./plan";
import { transfer } from "./transfer";

/** What to compare with: files (`atMs` as in `Opener.openFiles`), an address that the user typed, or what a link names. */
export type BaseWish =
  | { readonly files: readonly File[]; readonly atMs: number }
  | { readonly url: string }
  | { readonly origin: ProfileOrigin };

/** Opens what the open profile is compared with. What is on screen stays until the base is here. */
export class BaseOpener {
  private readonly desk: OpeningDesk;

  constructor(desk: OpeningDesk) {
    this.desk = desk;
  }

  /** Compares the open profile with another one: as it was compared before, else as pprof's -diff_base. */
  async compareWith(wish: BaseWish): Promise<void> {
    const { profile } = sessionStore.getState();
    if (profile === undefined || ("files" in wish && wish.files.length === 0)) return;
    const { desk } = this;
    desk.salvage = undefined;
    desk.retry = () => void this.compareWith(wish);
    const named = "origin" in wish ? wish.origin : undefined;
    // No link leads here: Back, meanwhile, goes back to where it was.
    const pending = desk.pending.begin({ origin: undefined, base: undefined, view: undefined, how: "push" });
    const plan = await this.planOf(wish);
    if (desk.pending.current !== pending) return;
    if (plan.ok) await this.open(pending, plan.value, viewStore.getState().state.base?.isDiff ?? true);
    else this.settleFailure("url" in wish ? wish.url : nameOfOrigin(named), plan.error);
  }

  /** Opens the base that a link names beside the profile that is open already. */
  async follow(view: ShownView, base: BaseChoice, how: "push" | "replace"): Promise<void> {
    const { desk } = this;
    desk.salvage = undefined;
    desk.retry = () => void this.follow(view, base, how);
    const pending = desk.pending.begin({
      origin: view.state.origin,
      base: base.origin,
      view,
      how,
    });
    // At once: the view must not show the profile alone first.
    sessionStore.setState({
      loading: { name: nameOfOrigin(base.origin), role: "base", progress: undefined, slow: false },
    });
    const plan = await desk.linked.find(base.origin);
    if (desk.pending.current !== pending) return;
    if (plan.ok) await this.open(pending, plan.value, base.isDiff);
    else this.settleFailure(nameOfOrigin(base.origin), plan.error);
  }

  /** Shows the open profile alone; Back compares again at once. */
  endCompare(): void {
    this.desk.navigation.navigate({ base: undefined }, "push");
  }

  private async planOf(wish: BaseWish): Promise<Result<Plan, Problem>> {
    const { linked } = this.desk;
    if ("origin" in wish) return await linked.find(wish.origin);
    if ("files" in wish) {
      const plan = planFiles(wish.files, recentsStore.getState().entries, wish.atMs);
      if (plan.keep !== undefined) linked.remember(plan.keep.id, plan);
      return ok(plan);
    }
    const url = readProfileUrl(wish.url, document.baseURI);
    if (!url.ok) return err(url.error);
    linked.allow(url.value);
    return ok(planUrl(url.value, { kind: "url", url: url.value.href }));
  }

  private async open(pending: Pending, plan: Plan, isDiff: boolean): Promise<void> {
    const { desk } = this;
    const { profile } = sessionStore.getState();
    if (profile === undefined) return;
    const { id, outcome, bytesRead } = await transfer(desk.engine(), pending, plan, "base");
    if (desk.pending.current !== pending) return;
    if (!outcome.ok) {
      const compare = (files: readonly File[]) => this.compareWith({ files, atMs: performance.now() });
      const { error } = outcome;
      const problem = error.isArchive === true ? await desk.openArchives(plan, pending, compare) : error;
      if (problem !== undefined) this.settleFailure(plan.name, problem);
      return;
    }
    const summary = outcome.value;
    desk.pending.end();
    desk.retry = undefined;
    this.show(profile, { baseId: id, name: plan.name, origin: plan.origin, summary });
    if (pending.view === undefined) {
      desk.navigation.navigate({ base: { origin: plan.origin, isDiff } }, "push");
    } else {
      desk.navigation.show(pending.view, pending.how);
    }
    desk.whenDrawn(keepLater(profile.number, plan, summary, bytesRead), { isNewView: false });
  }

  private show(profile: OpenProfile, base: OpenBase): void {
    sessionStore.setState({
      profile: { ...profile, base },
      loading: undefined,
      failure: undefined,
      starting: false,
    });
  }

  /** What was on screen stays, and the address says so again. */
  private settleFailure(name: string, problem: Problem): void {
    const { desk } = this;
    desk.pending.end();
    sessionStore.setState({ loading: undefined, question: undefined, starting: false });
    if (problem.kind !== "cancelled") desk.fail(`The base ${name}`, problem);
    desk.restoreAddress();
  }
}

/** The base that a view state names, where it is open; undefined where nothing is compared. */
export function shownBase(profile: OpenProfile, choice: BaseChoice | undefined): OpenBase | undefined {
  return choice !== undefined && sameOrigin(choice.origin, profile.base?.origin) ? profile.base : undefined;
}

/** What an origin is called before it is open. */
export function nameOfOrigin(origin: ProfileOrigin | undefined): string {
  if (origin?.kind === "url") return origin.url;
  if (origin?.kind === "inline") return "profile in the link";
  if (origin?.kind === "step") return `profile ${origin.step + 1} of the series`;
  return origin?.kind === "example" ? origin.name : "from this browser";
}
