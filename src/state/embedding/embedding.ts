import type { Problem } from "../../base/problem";
import { err, ok, type Result } from "../../base/result";
import { habits } from "../habits";
import { EMPTY_VIEW_STATE, type ReadLink, readLink, writeLink } from "../link";
import type { Opener } from "../opening/opener";
import { planFiles } from "../opening/plan";
import { sessionStore } from "../session";
import { viewStore } from "../viewStore";
import type { Permission } from "./permission";
import { type AppMessage, type EmbedderMessage, PROTOCOL_VERSION } from "./protocol";
import { readMessage } from "./readMessage";

/** The page that shows the app in a frame, or that opened its window. */
export interface Embedder {
  /** Only messages of this window count. */
  readonly window: Pick<Window, "postMessage">;
  /** The app is in a frame of it. */
  readonly isParent: boolean;
}

/** A message as it arrives. */
export type Arrival = Pick<MessageEvent<unknown>, "data" | "origin" | "source">;

/**
 * Does what the embedder says, one thing after the other, and tells it what the user selects in the profile that it
 * gave; of other profiles it learns nothing.
 */
export class Embedding {
  private readonly opener: Opener;
  private readonly embedder: Embedder;
  private readonly permission: Permission;
  /** All that was asked so far. */
  private done: Promise<void> = Promise.resolve();
  /** The embedder's profile: the number of its open, and to whom it belongs. */
  private own: { readonly number: number; readonly origin: string } | undefined;
  private toldSelection: string | undefined;

  constructor(opener: Opener, embedder: Embedder, permission: Permission) {
    this.opener = opener;
    this.embedder = embedder;
    this.permission = permission;
  }

  /** Says that messages are heard. Anybody may know. */
  start(): void {
    viewStore.subscribe(() => this.tellSelection());
    this.tell({ type: "ready" }, "*");
  }

  /** Takes a message that reached the page, from whomever. */
  receive({ data, origin, source }: Arrival): Promise<void> {
    if (source !== this.embedder.window) return this.done;
    const read = readMessage(data);
    if (read === undefined) return this.done;
    this.done = this.done
      .catch(() => undefined)
      .then(async () => {
        const { id, problem } = read.ok
          ? { id: read.value.id, problem: await this.obey(read.value, origin) }
          : read.error;
        if (problem === undefined) return;
        const { kind, message, advice } = problem;
        this.tell({ type: "error", ...(id !== undefined && { id }), kind, message, advice }, origin);
      });
    return this.done;
  }

  /** Does what a message says. @returns why not, if so */
  private async obey(message: EmbedderMessage, origin: string): Promise<Problem | undefined> {
    switch (message.type) {
      case "hello":
        this.tell({ ...message, type: "ready" }, origin);
        return undefined;
      case "open":
        return await this.open(message, origin);
      case "setView":
        return this.setView(message.view, origin);
    }
  }

  private async open(
    { id, name, buffer, view }: EmbedderMessage & { type: "open" },
    origin: string,
  ): Promise<Problem | undefined> {
    const link = view === undefined ? ok(undefined) : readView(view);
    if (!link.ok) return link.error;
    // Whoever has no address could be followed by anybody in its window.
    if (origin === "null" && !this.embedder.isParent) return NO_ORIGIN;
    if (!(await this.permission.isGiven(origin, name))) return REFUSED;

    const plan = planFiles([new File([buffer], name)], [], performance.now());
    // In a frame it is the embedder's to keep: it is asked again after a reload.
    const given = this.embedder.isParent ? { ...plan, keep: undefined } : plan;
    this.opener.provide(given);
    const shown = link.value ?? { state: { ...EMPTY_VIEW_STATE, ...habits() }, warnings: [] };
    const before = sessionStore.getState();
    // What is open is one step back.
    const how = viewStore.getState().state.origin === undefined ? "replace" : "push";
    await this.opener.follow({ ...shown, state: { ...shown.state, origin: plan.origin } }, how);
    const { profile, failure } = sessionStore.getState();
    if (profile === undefined || profile.number === before.profile?.number) {
      return failure === undefined || failure === before.failure ? STOPPED : failure.problem;
    }
    this.own = { number: profile.number, origin };
    this.toldSelection = viewStore.getState().state.selection;
    const sampleTypes = profile.summary.sampleTypes.map(({ type, unit }) => ({ type, unit }));
    this.tell({ type: "opened", ...(id !== undefined && { id }), name: profile.name, sampleTypes }, origin);
    return undefined;
  }

  private setView(view: string, origin: string): Problem | undefined {
    if (!this.showsOwn() || this.own?.origin !== origin) return NOT_OPEN;
    const link = readView(view);
    if (!link.ok) return link.error;
    const { state } = viewStore.getState();
    this.opener.navigation.show(
      { ...link.value, state: { ...link.value.state, origin: state.origin, base: state.base } },
      "replace",
    );
    return undefined;
  }

  private tellSelection(): void {
    const { state } = viewStore.getState();
    // In a comparison names may be those of the base, which is the user's.
    if (this.own === undefined || !this.showsOwn() || state.base !== undefined) return;
    if (state.selection === this.toldSelection) return;
    this.toldSelection = state.selection;
    const view = writeLink({ ...state, origin: undefined, base: undefined });
    this.tell({ type: "selectionChanged", selection: state.selection ?? null, view }, this.own.origin);
  }

  /** Whether what is open is what the embedder gave. */
  private showsOwn(): boolean {
    const isOpen = viewStore.getState().state.origin !== undefined;
    return isOpen && this.own !== undefined && sessionStore.getState().profile?.number === this.own.number;
  }

  /** @param origin who alone may hear it; a page without one is reached wherever it is */
  private tell(message: AppMessage, origin: string): void {
    const target = origin === "null" ? "*" : origin;
    this.embedder.window.postMessage({ proflens: PROTOCOL_VERSION, ...message }, target);
  }
}

/** A link that says how, and not what. */
function readView(view: string): Result<ReadLink, Problem> {
  const link = readLink(view);
  return link.state.origin === undefined && link.state.base === undefined ? ok(link) : err(NAMES_PROFILE);
}

const NAMES_PROFILE: Problem = {
  kind: "unsupported",
  message: "The view names a profile (url, example, recent, inline, base or diff_base).",
  advice: "Send the profile itself, with open.",
};

const NOT_OPEN: Problem = {
  kind: "unsupported",
  message: "The profile that is open is not one that this page sent.",
  advice: "Send it with open first.",
};

const REFUSED: Problem = {
  kind: "cancelled",
  message: "The user did not want a profile from this page.",
  advice: "Reload Proflens to ask again.",
};

const STOPPED: Problem = {
  kind: "cancelled",
  message: "The profile was not opened: it was cancelled, or another one was opened instead.",
  advice: "Send it again.",
};

const NO_ORIGIN: Problem = {
  kind: "unsupported",
  message:
    "A page without an origin (a file, or a sandboxed frame) can send profiles only into a frame of its own.",
  advice: "Show Proflens in an iframe, or serve the page over http.",
};
