import type { Problem } from "../base/problem";
import { err, ok, type Result } from "../base/result";
import { watchWorker, workerName } from "./lifeline";
import type {
  Answer,
  AnswerTo,
  OpenMark,
  OpenProgress,
  OpenRequest,
  OpenRole,
  ProfileSummary,
  Question,
  Request,
  Response,
} from "./protocol";

/** What may be told while a profile opens. Times are on the page's own clock (`performance.now()`). */
export interface OpenListener {
  onProgress?(progress: OpenProgress): void;
  onMark?(mark: OpenMark, atMs: number): void;
}

/** A profile on its way. */
export interface Opening {
  /** What a comparison names it by, where it is a base. */
  readonly id: number;
  readonly done: Promise<Result<ProfileSummary, Problem>>;
  readonly cancel: () => void;
}

/** What is to be opened, as an `OpenRequest` has it; without a role, to be shown. */
export type OpenWish = Pick<OpenRequest, "sources"> &
  Partial<Pick<OpenRequest, "role" | "step" | "salvages">>;

/** The part of a Worker that the client uses; tests put a plain object in its place. */
export interface WorkerLike {
  postMessage(message: Request): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Response>) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
  terminate(): void;
}

const WORKER_STOPPED = "the worker stopped";

const CANCELLED: Problem = {
  kind: "cancelled",
  message: "This was stopped before it finished.",
  advice: "Start it again.",
};

/**
 * The page's face of the engine: promises instead of messages. A newer question of the same slot takes the place
 * of an older one that is still waiting; the older promise resolves with a `cancelled` problem.
 */
export class EngineClient {
  private readonly worker: WorkerLike;
  private readonly unwatch: () => void;
  private nextId = 1;
  /** The open that the page's profile came from; 0: none. */
  private profileId = 0;
  /** Why nothing is answered any more. */
  private stopped: Problem | undefined;
  private readonly asks = new Map<number, (outcome: Result<Answer, Problem>) => void>();
  private readonly askOfSlot = new Map<string, number>();
  private opening:
    | {
        id: number;
        role: OpenRole;
        listener: OpenListener;
        settle: (outcome: Result<ProfileSummary, Problem>) => void;
      }
    | undefined;

  /** @param watch calls back once the worker has ended; returns what gives that up */
  constructor(
    worker: WorkerLike,
    onCrash: (message: string) => void,
    watch: (onEnd: () => void) => () => void = () => () => undefined,
  ) {
    this.worker = worker;
    worker.addEventListener("message", event => this.receive(event.data));
    const stop = (message: string) => {
      if (this.stopped !== undefined) return;
      this.failEverything(message);
      onCrash(message);
    };
    const crashed = (event: Event) =>
      stop(event instanceof ErrorEvent && event.message ? event.message : WORKER_STOPPED);
    worker.addEventListener("error", crashed);
    worker.addEventListener("messageerror", crashed);
    this.unwatch = watch(() => stop(WORKER_STOPPED));
  }

  /** Opens one profile, or several merged. An open in progress is cancelled; the open profile stays until success. */
  open(wish: OpenWish, listener: OpenListener = {}): Opening {
    const { role = "profile", salvages = false } = wish;
    this.opening?.settle(err(CANCELLED));
    if (this.stopped !== undefined) {
      return { id: 0, done: Promise.resolve(err(this.stopped)), cancel: () => undefined };
    }
    const id = this.nextId++;
    const done = new Promise<Result<ProfileSummary, Problem>>(resolve => {
      this.opening = {
        id,
        role,
        listener,
        settle: outcome => {
          if (this.opening?.id === id) this.opening = undefined;
          resolve(outcome);
        },
      };
    });
    const { profileId } = this;
    this.worker.postMessage({ kind: "open", openId: id, profileId, ...wish, role, salvages });
    return {
      id,
      done,
      cancel: () => {
        if (this.opening?.id !== id) return;
        this.worker.postMessage({ kind: "cancelOpen", openId: id });
        this.opening.settle(err(CANCELLED));
      },
    };
  }

  /**
   * Asks about the open profile.
   * @param slot Who asks, such as "flame" or "top": one question waits per slot, the latest.
   * @param background The answer may wait until nothing else is asked.
   */
  ask<Q extends Question>(
    question: Q,
    slot: string,
    { background = false } = {},
  ): Promise<Result<AnswerTo<Q>, Problem>> {
    this.cancelSlot(slot);
    if (this.stopped !== undefined) return Promise.resolve(err(this.stopped));
    const id = this.nextId++;
    this.askOfSlot.set(slot, id);
    const askedAtMs = performance.now();
    return new Promise(resolve => {
      this.asks.set(id, outcome => {
        this.asks.delete(id);
        if (this.askOfSlot.get(slot) === id) this.askOfSlot.delete(slot);
        if (outcome.ok) measureQuestion(question, askedAtMs);
        resolve(outcome as Result<AnswerTo<Q>, Problem>);
      });
      this.worker.postMessage({ kind: "ask", askId: id, profileId: this.profileId, question, background });
    });
  }

  /** Has the engine make itself ready, while nothing is open and nothing else is to be done. */
  rehearse(): void {
    if (this.stopped === undefined) this.worker.postMessage({ kind: "rehearse" });
  }

  /** Drops the slot's waiting question, if any. */
  cancelSlot(slot: string): void {
    const id = this.askOfSlot.get(slot);
    if (id === undefined) return;
    this.worker.postMessage({ kind: "cancel", askId: id });
    this.asks.get(id)?.(err(CANCELLED));
  }

  dispose(): void {
    this.unwatch();
    this.failEverything("the engine was closed");
    this.worker.terminate();
  }

  private receive(response: Response): void {
    switch (response.kind) {
      case "progress":
        if (this.opening?.id === response.openId) this.opening.listener.onProgress?.(response.progress);
        return;
      case "mark":
        if (this.opening?.id === response.openId) {
          this.opening.listener.onMark?.(response.mark, response.atEpochMs - performance.timeOrigin);
        }
        return;
      case "opened":
        if (this.opening?.id !== response.openId) return;
        if (this.opening.role === "profile") {
          // What is still being asked is about the profile before.
          for (const slot of this.askOfSlot.keys()) this.cancelSlot(slot);
          this.profileId = response.openId;
        }
        this.opening.settle(ok(response.summary));
        return;
      case "openFailed":
        if (this.opening?.id === response.openId) this.opening.settle(err(response.problem));
        return;
      case "alive":
        return;
      case "answer":
        this.asks.get(response.askId)?.(ok(response.answer));
        return;
      case "refused":
        this.asks.get(response.askId)?.(err(response.problem));
        return;
    }
  }

  private failEverything(message: string): void {
    const problem: Problem = {
      kind: "tooLarge",
      message: `The engine stopped: ${message}.`,
      advice: "Reload the page; if the profile is very large, close other tabs first.",
    };
    this.stopped = problem;
    this.opening?.settle(err(problem));
    for (const settle of this.asks.values()) settle(err(problem));
  }
}

/**
 * On the page's timeline, for whoever measures from outside: how long the latest answer to a question took, from
 * posting it to having it, such as `proflens:question:top` or `proflens:question:report dot`.
 */
function measureQuestion(question: Question, askedAtMs: number): void {
  const { kind } = question;
  const name = `proflens:question:${kind === "report" ? `report ${question.command}` : kind}`;
  // The browser keeps every measure until it is told not to.
  performance.clearMeasures(name);
  performance.measure(name, { start: askedAtMs });
}

/** Starts the engine in a worker of its own. */
export function startEngine(onCrash: (message: string) => void): EngineClient {
  const name = workerName("proflens-engine");
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name });
  return new EngineClient(worker, onCrash, onEnd => watchWorker(worker, name, onEnd));
}
