import type { Problem } from "../../base/problem";
import type { EngineClient } from "../../engine/client";
import { sameOrigin } from "../link";
import type { Navigation } from "../navigation";
import { sessionStore } from "../session";
import { viewStore } from "../viewStore";
import { LinkedPlans } from "./linkedPlans";
import { type Pending, PendingSlot } from "./pending";
import type { Plan } from "./plan";

/** What opening a profile and opening a base have in common. */
export class OpeningDesk {
  readonly navigation: Navigation;
  readonly linked = new LinkedPlans(askForHost);
  readonly pending = new PendingSlot();
  /** The engine that reads profiles; a new one where the last one stopped. */
  readonly engine: () => EngineClient;
  /** Tries again what failed last. */
  retry: (() => void) | undefined;
  /** Opens what could be read of what failed last. */
  salvage: (() => void) | undefined;
  /** To be called when the view is drawn. */
  private afterDrawn: (() => void)[] = [];

  constructor(navigation: Navigation, engine: () => EngineClient) {
    this.navigation = navigation;
    this.engine = engine;
  }

  /** Says what could not be opened, and why. */
  fail(name: string, problem: Problem): void {
    const title = name === "" ? "This could not be opened" : `${name} could not be opened`;
    const canRetry = this.retry !== undefined;
    const canSalvage = problem.readable !== undefined && this.salvage !== undefined;
    sessionStore.setState({ failure: { title, problem, canRetry, canSalvage } });
  }

  /** Makes the address, and the view state, say again what is open. */
  restoreAddress(): void {
    const { base } = viewStore.getState().state;
    const isOpen = sameOrigin(base?.origin, sessionStore.getState().profile?.base?.origin);
    if (base === undefined || isOpen) this.navigation.restoreAddress();
    else this.navigation.navigate({ base: undefined }, "replace");
  }

  /**
   * Takes profiles out of the archives that a plan turned out to name, and opens them.
   * @returns why not, if so; undefined where that is told, or not wanted any more
   */
  async openArchives(
    plan: Plan,
    pending: Pending,
    open: (files: readonly File[]) => Promise<void>,
  ): Promise<Problem | undefined> {
    const { unpackArchives } = await import("./archives");
    const unpacked = await unpackArchives(plan, pending);
    if (this.pending.current !== pending) return undefined;
    if (!unpacked.ok) return unpacked.error;
    const { files, sources } = unpacked.value;
    await open(files);
    if (sources.length > 0) {
      const { addDropped } = await import("../sources/addDropped");
      await addDropped([], sources);
    }
    return undefined;
  }

  /** Does something once the view is drawn. What waited already need not wait longer, if its view is gone. */
  whenDrawn(run: () => void, { isNewView }: { readonly isNewView: boolean }): void {
    if (isNewView) this.drawn();
    this.afterDrawn.push(run);
  }

  /** The view is drawn. */
  drawn(): void {
    const due = this.afterDrawn;
    this.afterDrawn = [];
    for (const run of due) run();
  }
}

function askForHost(url: URL): Promise<boolean> {
  return new Promise(resolve => {
    sessionStore.setState({
      question: {
        kind: "host",
        url,
        answer: yes => {
          sessionStore.setState({ question: undefined });
          resolve(yes);
        },
      },
    });
  });
}
