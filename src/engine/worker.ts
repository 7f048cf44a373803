import type { Problem } from "../base/problem";
import type { Steps } from "../base/steps";
import { openSources } from "./opening";
import type { Answer, OpenSource, Question, Request, Response } from "./protocol";
import { HANDLERS } from "./questions";
import type { Handler } from "./questions/question";
import { Scheduler } from "./scheduler";
import { Session } from "./session";
import { SourceThread } from "./source/remotePieces";
import { summarise } from "./summary";
import { transferables } from "./transferables";

/** The engine's worker: it keeps the only profile, opens new ones and answers questions about it. */

const thread = new SourceThread();
const scheduler = new Scheduler();
let session: Session | undefined;
let opening: { readonly openId: number; readonly abort: AbortController } | undefined;
/** Questions whose expressions are being compiled; one that leaves this set meanwhile was cancelled. */
const preparing = new Set<number>();

self.addEventListener("message", (event: MessageEvent<Request>) => {
  const request = event.data;
  switch (request.kind) {
    case "open":
      void open(request.openId, request.sources);
      return;
    case "cancelOpen":
      if (opening?.openId === request.openId) opening.abort.abort();
      return;
    case "ask":
      void answer(request.askId, request.question, request.background === true);
      return;
    case "cancel":
      preparing.delete(request.askId);
      scheduler.cancel(request.askId);
      return;
  }
});

function post(response: Response, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}

async function open(openId: number, sources: readonly OpenSource[]): Promise<void> {
  opening?.abort.abort();
  const abort = new AbortController();
  opening = { openId, abort };
  const opened = await openSources(
    thread,
    sources,
    {
      onProgress: progress => post({ kind: "progress", openId, progress }),
      onMark: (mark, atEpochMs) => post({ kind: "mark", openId, mark, atEpochMs }),
    },
    abort.signal,
  );
  if (abort.signal.aborted) return;
  opening = undefined;
  if (!opened.ok) {
    post({ kind: "openFailed", openId, problem: opened.error });
    return;
  }
  scheduler.cancelAll();
  session = new Session(opened.value.profile);
  post({ kind: "opened", openId, summary: summarise(session, opened.value, sources.length) });
}

async function answer(askId: number, question: Question, background: boolean): Promise<void> {
  const asked = session;
  if (asked === undefined) {
    post({ kind: "refused", askId, problem: NOTHING_OPEN });
    return;
  }
  const handler = HANDLERS[question.kind] as Handler<Question>;
  const prepared = handler(asked, question);
  let steps: Steps<Answer>;
  if (prepared instanceof Promise) {
    preparing.add(askId);
    const outcome = await prepared;
    if (!preparing.delete(askId) || asked !== session) return;
    if (!outcome.ok) {
      post({ kind: "refused", askId, problem: outcome.error });
      return;
    }
    steps = outcome.value;
  } else {
    steps = prepared;
  }
  scheduler.add(
    askId,
    background ? 1 : 0,
    steps,
    given => post({ kind: "answer", askId, answer: given }, transferables(given)),
    error => {
      throw error;
    },
  );
}

const NOTHING_OPEN: Problem = {
  kind: "cancelled",
  message: "No profile is open.",
  advice: "Open one first.",
};
