// In a report of one file, a worker is under the policy of the page.
import "./trustedScripts";
import { isMissingPart, MISSING_PART } from "../base/missingPart";
import { type Problem, ProblemError } from "../base/problem";
import { err } from "../base/result";
import { Ahead } from "./ahead";
import { openSources } from "./opening";
import { holdLifeline } from "./lifeline";
import { LoadedProfile, loadNaming } from "./loaded";
import type { OpenRequest, ProfileSummary, Question, Request, Response } from "./protocol";
import { HANDLERS } from "./questions";
import type { Handler } from "./questions/question";
import { Scheduler } from "./scheduler";
import { SourceThread } from "./source/remotePieces";
import { summarise } from "./summary";
import { transferables } from "./transferables";

/** The engine's worker: it keeps the open profile, opens new ones and answers questions about it. */

interface Opened {
  readonly openId: number;
  readonly loaded: LoadedProfile;
  readonly summary: ProfileSummary;
}

const thread = new SourceThread();
const scheduler = new Scheduler();
const ahead = new Ahead(scheduler);
/** The profile that the page shows, and one that was opened since and that the page has not spoken of yet. */
let shown: Opened | undefined;
let fresh: Opened | undefined;
let rehearsal: AbortController | undefined;
let opening: { readonly openId: number; readonly abort: AbortController } | undefined;
/** Whether what is asked after the first picture was rehearsed, or is being. */
let isLaterRehearsed = false;
/** Questions whose expressions are being compiled; one that leaves this set meanwhile was cancelled. */
const preparing = new Set<number>();

holdLifeline();

self.addEventListener("message", (event: MessageEvent<Request>) => {
  const request = event.data;
  switch (request.kind) {
    case "open":
      show(request.profileId);
      open(request).catch(reportError);
      return;
    case "cancelOpen":
      if (opening?.openId === request.openId) opening.abort.abort();
      return;
    case "ask":
      show(request.profileId);
      answer(request.askId, request.question, request.background === true).catch(reportError);
      return;
    case "rehearse":
      prepare().catch(reportUnlessMissing);
      return;
    case "cancel":
      preparing.delete(request.askId);
      scheduler.cancel(request.askId);
      return;
  }
});

/** The page speaks of a profile: any other may go. */
function show(profileId: number): void {
  if (fresh?.openId !== profileId) return;
  shown = fresh;
  fresh = undefined;
}

function post(response: Response, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}

/** Makes the first open faster, unless it has begun. */
async function prepare(): Promise<void> {
  const { rehearse } = await import("./rehearsal");
  if (opening !== undefined || shown !== undefined || fresh !== undefined) return;
  rehearsal = new AbortController();
  const { signal } = rehearsal;
  await rehearse(thread, signal).catch((error: unknown) => {
    // What an open would run into it tells itself.
    if (!(error instanceof ProblemError || error instanceof RangeError)) throw error;
  });
}

/** Makes what is asked after the first picture faster, where there are enough samples for that to be felt. */
async function prepareLater(): Promise<void> {
  if (isLaterRehearsed || (shown?.loaded.profile.samples.count ?? 0) < LEAST_REHEARSED_SAMPLES) return;
  isLaterRehearsed = true;
  const { rehearseLater } = await import("./rehearsal/later");
  await rehearseLater(scheduler, () => opening !== undefined || preparing.size > 0).catch(
    (error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
    },
  );
}

async function open({ openId, role, sources, step, salvages }: OpenRequest): Promise<void> {
  rehearsal?.abort();
  opening?.abort.abort();
  ahead.end();
  if (step !== undefined) {
    compareWithStep(openId, step);
    return;
  }
  const abort = new AbortController();
  opening = { openId, abort };
  // Fetched while the profile is read.
  const naming = loadNaming();
  const opened = await openSources(
    thread,
    sources,
    {
      onProgress: progress => post({ kind: "progress", openId, progress }),
      onMark: (mark, atEpochMs) => post({ kind: "mark", openId, mark, atEpochMs }),
    },
    abort.signal,
    salvages,
  ).catch((error: unknown) => {
    if (error instanceof RangeError) return err(OUT_OF_MEMORY);
    return refusedPart(error);
  });
  if (abort.signal.aborted) return;
  opening = undefined;
  if (!opened.ok) {
    post({ kind: "openFailed", openId, problem: opened.error });
    return;
  }
  const { read, profile } = opened.value;
  const loaded = new LoadedProfile(read, profile, { naming: await naming });
  loaded.setSteps(opened.value.steps);
  const summary = summarise(loaded, opened.value);
  if (role === "profile") fresh = { openId, loaded, summary };
  else {
    const problem = await import("./shaping").then(
      ({ baseProblem }) => (shown === undefined ? NOTHING_OPEN : baseProblem(shown.loaded.profile, read)),
      (error: unknown) => refusedPart(error).error,
    );
    if (problem !== undefined) {
      post({ kind: "openFailed", openId, problem });
      return;
    }
    shown?.loaded.setBase({ baseId: openId, read });
  }
  post({ kind: "opened", openId, summary });
  if (role === "profile") ahead.beginWhole(loaded, summary.defaultSampleTypeIndex);
}

/** A profile of the open series is the base from now on. */
function compareWithStep(openId: number, step: number): void {
  const read = shown?.loaded.steps[step];
  const summary = shown?.summary.steps?.[step]?.summary;
  if (read === undefined || summary === undefined) {
    post({ kind: "openFailed", openId, problem: NO_SUCH_STEP });
    return;
  }
  shown?.loaded.setBase({ baseId: openId, read: read.read });
  post({ kind: "opened", openId, summary });
}

async function answer(askId: number, question: Question, background: boolean): Promise<void> {
  ahead.learn(question);
  // Info is about the file.
  const asked = question.kind === "info" ? shown?.loaded.at(question.step) : shown?.loaded.under(question);
  const problem = asked === undefined ? NOTHING_OPEN : unanswerable(asked, question);
  if (asked === undefined || problem !== undefined) {
    post({ kind: "refused", askId, problem: problem ?? NOTHING_OPEN });
    return;
  }
  const handler = HANDLERS[question.kind] as Handler<Question>;
  preparing.add(askId);
  const prepared = await handler(asked, question).catch(refusedPart);
  if (!preparing.delete(askId)) return;
  if (!prepared.ok) {
    post({ kind: "refused", askId, problem: prepared.error });
    return;
  }
  scheduler.add(
    askId,
    background ? BACKGROUND_RANK : RANKS[question.kind],
    prepared.value,
    given => {
      if (given.ok) post({ kind: "answer", askId, answer: given.value }, transferables(given.value));
      else post({ kind: "refused", askId, problem: given.error });
      if (question.kind === "shown" && scheduler.isIdle)
        ahead.beginFiltered(asked, question).catch(reportUnlessMissing);
      prepareLater().catch(reportUnlessMissing);
    },
    error => {
      if (!(error instanceof RangeError)) throw error;
      post({ kind: "refused", askId, problem: ANSWER_TOO_LARGE });
    },
  );
}

/** The refusal where code that this needs could not be fetched; what is open stays. Other errors are thrown again. */
function refusedPart(error: unknown): { ok: false; error: Problem } {
  if (!isMissingPart(error)) throw error;
  return err(MISSING_PART);
}

/** Nobody waits for this: where its code cannot be fetched, it is left out. */
function reportUnlessMissing(error: unknown): void {
  if (!isMissingPart(error)) reportError(error);
}

/** Why a profile has no answer to a question: info is all that can be said of one without a sample type. */
function unanswerable({ profile }: LoadedProfile, question: Question): Problem | undefined {
  if (question.kind === "info" || profile.sampleTypes[question.sampleTypeIndex] !== undefined)
    return undefined;
  // A view that is about to go may ask with the sample type of the profile before.
  return profile.sampleTypes.length === 0 ? NO_SAMPLE_TYPE : NOTHING_OPEN;
}

const NO_SAMPLE_TYPE: Problem = {
  kind: "unsupported",
  message: "This profile has no sample types, and so no samples.",
  advice: "Look at what else the file says under Info, or record it again.",
};

/** With fewer, whatever is asked takes a few milliseconds. */
const LEAST_REHEARSED_SAMPLES = 5000;

/** Which question goes first: the picture, then what stands beside it. */
const RANKS: { readonly [Kind in Question["kind"]]: number } = {
  shown: 1,
  flame: 0,
  locate: 0,
  frameGroups: 1,
  top: 0,
  topCells: 1,
  topFind: 1,
  topFrames: 1,
  topCopy: 1,
  frameNames: 1,
  search: 1,
  info: 1,
  labels: 1,
  labelKeys: 2,
  pivot: 0,
  peek: 1,
  presets: 1,
  findings: 3,
  report: 1,
  share: 2,
  series: 0,
  sourceFiles: 1,
  graph: 0,
  sourceIndex: 1,
  sourceLines: 0,
  details: 2,
  useSourceMaps: 0,
  counterparts: 0,
  originalText: 1,
};
const BACKGROUND_RANK = 3;

const OUT_OF_MEMORY: Problem = {
  kind: "tooLarge",
  message: "The profile does not fit into this page's memory.",
  advice: "Close other tabs and try again, or record a shorter profile.",
};

const ANSWER_TOO_LARGE: Problem = {
  kind: "tooLarge",
  message: "The answer does not fit into this page's memory.",
  advice: "Ask for less: set a filter, or have less told apart.",
};

const NO_SUCH_STEP: Problem = {
  kind: "unreachable",
  message: "The series that is open does not have this profile.",
  advice: "Choose another base.",
};

const NOTHING_OPEN: Problem = {
  kind: "cancelled",
  message: "No profile is open.",
  advice: "Open one first.",
};
